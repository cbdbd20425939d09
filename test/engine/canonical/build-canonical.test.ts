import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { Store } from "../../../electron/engine/store.ts";
import type { Problem } from "../../../shared/problem.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Mapping } from "../../../shared/table/mapping.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { type FixtureTable, storeRaw } from "./raw-fixture.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 2 });
});
afterEach(() => store.close());

async function build(tables: readonly RawTable[], mapping: Mapping): Promise<CanonicalFacts> {
  const built = await buildCanonical(store, tables, mapping, QUIET_JOB);
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.value;
}

async function problem(tables: readonly RawTable[], mapping: Mapping): Promise<Problem | null> {
  const built = await buildCanonical(store, tables, mapping, QUIET_JOB);
  return built.ok ? null : built.problem;
}

const put = (id: string, table: Omit<FixtureTable, "id">): Promise<RawTable> => storeRaw(store, { id, sheet: null, ...table });

const accounts = (): Promise<Record<string, unknown>[]> =>
  store.all("select u.customer_id as id, a.* exclude (customer) from accounts a join customers u using (customer) order by id");

describe("accounts", () => {
  it("of sheets with different columns are one row a customer", async () => {
    const one = await put("raw_1", {
      file: "a.csv",
      columns: [
        { header: "id", cells: ["x", "y", "z"] },
        { header: "mrr", cells: [10, 20, 30] },
        { header: "Plan", cells: ["A", "B", "A"] },
      ],
    });
    const two = await put("raw_2", {
      file: "b.csv",
      columns: [
        { header: "id", cells: ["z", "x", "w"] },
        { header: "gone", type: "boolean", cells: [true, false, true] },
      ],
    });
    const facts = await build([one, two], {
      tables: [
        { file: "a.csv", as: "accounts", columns: { customer_id: "id", mrr: "mrr", Plan: "Plan" } },
        { file: "b.csv", as: "accounts", columns: { customer_id: "id", churned: "gone" } },
      ],
    });
    expect((await accounts()).map(({ id, mrr, Plan, churned }) => [id, mrr, Plan, churned])).toEqual([
      ["w", null, null, true],
      ["x", 10, "A", false],
      ["y", 20, "B", null],
      ["z", 30, "A", true],
    ]);
    expect(facts.customers).toBe(4);
    expect(facts.sources.map(({ rows, used, excluded }) => [rows, used, excluded])).toEqual([
      [3, 3, []],
      [3, 3, []],
    ]);
    expect(facts.fields.accounts).toEqual(["customer_id", "churned", "mrr", "Plan"]);
  });

  it("of sheets with the same columns are appended, and the last row of a customer holds", async () => {
    const columns = (ids: readonly string[], mrr: readonly (number | null)[]) => [
      { header: "id", cells: ids },
      { header: "mrr", cells: mrr },
    ];
    const one = await put("raw_1", { file: "jan.csv", columns: columns(["x", "y", "x"], [1, 2, 3]) });
    const two = await put("raw_2", { file: "feb.csv", columns: columns(["y", "z"], [null, 5]) });
    const mapped = { as: "accounts", columns: { customer_id: "id", mrr: "mrr" } } as const;
    const facts = await build([one, two], {
      tables: [
        { file: "jan.csv", ...mapped },
        { file: "feb.csv", ...mapped },
      ],
    });
    expect((await accounts()).map(({ id, mrr, source, row }) => [id, mrr, source, row])).toEqual([
      ["x", 3, 0, 4],
      ["y", null, 1, 2],
      ["z", 5, 1, 3],
    ]);
    expect(facts.sources[0]?.excluded).toEqual([{ reason: "DUPLICATE_ACCOUNT", field: "customer_id", count: 2, rows: [2, 3] }]);
    expect(facts.sources.map(({ used }) => used)).toEqual([1, 2]);
  });

  it("without an id or ending before they start go first, so that an earlier sound row of the customer holds", async () => {
    const raw = await put("raw_1", {
      columns: [
        { header: "id", cells: ["x", null, "x", " "] },
        { header: "start", type: "day", cells: ["2025-01-01", "2025-01-01", "2025-05-01", "2025-01-01"] },
        { header: "end", type: "day", cells: ["2025-01-01", null, "2025-04-30", null] },
      ],
    });
    const facts = await build([raw], {
      tables: [{ as: "accounts", columns: { customer_id: "id", start_date: "start", end_date: "end" } }],
    });
    expect((await accounts()).map(({ id, row }) => [id, row])).toEqual([["x", 2]]);
    expect(facts.sources[0]?.excluded).toEqual([
      { reason: "END_BEFORE_START", field: "end_date", count: 1, rows: [4] },
      { reason: "MISSING_ID", field: "customer_id", count: 2, rows: [3, 5] },
    ]);
    expect(facts.sources[0]).toMatchObject({ rows: 4, used: 1 });
  });

  it("that end before they start only once joined are excluded too", async () => {
    const one = await put("raw_1", {
      file: "a.csv",
      columns: [
        { header: "id", cells: ["x", "y"] },
        { header: "start", type: "day", cells: ["2025-05-01", "2025-05-01"] },
      ],
    });
    const two = await put("raw_2", {
      file: "b.csv",
      columns: [
        { header: "id", cells: ["x", "y"] },
        { header: "end", type: "day", cells: ["2025-04-01", "2025-06-01"] },
      ],
    });
    await build([one, two], {
      tables: [
        { file: "a.csv", as: "accounts", columns: { customer_id: "id", start_date: "start" } },
        { file: "b.csv", as: "accounts", columns: { customer_id: "id", end_date: "end" } },
      ],
    });
    expect((await accounts()).map(({ id }) => id)).toEqual(["y"]);
    expect(await store.all("select customer_id from customers")).toEqual([{ customer_id: "y" }]);
  });
});

describe("tables", () => {
  it("of two files as the same table stand under each other; a field that one lacks is empty there", async () => {
    const one = await put("raw_1", {
      file: "a.csv",
      columns: [
        { header: "score", cells: [9, 10] },
        { header: "Team", cells: ["N", "S"] },
      ],
    });
    const two = await put("raw_2", {
      file: "b.csv",
      columns: [
        { header: "note", type: "text", cells: ["3"] },
        { header: "team", cells: [7] },
      ],
    });
    const facts = await build([one, two], {
      tables: [
        { file: "a.csv", as: "answers", columns: { nps: "score", Team: "Team" } },
        { file: "b.csv", as: "answers", columns: { nps: "note", Team: "team" } },
      ],
    });
    expect(await store.all("select ord, source, row, customer, nps, Team from answers order by ord")).toEqual([
      { ord: 0, source: 0, row: 2, customer: null, nps: 9, Team: "N" },
      { ord: 1, source: 0, row: 3, customer: null, nps: 10, Team: "S" },
      { ord: 2, source: 1, row: 2, customer: null, nps: 3, Team: "7" },
    ]);
    expect(facts.fields.answers).toEqual(["nps", "Team"]);
  });

  it("may be read twice, as two tables", async () => {
    const raw = await put("raw_1", {
      columns: [
        { header: "id", cells: ["x", "y"] },
        { header: "sat", cells: [4, 9] },
        { header: "mrr", cells: [1, 2] },
      ],
    });
    const facts = await build([raw], {
      tables: [
        { as: "answers", columns: { customer_id: "id", csat: "sat" } },
        { as: "accounts", columns: { customer_id: "id", mrr: "mrr" } },
      ],
    });
    expect(facts.sources.map(({ as, used }) => [as, used])).toEqual([
      ["answers", 1],
      ["accounts", 2],
    ]);
  });

  it("are replaced as a whole by a new mapping", async () => {
    const raw = await put("raw_1", {
      columns: [
        { header: "id", cells: ["x"] },
        { header: "S", cells: ["a"] },
        { header: "n", cells: [9] },
      ],
    });
    await build([raw], { tables: [{ as: "answers", columns: { nps: "n", segment: "S" } }] });
    await build([raw], { tables: [{ as: "accounts", columns: { customer_id: "id", segment: "S" } }] });
    const names = await store.all<{ name: string }>(
      "select table_name as name from duckdb_tables() where not starts_with(table_name, 'raw') order by name",
    );
    expect(names.map(({ name }) => name)).toEqual(["accounts", "customers"]);
  });

  it("know the latest day of what customers did, else of the accounts", async () => {
    const dated = await put("raw_1", {
      file: "a.csv",
      columns: [{ header: "d", type: "moment", cells: ["2026-01-05 10:00:00", "2026-02-01 00:00:00"] }],
    });
    const list = await put("raw_2", {
      file: "b.csv",
      columns: [
        { header: "id", cells: ["x"] },
        { header: "end", type: "day", cells: ["2027-01-01"] },
      ],
    });
    const listed = { file: "b.csv", as: "accounts", columns: { customer_id: "id", end_date: "end" } } as const;
    expect(
      (await build([dated, list], { tables: [{ file: "a.csv", as: "answers", columns: { answered_at: "d" } }, listed] })).latestDay,
    ).toBe("2026-02-01");
    expect((await build([dated, list], { tables: [listed] })).latestDay).toBe("2027-01-01");
  });
});

describe("what cannot be found or understood is said", () => {
  const raw = (): Promise<RawTable> =>
    put("raw_1", {
      file: "a.xlsx",
      sheet: "One",
      columns: [
        { header: "id", cells: ["x"] },
        { header: "n", cells: [9] },
      ],
    });

  it.each([
    ["a file", { tables: [{ file: "b.xlsx", as: "answers", columns: { nps: "n" } }] }, { code: "FILE_NOT_FOUND", file: "b.xlsx" }],
    [
      "a sheet",
      { tables: [{ file: "a.xlsx", sheet: "Two", as: "answers", columns: { nps: "n" } }] },
      { code: "SHEET_NOT_FOUND", file: "a.xlsx", sheet: "Two" },
    ],
    [
      "a column",
      { tables: [{ as: "answers", columns: { nps: "m" } }] },
      { code: "COLUMN_NOT_FOUND", file: "a.xlsx", sheet: "One", column: "m" },
    ],
    ["nothing mapped", { tables: [] }, { code: "NO_USABLE_COLUMN", file: "a.xlsx", detail: { context: "unmapped" } }],
    [
      "a field twice",
      { tables: [{ as: "answers", columns: { nps: "n", NPS: "n" } }] },
      { code: "MAPPING_INVALID", detail: { reason: "FIELD_TWICE", field: "NPS" } },
    ],
    [
      "a scale",
      { tables: [{ as: "answers", columns: { nps: "n" }, scales: { nps: { min: 5, max: 1 } } }] },
      { code: "MAPPING_INVALID", detail: { reason: "SCALE", field: "nps" } },
    ],
  ] as const)("%s", async (_, mapping, expected) => {
    expect(await problem([await raw()], mapping)).toMatchObject(expected);
  });

  it("an unknown canonical table", async () => {
    // A mapping from a file may name anything.
    const mapping = { tables: [{ as: "people", columns: { id: "id" } }] } as unknown as Mapping;
    expect(await problem([await raw()], mapping)).toMatchObject({
      code: "MAPPING_INVALID",
      detail: { reason: "TABLE_UNKNOWN", table: "people" },
    });
  });

  it("two scales of one question", async () => {
    const scaled = (max: number) => ({ as: "answers", columns: { csat: "n" }, scales: { csat: { min: 1, max } } }) as const;
    expect(await problem([await raw()], { tables: [scaled(5), scaled(10)] })).toMatchObject({ detail: { reason: "SCALES_DIFFER" } });
  });

  it("a table left open when several fit; one that alone has the columns is found", async () => {
    const one = await put("raw_1", { file: "a.xlsx", sheet: "One", columns: [{ header: "n", cells: [9] }] });
    const two = await put("raw_2", {
      file: "a.xlsx",
      sheet: "Two",
      columns: [
        { header: "n", cells: [9] },
        { header: "m", cells: [3] },
      ],
    });
    expect(await problem([one, two], { tables: [{ as: "answers", columns: { nps: "n" } }] })).toMatchObject({
      detail: { reason: "TABLE_AMBIGUOUS" },
    });
    expect(await problem([one, two], { tables: [{ as: "answers", columns: { nps: "n", csat: "m" } }] })).toBeNull();
  });

  it("and the tables that stood before stay", async () => {
    const table = await raw();
    await build([table], { tables: [{ as: "answers", columns: { nps: "n" } }] });
    const job = {
      report: () => undefined,
      checkpoint: () => {
        throw new ProblemError({ code: "CANCELLED" });
      },
    };
    const cancelled = await buildCanonical(store, [table], { tables: [{ as: "answers", columns: { csat: "n" } }] }, job);
    expect(cancelled).toEqual({ ok: false, problem: { code: "CANCELLED" } });
    expect(await store.all("select nps from answers")).toEqual([{ nps: 9 }]);
  });
});

describe("the order of rows is irrelevant", () => {
  const row = fc.record({
    id: fc.constantFrom("a", "b", "c", "0001", null),
    nps: fc.option(fc.integer({ min: -1, max: 12 }), { nil: null }),
    day: fc.constantFrom("2025-01-01", "13/02/2025", "05/03/2025", "soon", null),
    amount: fc.constantFrom("12,5", "1.234,5", "3", "x", null),
    segment: fc.constantFrom("SMB", "Mid", "N/A", null),
  });

  it("to every cell of the canonical table", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(row, { minLength: 1, maxLength: 12 })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }))),
        async ([rows, order]) => {
          const read = async (list: readonly number[]): Promise<string[]> => {
            await store.run("drop table if exists raw_1; drop table if exists raw_1_odd");
            const pick = <K extends keyof (typeof rows)[number]>(key: K) => list.map((at) => rows[at]?.[key] ?? null);
            const raw = await put("raw_1", {
              columns: [
                { header: "id", type: "text", cells: pick("id") },
                { header: "nps", type: "number", cells: pick("nps") },
                { header: "day", type: "text", cells: pick("day") },
                { header: "amount", type: "text", cells: pick("amount") },
                { header: "segment", type: "text", cells: pick("segment") },
              ],
            });
            await build([raw], {
              tables: [
                { as: "answers", columns: { customer_id: "id", nps: "nps", answered_at: "day", segment: "segment", Spent: "amount" } },
              ],
            });
            const cells = await store.all("select customer, cast(answered_at_day as varchar) as day, segment, nps, Spent from answers");
            return cells.map((cell) => JSON.stringify(cell)).sort();
          };
          expect(await read(order)).toEqual(await read([...rows.keys()]));
        },
      ),
      { numRuns: 15 },
    );
  });
});

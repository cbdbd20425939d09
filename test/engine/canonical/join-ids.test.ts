import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { inferFromStore } from "../../../electron/engine/canonical/infer-from-store.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { IdRule } from "../../../shared/table/join-report.ts";
import type { TableMapping } from "../../../shared/table/mapping.ts";
import { type Cell, storeRaw } from "./raw-fixture.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 2 });
});
afterEach(() => store.close());

type Ids = { readonly cells: readonly Cell[]; readonly as: "answers" | "accounts" | "tickets" } & Pick<TableMapping, "ids" | "undone">;

/** Tables of ids alone, each a file of its own: `f0.csv`, `f1.csv` … */
async function join(...tables: readonly Ids[]): Promise<CanonicalFacts> {
  const entries: TableMapping[] = [];
  const raws = [];
  for (const [at, { cells, as, ids, undone }] of tables.entries()) {
    const id = `raw_${at + 1}`;
    await store.run(`drop table if exists ${id}; drop table if exists ${id}_odd`);
    raws.push(await storeRaw(store, { id, file: `f${at}.csv`, sheet: null, columns: [{ header: "id", cells }] }));
    const told = { ...(ids === undefined ? {} : { ids }), ...(undone === undefined ? {} : { undone }) };
    entries.push({ file: `f${at}.csv`, as, columns: { customer_id: "id" }, ...told });
  }
  const facts = await buildCanonical(store, raws, { tables: entries }, QUIET_JOB);
  if (!facts.ok) throw new Error(JSON.stringify(facts.problem));
  return facts.value;
}

const customers = async (): Promise<readonly string[]> =>
  (await store.all<{ id: string }>("select customer_id as id from customers order by customer")).map(({ id }) => id);

const ruleOf = (facts: CanonicalFacts, rule: IdRule) => facts.joins[0]?.rules.find((one) => one.rule === rule);

describe("the join report", () => {
  it("counts matched, only left, only right and repeated ids, with the rows they stand in", async () => {
    const facts = await join({ as: "answers", cells: ["a", "b", "a", "x", null] }, { as: "accounts", cells: ["a", "b", "c", "c"] });
    expect(facts.joins).toEqual([
      {
        left: 0,
        right: 1,
        matched: 2,
        onlyLeft: 1,
        onlyRight: 1,
        repeatedLeft: 2,
        repeatedRight: 2,
        examples: {
          onlyLeft: [{ id: "x", rows: [5] }],
          onlyRight: [{ id: "c", rows: [4, 5] }],
          repeatedRight: [{ id: "c", rows: [4, 5] }],
        },
        rules: [
          { rule: "blanks", ids: 0, gained: 0, on: true, clashes: 0 },
          { rule: "capitals", ids: 0, gained: 0, on: false, clashes: 0 },
          { rule: "zeros", ids: 0, gained: 0, on: false, clashes: 0 },
        ],
      },
    ]);
    expect(facts.repairs).toEqual([]);
  });

  it("is empty where one source alone has ids", async () => {
    expect((await join({ as: "answers", cells: ["a", "b"] })).joins).toEqual([]);
  });

  it("counts against the largest source where there are no accounts", async () => {
    const { joins } = await join({ as: "answers", cells: ["a"] }, { as: "tickets", cells: ["a", "b", "c"] });
    expect(joins.map(({ left, right, matched, onlyRight }) => [left, right, matched, onlyRight])).toEqual([[0, 1, 1, 2]]);
  });

  it("counts against all accounts together where they come in several files", async () => {
    const { joins } = await join(
      { as: "accounts", cells: ["a", "b", "c"] },
      { as: "accounts", cells: ["d"] },
      { as: "answers", cells: ["a", "d", "e"] },
    );
    expect(joins.map(({ left, right, matched, onlyLeft }) => [left, right, matched, onlyLeft])).toEqual([
      [1, 0, 0, 1],
      [2, 0, 2, 1],
    ]);
  });

  it("shows at most 20 examples of 20 rows each", async () => {
    const many = Array.from({ length: 30 }, (_, at) => `x${String(at).padStart(2, "0")}`);
    const { joins } = await join(
      { as: "answers", cells: [...many, ...Array.from({ length: 50 }, () => "x00")] },
      { as: "accounts", cells: ["a"] },
    );
    expect(joins[0]?.onlyLeft).toBe(30);
    expect(joins[0]?.examples.onlyLeft.map(({ id }) => id)).toEqual(many.slice(0, 20));
    expect(joins[0]?.examples.onlyLeft[0]?.rows).toHaveLength(20);
  });
});

describe("the customer column of a table whose header says nothing", () => {
  it("is found where its ids stand in the accounts with zeros in front", async () => {
    const numbers = Array.from({ length: 60 }, (_, at) => 300 + 7 * at);
    const listed = numbers.map((number) => String(number).padStart(6, "0"));
    const accounts = await storeRaw(store, {
      id: "raw_1",
      file: "accounts.csv",
      sheet: null,
      columns: [
        { header: "Customer ID", cells: listed },
        { header: "MRR", cells: numbers },
      ],
    });
    const survey = await storeRaw(store, {
      id: "raw_2",
      file: "survey.csv",
      sheet: null,
      columns: [
        { header: "Code", cells: numbers },
        { header: "NPS", cells: numbers.map((number) => number % 11) },
      ],
    });
    const { mapping } = await inferFromStore(store, [accounts, survey]);
    expect(mapping.tables.find(({ as }) => as === "answers")?.columns["customer_id"]).toBe("Code");
  });
});

describe("blanks", () => {
  it("around and inside ids are made equal always, no-break and invisible ones too, and the report says so", async () => {
    const facts = await join(
      { as: "answers", cells: [" a 1 ", "a\u00a0 1", "b\u200b", "\u00a0", " N/A "] },
      { as: "accounts", cells: ["a 1", "b"] },
    );
    expect(await customers()).toEqual(["a 1", "b"]);
    expect(facts.joins[0]).toMatchObject({ matched: 2, onlyLeft: 0 });
    expect(ruleOf(facts, "blanks")).toEqual({ rule: "blanks", ids: 3, gained: 2, on: true, clashes: 1 });
    expect(facts.repairs).toEqual([
      {
        id: "answers/missingWords/customer_id",
        source: 0,
        as: "answers",
        code: "missingWords",
        field: "customer_id",
        cells: 1,
        examples: [{ row: 6, before: " N/A ", after: "" }],
        on: true,
      },
      {
        id: "answers/idBlanks/customer_id",
        source: 0,
        as: "answers",
        code: "idBlanks",
        field: "customer_id",
        cells: 3,
        examples: [
          { row: 2, before: " a 1 ", after: "a 1" },
          { row: 3, before: "a\u00a0 1", after: "a 1" },
          { row: 4, before: "b\u200b", after: "b" },
        ],
        on: true,
      },
    ]);
    expect(await store.all("select customer from answers order by ord")).toEqual([0, 0, 1, null, null].map((customer) => ({ customer })));
  });

  it("stay where a person takes the repair back, and the repair says what it would do", async () => {
    const facts = await join(
      { as: "answers", cells: [" a", "b"], undone: ["answers/idBlanks/customer_id"] },
      { as: "accounts", cells: ["a", "b"] },
    );
    expect(await customers()).toEqual([" a", "a", "b"]);
    expect(facts.repairs).toMatchObject([{ id: "answers/idBlanks/customer_id", cells: 1, on: false }]);
    expect(facts.joins[0]).toMatchObject({ matched: 1, onlyLeft: 1 });
  });
});

describe("words that say there is no id", () => {
  it("are none, and taken back in one table they are ids in all", async () => {
    const accounts: Ids = { as: "accounts", cells: ["a", "N/A"] };
    const facts = await join({ as: "answers", cells: ["a", "N/A", ""] }, accounts);
    expect(await customers()).toEqual(["a"]);
    expect(facts.sources[1]?.excluded).toEqual([{ reason: "MISSING_ID", field: "customer_id", count: 1, rows: [3] }]);
    const back = await join({ as: "answers", cells: ["a", "N/A", ""], undone: ["answers/missingWords/customer_id"] }, accounts);
    expect(await customers()).toEqual(["N/A", "a"]);
    expect(back.sources[1]?.excluded).toEqual([]);
    expect(back.repairs.filter(({ source }) => source === 0)).toMatchObject([{ code: "missingWords", cells: 1, on: false }]);
  });
});

describe("capitals and zeros in front", () => {
  it("are only offered where some customers meet as their ids are written (cli.md: case counting)", async () => {
    const facts = await join({ as: "answers", cells: ["ab1", "AB2", "zz"] }, { as: "accounts", cells: ["AB1", "AB2"] });
    expect(await customers()).toEqual(["AB1", "AB2", "ab1", "zz"]);
    expect(ruleOf(facts, "capitals")).toEqual({ rule: "capitals", ids: 3, gained: 1, on: false, clashes: 0 });
    expect(facts.joins[0]).toMatchObject({ matched: 1, onlyLeft: 2 });
  });

  it("are made equal, as the accounts write them, where nobody would meet without", async () => {
    const facts = await join({ as: "answers", cells: ["ab1", "zz"] }, { as: "accounts", cells: ["AB1", "AB2"] });
    expect(await customers()).toEqual(["AB1", "AB2", "zz"]);
    expect(ruleOf(facts, "capitals")).toMatchObject({ gained: 1, on: true, clashes: 0 });
    expect(facts.joins[0]).toMatchObject({ matched: 1, onlyLeft: 1 });
    expect(facts.repairs).toMatchObject([
      { id: "answers/idCapitals/customer_id", cells: 1, examples: [{ row: 2, before: "ab1", after: "AB1" }], on: true },
    ]);
  });

  it("join 501 stored as a number with 00501 stored as text", async () => {
    const facts = await join({ as: "answers", cells: [501, 7, 12] }, { as: "accounts", cells: ["00501", "00007", "00300"] });
    expect(await customers()).toEqual(["00007", "00300", "00501", "12"]);
    expect(ruleOf(facts, "zeros")).toEqual({ rule: "zeros", ids: 3, gained: 2, on: true, clashes: 0 });
    expect(facts.repairs).toMatchObject([
      {
        id: "answers/idZeros/customer_id",
        cells: 2,
        examples: [
          { row: 2, before: "501", after: "00501" },
          { row: 3, before: "7", after: "00007" },
        ],
      },
    ]);
  });

  it("stay as they are where nothing is gained", async () => {
    const facts = await join({ as: "answers", cells: ["a", "B"] }, { as: "accounts", cells: ["a", "B", "007"] });
    expect(ruleOf(facts, "capitals")).toMatchObject({ gained: 0, on: false });
    expect(ruleOf(facts, "zeros")).toMatchObject({ ids: 1, gained: 0, on: false });
    expect(await customers()).toEqual(["007", "B", "a"]);
  });

  it("are only offered where two different ids of one source would become one", async () => {
    const facts = await join({ as: "answers", cells: ["b"] }, { as: "accounts", cells: ["a", "A", "B"] });
    expect(ruleOf(facts, "capitals")).toEqual({ rule: "capitals", ids: 2, gained: 1, on: false, clashes: 1 });
    expect(await customers()).toEqual(["A", "B", "a", "b"]);
    expect(facts.repairs).toEqual([]);
  });

  it("are made equal where a person says so, clashes or not", async () => {
    const facts = await join({ as: "answers", cells: ["b"], ids: ["blanks", "capitals"] }, { as: "accounts", cells: ["a", "A", "B"] });
    expect(ruleOf(facts, "capitals")).toMatchObject({ on: true, clashes: 1 });
    expect(await customers()).toEqual(["A", "B"]);
    expect(facts.sources[1]?.excluded).toMatchObject([{ reason: "DUPLICATE_ACCOUNT", count: 1 }]);
  });

  it("stay apart where a person says so, or takes the repair back", async () => {
    const accounts: Ids = { as: "accounts", cells: ["AB1"] };
    const told = await join({ as: "answers", cells: ["ab1"], ids: ["blanks"] }, accounts);
    expect(ruleOf(told, "capitals")).toMatchObject({ gained: 1, on: false });
    expect(await customers()).toEqual(["AB1", "ab1"]);
    const undone = await join({ as: "answers", cells: ["ab1"], undone: ["answers/idCapitals/customer_id"] }, accounts);
    expect(await customers()).toEqual(["AB1", "ab1"]);
    expect(undone.repairs).toMatchObject([
      { code: "idCapitals", cells: 1, on: false, examples: [{ row: 2, before: "ab1", after: "AB1" }] },
    ]);
  });

  it("of a zero alone and of letters stay", async () => {
    await join({ as: "answers", cells: ["0", "00", "0x"], ids: ["zeros"] }, { as: "accounts", cells: ["0", "00", "0x"] });
    expect(await customers()).toEqual(["0", "0x"]);
  });
});

describe("the spelling of a customer", () => {
  it("is that of most rows where the accounts do not know it, else the first by text", async () => {
    await join(
      { as: "accounts", cells: ["Z9"] },
      { as: "answers", cells: ["z9", "q", "m"], ids: ["blanks", "capitals"] },
      { as: "tickets", cells: ["Q", "Q", "M"] },
    );
    expect(await customers()).toEqual(["M", "Q", "Z9"]);
  });

  it("and the numbers of customers do not depend on the order of rows or files", async () => {
    const id = fc.constantFrom("a1", "A1", " a1", "001", "1", "01", "b  2", "B 2", "c");
    const rows = fc.array(id, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        rows,
        fc.boolean(),
        fc.constantFrom<readonly IdRule[]>([], ["blanks"], ["blanks", "capitals", "zeros"]),
        async (answers, accounts, turned, ids) => {
          const read = async (reverse: boolean): Promise<unknown> => {
            const cells = (list: readonly string[]): readonly string[] => (reverse ? list.toReversed() : list);
            const facts = await join({ as: "answers", cells: cells(answers), ids }, { as: "accounts", cells: cells(accounts) });
            const rules = facts.joins[0]?.rules;
            const rows = await store.all("select customer, count(*) as n from answers group by customer order by customer");
            return { customers: await customers(), rows, rules, matched: facts.joins[0]?.matched };
          };
          expect(await read(turned)).toEqual(await read(false));
        },
      ),
      { numRuns: 15 },
    );
  });

  it("makes as many customers as different ids, and every id that was matched is one", async () => {
    const id = fc.constantFrom("a", "A", "b", "0b", "7", "007", " a ");
    const rows = fc.array(id, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, rows, async (answers, accounts) => {
        const { joins, customers: n } = await join({ as: "answers", cells: answers }, { as: "accounts", cells: accounts });
        const [report] = joins;
        if (report === undefined) throw new Error("two sources with ids have a report");
        expect(report.matched + report.onlyLeft + report.onlyRight).toBe(n);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a table of several on its sheet", () => {
  it("is found by the first cell of its heading, and fields that are the same in every row need no column", async () => {
    const raw = await storeRaw(store, { columns: [{ header: "n", cells: [9, 10] }] });
    const second = { ...raw, area: { ...raw.area, firstRow: 20 } };
    const other = await storeRaw(store, { id: "raw_2", columns: [{ header: "n", cells: [0] }] });
    const mapping = {
      tables: [{ at: "A20", as: "answers", columns: { nps: "n" }, constants: { wave: "2026-Q1", answered_at: "2026-01-31", Team: "N" } }],
    } as const;
    const facts = await buildCanonical(store, [second, other], mapping, QUIET_JOB);
    expect(facts).toMatchObject({
      ok: true,
      value: { fields: { answers: ["answered_at", "wave", "nps", "Team"] }, latestDay: "2026-01-31" },
    });
    expect(await store.all("select wave, Team, nps from answers order by ord")).toEqual([
      { wave: "2026-Q1", Team: "N", nps: 9 },
      { wave: "2026-Q1", Team: "N", nps: 10 },
    ]);
    const [entry] = mapping.tables;
    const wrong = await buildCanonical(store, [second, other], { tables: [{ ...entry, at: "B3" }] }, QUIET_JOB);
    expect(wrong).toMatchObject({ ok: false, problem: { detail: { reason: "NO_TABLE_AT", at: "B3" } } });
    const bad = await buildCanonical(store, [second, other], { tables: [{ ...entry, constants: { answered_at: "Jan" } }] }, QUIET_JOB);
    expect(bad).toMatchObject({ ok: false, problem: { detail: { reason: "CONSTANT", field: "answered_at", value: "Jan" } } });
  });
});

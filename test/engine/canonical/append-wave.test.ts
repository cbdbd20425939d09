import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { TableMapping } from "../../../shared/table/mapping.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { type ReadData, whatChanged } from "../../../shared/table/what-changed.ts";
import { type Cell, storeRaw } from "./raw-fixture.ts";

let store: Store;
let number = 0;
beforeEach(async () => {
  store = await Store.open({ threads: 2 });
  number = 0;
});
afterEach(() => store.close());

const FIELDS = { ID: "customer_id", Date: "answered_at", Score: "nps", Region: "Region", Team: "Team" } as const;

type Wave = { readonly raw: RawTable; readonly entry: TableMapping };

/** Answers as a file; headers stand for fields. */
async function wave(
  file: string,
  columns: Readonly<Partial<Record<keyof typeof FIELDS, readonly Cell[]>>>,
  sheet: string | null = null,
): Promise<Wave> {
  number += 1;
  const list = Object.entries(columns).map(([header, cells]) => ({
    header,
    cells,
    ...(header === "Date" ? ({ type: "moment" } as const) : {}),
  }));
  const raw = await storeRaw(store, { id: `raw_${number}`, file, sheet, columns: list });
  const mapped = Object.fromEntries(Object.entries(FIELDS).flatMap(([header, field]) => (header in columns ? [[field, header]] : [])));
  return { raw, entry: { file, ...(sheet === null ? {} : { sheet }), as: "answers", columns: mapped } };
}

async function read(waves: readonly Wave[], done: readonly string[] = []): Promise<ReadData> {
  const tables = waves.map(({ raw }) => raw);
  const built = await buildCanonical(store, tables, { tables: waves.map(({ entry }) => ({ ...entry, done })) }, QUIET_JOB);
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return { facts: built.value, tables };
}

const DAY = (month: number, day: number): string => `2026-0${month}-0${day} 00:00:00`;

describe("appending a wave", () => {
  it("tells rows, customers known, new and gone, columns and days", async () => {
    const first = await wave("q1.csv", {
      ID: ["a", "b", "c"],
      Date: [DAY(1, 1), DAY(1, 2), DAY(1, 3)],
      Score: [9, 3, 10],
      Team: ["N", "S", "N"],
    });
    const second = await wave("q2.csv", {
      ID: ["a", "d", "d"],
      Date: [DAY(4, 1), DAY(4, 2), DAY(4, 5)],
      Score: [8, 7, 10],
      Region: ["EU", "EU", "EU"],
    });
    const before = await read([first]);
    const after = await read([first, second]);
    expect(whatChanged(before, after)).toEqual({
      newcomers: [
        {
          as: "answers",
          file: "q2.csv",
          sheets: [null],
          isFirst: false,
          rows: 3,
          customers: { known: 1, new: 1, gone: 2 },
          newColumns: ["Region"],
          missingColumns: ["Team"],
          days: { from: "2026-04-01", to: "2026-04-05" },
          daysBefore: { from: "2026-01-01", to: "2026-01-03" },
          isLater: true,
          repeatedRows: 0,
        },
      ],
      gone: [],
      changed: [],
    });
  });

  it("of several sheets is one newcomer, and a second newcomer knows the first", async () => {
    const first = await wave("q1.csv", { ID: ["a", "b"], Score: [9, 3] });
    const jan = await wave("q2.xlsx", { ID: ["a", "x"], Score: [9, 3] }, "Jan");
    const feb = await wave("q2.xlsx", { ID: ["x", "b"], Score: [9, 3] }, "Feb");
    const third = await wave("q3.csv", { ID: ["x", "y"], Score: [9, 3] });
    const { newcomers } = whatChanged(await read([first]), await read([first, jan, feb, third]));
    expect(newcomers.map(({ file, sheets, rows, customers }) => [file, sheets, rows, customers])).toEqual([
      ["q2.xlsx", ["Jan", "Feb"], 4, { known: 2, new: 1, gone: 0 }],
      ["q3.csv", [null], 2, { known: 1, new: 1, gone: 2 }],
    ]);
  });

  it("of answers without ids knows no customers", async () => {
    const first = await wave("q1.csv", { Score: [9] });
    const second = await wave("q2.csv", { Score: [9] });
    const { newcomers } = whatChanged(await read([first]), await read([first, second]));
    expect(newcomers).toMatchObject([{ customers: null, days: null, isLater: false, repeatedRows: 0 }]);
  });

  it("says which sources went and which have other rows", async () => {
    const old = await wave("a.csv", { ID: ["a"], Score: [9] });
    const gone = await wave("b.csv", { ID: ["a"], Score: [9] });
    const before = await read([old, gone]);
    const again = await wave("a.csv", { ID: ["a", "b"], Score: [9, 10] });
    const { newcomers, ...rest } = whatChanged(before, await read([again]));
    expect(newcomers).toEqual([]);
    expect(rest).toEqual({
      gone: [{ file: "b.csv", sheet: null, as: "answers" }],
      changed: [{ file: "a.csv", sheet: null, as: "answers", rowsBefore: 1, rows: 2 }],
    });
  });

  it("changes nothing where nothing is different", async () => {
    const data = await read([await wave("a.csv", { ID: ["a"], Score: [9] })]);
    expect(whatChanged(data, data)).toEqual({ newcomers: [], gone: [], changed: [] });
  });
});

describe("rows that stand in an earlier file too", () => {
  const both = async (): Promise<readonly Wave[]> => [
    await wave("q1.csv", { ID: ["a", "b", null], Date: [DAY(1, 1), DAY(1, 2), DAY(1, 3)], Score: [9, 3, 5] }),
    await wave("q2.csv", { ID: ["a", "b", null, "c"], Date: [DAY(1, 1), DAY(1, 2), DAY(1, 3), DAY(2, 1)], Score: [9, 4, 5, 10] }),
  ];
  const id = "answers/dropRepeatedRows";

  it("are counted and stay; a row of nobody is not looked at", async () => {
    const { facts } = await read(await both());
    expect(facts.repairs.filter((repair) => repair.id === id)).toEqual([
      {
        id,
        source: 1,
        as: "answers",
        code: "dropRepeatedRows",
        field: null,
        cells: 1,
        examples: [{ row: 2, before: "a · 2026-01-01 00:00:00 · 9", after: "" }],
        on: false,
      },
    ]);
    expect(facts.sources.map(({ used, excluded }) => [used, excluded])).toEqual([
      [3, []],
      [4, []],
    ]);
  });

  it("are left out, counted and listed where a person asks for it", async () => {
    const { facts } = await read(await both(), [id]);
    expect(facts.repairs.find((repair) => repair.id === id)).toMatchObject({ source: 1, cells: 1, on: true });
    expect(facts.sources.map(({ used, excluded }) => [used, excluded])).toEqual([
      [3, []],
      [3, [{ reason: "ROW_REPEATED", field: null, count: 1, rows: [2] }]],
    ]);
    expect((await store.one<{ n: number }>("select count(*) as n from answers")).n).toBe(6);
  });

  it("are told by what changed, whatever the spelling of the id", async () => {
    const first = await wave("q1.csv", { ID: ["A1"], Date: [DAY(1, 1)], Score: [9] });
    const second = await wave("q2.csv", { ID: [" A1 "], Date: [DAY(1, 1)], Score: [9] });
    const { newcomers } = whatChanged(await read([first]), await read([first, second]));
    expect(newcomers).toMatchObject([{ repeatedRows: 1, customers: { known: 1, new: 0, gone: 0 } }]);
  });

  it("of one file are no repeats", async () => {
    const { facts } = await read([
      await wave("q1.csv", { ID: ["a", "a"], Score: [9, 9] }),
      await wave("q2.csv", { ID: ["b"], Score: [9] }),
    ]);
    expect(facts.repairs).toEqual([]);
  });
});

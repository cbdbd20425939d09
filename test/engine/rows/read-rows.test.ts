import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { locateRow } from "../../../electron/engine/locate-row.ts";
import { readRows } from "../../../electron/engine/read-rows.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { RowView } from "../../../shared/table/row-view.ts";
import { type Fixture, type FixtureCell, fixtureOf } from "./view-fixture.ts";

let open: Fixture | null = null;
afterEach(() => {
  open?.close();
  open = null;
});

async function use(...given: Parameters<typeof fixtureOf>): Promise<Fixture> {
  open?.close();
  open = await fixtureOf(...given);
  return open;
}

async function window({ store, orders, table }: Fixture, view?: RowView, offset = 0, limit = 200) {
  const read = await readRows(store, orders, [table], { table: table.id, offset, limit, ...(view === undefined ? {} : { view }) });
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

const rowsOf = async (fixture: Fixture, view?: RowView) => (await window(fixture, view)).rows.map(({ row }) => row);

async function place({ store, orders, table }: Fixture, row: number, view?: RowView) {
  const found = await locateRow(store, orders, [table], { table: table.id, row, ...(view === undefined ? {} : { view }) });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

const SURVEY: Parameters<typeof fixtureOf> = [
  ["text", "number", "day", "moment", "boolean"],
  [
    ["Élodie", 9, "2025-03-01", "2025-03-01 10:00:00", true],
    ["zoé", 10, "2025-02-01", "2025-02-01 23:59:00", false],
    ["Ana", { odd: "n/a" }, "2025-01-15", null, true],
    ["Ștefan", 0.5, { odd: "31.02.2025" }, "2025-01-20 00:00:00", null],
    [null, null, "2025-03-01", "2025-03-02 00:00:00", false],
    ["elodie", -3, null, "2025-01-01 08:30:00", true],
  ],
];

describe("a window of rows", () => {
  test("holds the cells as text in the order of the file, those that did not fit in their place", async () => {
    const { total, rows } = await window(await use(...SURVEY));
    expect(total).toBe(6);
    expect(rows.slice(2, 5)).toEqual([
      { row: 4, cells: ["Ana", "n/a", "2025-01-15", null, "true"] },
      { row: 5, cells: ["Ștefan", "0.5", "31.02.2025", "2025-01-20 00:00:00", null] },
      { row: 6, cells: [null, null, "2025-03-01", "2025-03-02 00:00:00", "false"] },
    ]);
  });

  test("is cut at 200 rows and at the end of the table", async () => {
    const fixture = await use(
      ["number"],
      Array.from({ length: 500 }, (_, index) => [index]),
    );
    expect((await window(fixture, undefined, 100, 1_000)).rows).toHaveLength(200);
    expect((await window(fixture, undefined, 450)).rows.map(({ row }) => row)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 452),
    );
    expect((await window(fixture, { sort: { column: "c0", descending: true } }, 495)).rows.map(({ row }) => row)).toEqual([6, 5, 4, 3, 2]);
    expect((await window(fixture, { sort: { column: "c0", descending: true } }, 900)).rows).toEqual([]);
  });

  test("of a table or a column that is not there is a problem", async () => {
    const fixture = await use(...SURVEY);
    const { store, orders, table } = fixture;
    expect(await readRows(store, orders, [table], { table: "raw_9", offset: 0, limit: 1 })).toMatchObject({
      ok: false,
      problem: { code: "SHEET_NOT_FOUND" },
    });
    const view = { filters: [{ column: "c77", test: "isEmpty" }] } as const;
    expect(await readRows(store, orders, [table], { table: table.id, offset: 0, limit: 1, view })).toMatchObject({
      ok: false,
      problem: { code: "COLUMN_NOT_FOUND", column: "c77" },
    });
  });

  test("of a view that nobody wants any more ends as cancelled", async () => {
    const { store, orders, table } = await use(...SURVEY);
    const job = {
      report: () => undefined,
      checkpoint: () => {
        throw new ProblemError({ code: "CANCELLED" });
      },
    };
    const asked = readRows(store, orders, [table], { table: table.id, offset: 0, limit: 1, view: { search: "ana" } }, job);
    await expect(asked).rejects.toMatchObject({ problem: { code: "CANCELLED" } });
  });
});

describe("search", () => {
  test("finds a part of any cell, whatever its capitals and accents", async () => {
    const fixture = await use(...SURVEY);
    expect(await rowsOf(fixture, { search: "ELODIE" })).toEqual([2, 7]);
    expect(await rowsOf(fixture, { search: "élo" })).toEqual([2, 7]);
    expect(await rowsOf(fixture, { search: "stefan" })).toEqual([5]);
    expect(await rowsOf(fixture, { search: " 2025-03 " })).toEqual([2, 6]);
    expect(await rowsOf(fixture, { search: "-3" })).toEqual([7]);
  });

  test("finds cells that did not fit their column, and takes marks of patterns and of SQL as they stand", async () => {
    const fixture = await use(
      ["text", "number"],
      [
        ["50%", 1],
        ["a_b", { odd: "N/A" }],
        ["it's", 2],
        ['"quoted"', 3],
      ],
    );
    expect(await rowsOf(fixture, { search: "n/a" })).toEqual([3]);
    expect(await rowsOf(fixture, { search: "%" })).toEqual([2]);
    expect(await rowsOf(fixture, { search: "_" })).toEqual([3]);
    expect(await rowsOf(fixture, { search: "it's" })).toEqual([4]);
    expect(await rowsOf(fixture, { search: '"quoted"' })).toEqual([5]);
    expect(await rowsOf(fixture, { search: "\0quoted" })).toEqual([5]);
  });

  test("of blanks alone leaves every row", async () => {
    expect(await rowsOf(await use(...SURVEY), { search: "   " })).toEqual([2, 3, 4, 5, 6, 7]);
  });
});

describe("filters", () => {
  const view = (column: string, test: NonNullable<RowView["filters"]>[number]["test"], value?: string): RowView => ({
    filters: [{ column, test, ...(value === undefined ? {} : { value }) }],
  });

  test("test what the grid shows", async () => {
    const fixture = await use(...SURVEY);
    expect(await rowsOf(fixture, view("c0", "equals", "elodie"))).toEqual([7]);
    expect(await rowsOf(fixture, view("c0", "contains", "eLO"))).toEqual([2, 7]);
    expect(await rowsOf(fixture, view("c1", "equals", "9"))).toEqual([2]);
    expect(await rowsOf(fixture, view("c1", "equals", "n/a"))).toEqual([4]);
    expect(await rowsOf(fixture, view("c4", "equals", "true"))).toEqual([2, 4, 7]);
  });

  test("a cell that did not fit is neither empty nor a value", async () => {
    const fixture = await use(...SURVEY);
    expect(await rowsOf(fixture, view("c1", "isEmpty"))).toEqual([6]);
    expect(await rowsOf(fixture, view("c1", "isFilled"))).toEqual([2, 3, 4, 5, 7]);
    expect(await rowsOf(fixture, view("c1", "isOdd"))).toEqual([4]);
    expect(await rowsOf(fixture, view("c0", "isOdd"))).toEqual([]);
    expect(await rowsOf(fixture, view("c1", "atMost", "100"))).toEqual([2, 3, 5, 7]);
  });

  test("limits hold for numbers, days and moments; a day as the limit of a moment means all of it", async () => {
    const fixture = await use(...SURVEY);
    expect(await rowsOf(fixture, view("c1", "atLeast", "9"))).toEqual([2, 3]);
    expect(await rowsOf(fixture, view("c2", "atMost", "2025-02-01"))).toEqual([3, 4]);
    expect(await rowsOf(fixture, view("c3", "atMost", "2025-02-01"))).toEqual([3, 5, 7]);
    expect(await rowsOf(fixture, view("c3", "atLeast", "2025-03-01 10:00"))).toEqual([2, 6]);
  });

  test("a limit that is no number and no day is met by nothing", async () => {
    const fixture = await use(...SURVEY);
    for (const column of ["c1", "c2", "c3", "c4"]) expect(await rowsOf(fixture, view(column, "atLeast", "soon"))).toEqual([]);
    expect(await rowsOf(fixture, view("c1", "atLeast", ""))).toEqual([]);
  });

  test("all hold together, with the search and the rows named", async () => {
    const fixture = await use(...SURVEY);
    const filters = [{ column: "c4", test: "equals", value: "true" }] as const;
    expect(await rowsOf(fixture, { filters, search: "lod", onlyRows: [3, 4, 7] })).toEqual([7]);
    expect(await rowsOf(fixture, { onlyRows: [6, 3, 99] })).toEqual([3, 6]);
    expect(await rowsOf(fixture, { onlyRows: [] })).toEqual([]);
  });
});

describe("sorting", () => {
  test("puts values first, then what did not fit, then what is empty, both ways", async () => {
    const fixture = await use(...SURVEY);
    expect(await rowsOf(fixture, { sort: { column: "c1", descending: false } })).toEqual([7, 5, 2, 3, 4, 6]);
    expect(await rowsOf(fixture, { sort: { column: "c1", descending: true } })).toEqual([3, 2, 5, 7, 4, 6]);
    expect(await rowsOf(fixture, { sort: { column: "c2", descending: true } })).toEqual([2, 6, 3, 4, 5, 7]);
  });

  test("of texts goes by letters without capitals and accents", async () => {
    expect(await rowsOf(await use(...SURVEY), { sort: { column: "c0", descending: false } })).toEqual([4, 7, 2, 5, 3, 6]);
  });

  test("agrees with a plain sort in script, whatever stands in the column, and every place is found again", async () => {
    const cell = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.constant(null),
      fc.constantFrom("x", "y").map((odd) => ({ odd })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 40 }), fc.boolean(), async (cells: FixtureCell[], descending) => {
        const fixture = await use(
          ["number"],
          cells.map((one) => [one]),
        );
        const view = { sort: { column: "c0", descending } };
        const kind = (one: FixtureCell | undefined) => (typeof one === "number" ? 0 : one === null ? 2 : 1);
        const way = descending ? -1 : 1;
        const compare = (a: FixtureCell | undefined, b: FixtureCell | undefined): number => {
          if (kind(a) !== kind(b)) return kind(a) - kind(b);
          if (typeof a === "number" && typeof b === "number") return way * (a - b);
          const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
          return left === right ? 0 : left < right ? -way : way;
        };
        const expected = cells.map((_, index) => index).sort((a, b) => compare(cells[a], cells[b]) || a - b);
        expect(await rowsOf(fixture, view)).toEqual(expected.map((index) => index + 2));
        for (const [offset, index] of expected.entries())
          expect(await place(fixture, index + 2, view)).toEqual({ offset, total: cells.length });
      }),
      { numRuns: 25 },
    );
  });
});

describe("the place of a row", () => {
  test("is counted in the file's order, and is none for a row that is not in the table", async () => {
    const fixture = await use(...SURVEY);
    expect(await place(fixture, 2)).toEqual({ offset: 0, total: 6 });
    expect(await place(fixture, 7)).toEqual({ offset: 5, total: 6 });
    expect(await place(fixture, 1)).toEqual({ offset: null, total: 6 });
  });

  test("is counted in a view, and is none for a row that the view leaves out", async () => {
    const fixture = await use(...SURVEY);
    const view = { search: "elodie", sort: { column: "c1", descending: false } } as const;
    expect(await place(fixture, 2, view)).toEqual({ offset: 1, total: 2 });
    expect(await place(fixture, 4, view)).toEqual({ offset: null, total: 2 });
  });
});

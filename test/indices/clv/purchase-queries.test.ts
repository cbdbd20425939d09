import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { clvBgnbd } from "../../../shared/indices/clv/clv-bgnbd.ts";
import type { IndexContext, Row, SliceKind } from "../../../shared/indices/index-definition.ts";
import { PURCHASE_FIELDS, purchaseContext } from "./purchase-rows.ts";

/** Customer, group, day of January 2026, amount, margin. */
const ROWS = `
  (0, 0, 1,  10,   4),    (0, 0, 1,    5,  null), (0, 0, 11, 20, 8), (0, 0, 21, 40, null),
  (1, 0, 1,  7,    null),
  (2, 1, 1,  9,    null),
  (3, 1, 16, 8,    null), (3, 1, 20,   -3, -1),   (3, 1, 31, 0,  2),
  (4, 1, 16, 30,   null), (4, 1, 16,   -30, null),
  (5, 1, 2,  -5,   null),
  (6, 0, 10, 3,    null), (6, 1, 10,   4,  null), (6, 0, 21, 6,  null),
  (7, 0, 25, 2,    null),
  (null, 1, 5, 5,  1),    (7, 1, null, 6,  null), (7, 1, 6,  null, 3)`;

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  await store.run(`create table frame_transactions as
    select customer, grp, cast('2026-01-01' as date) + cast(day - 1 as integer) as date, amount, margin
    from (values ${ROWS}) t(customer, grp, day, amount, margin)`);
  await store.run("create table frame_accounts as select * from (values (0, 'A'), (1, 'A'), (2, 'B'), (3, 'B')) t(customer, segment)");
});
afterAll(() => store.close());

const CONTEXT = purchaseContext();
const fields = (accounts: readonly string[], transactions: readonly string[] = PURCHASE_FIELDS): IndexContext => ({
  ...CONTEXT,
  fields: { accounts, transactions },
});
async function ask(name: string, kind: SliceKind, context: IndexContext = CONTEXT): Promise<readonly (readonly unknown[])[]> {
  const query = clvBgnbd.queries(context)[name];
  if (typeof query !== "function") throw new Error(`${name} is no query of slices`);
  return (await store.all<Row>(query(kind))).map((row) => Object.values(row));
}

describe("histories of purchases", () => {
  it("are of days that sum to no return: repeat days, the last of them, the time since the first, and the mean of repeat amounts", async () => {
    // Slice, segment, repeat days, days to the last, days to 31 January, mean amount, customers.
    expect(await ask("histories", "all")).toEqual([
      [-1, null, 0, 0, 6, 0, 1],
      [-1, null, 0, 0, 15, 0, 1],
      [-1, null, 0, 0, 30, 0, 2],
      [-1, null, 1, 11, 21, 6, 1],
      [-1, null, 1, 15, 15, 0, 1],
      [-1, null, 2, 20, 30, 30, 1],
    ]);
  });

  it("are told apart by the segments of accounts, a customer without an account having none", async () => {
    expect(await ask("histories", "all", fields(["segment"]))).toEqual([
      [-1, null, 0, 0, 6, 0, 1],
      [-1, null, 0, 0, 15, 0, 1],
      [-1, "A", 0, 0, 30, 0, 1],
      [-1, "B", 0, 0, 30, 0, 1],
      [-1, null, 1, 11, 21, 6, 1],
      [-1, "B", 1, 15, 15, 0, 1],
      [-1, "A", 2, 20, 30, 30, 1],
    ]);
  });

  it("are of the purchases in each group", async () => {
    const groups = [
      [0, null, 0, 0, 6, 0, 1],
      [0, null, 0, 0, 30, 0, 1],
      [0, null, 1, 11, 21, 6, 1],
      [0, null, 2, 20, 30, 30, 1],
      [1, null, 0, 0, 15, 0, 1],
      [1, null, 0, 0, 21, 0, 1],
      [1, null, 0, 0, 30, 0, 1],
      [1, null, 1, 15, 15, 0, 1],
    ];
    expect(await ask("histories", "group")).toEqual(groups);
    const drawn = await store.all<Row>(clvBgnbd.simulation.query(CONTEXT, "group"));
    expect(drawn.map((row) => Object.values(row))).toEqual(groups);
  });
});

describe("the margin of purchases", () => {
  it("is that of amounts above 0 whose margin is known, beside incomplete rows and days of returns", async () => {
    const context = fields([], [...PURCHASE_FIELDS, "margin"]);
    // Slice, margin, amount, incomplete, returns: 4 + 8 + 1 of 10 + 20 + 5.
    expect(await ask("margin", "all", context)).toEqual([[-1, 13, 35, 3, 2]]);
    const groups = await ask("margin", "group", context);
    expect(groups.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [0, 12, 30, 0, 0],
      [1, 1, 5, 3, 2],
    ]);
  });

  it("is not known where none is mapped", async () => {
    expect(await ask("margin", "all")).toEqual([[-1, null, null, 3, 2]]);
  });
});

describe("repeat purchases by day", () => {
  it("are counted by the days since, the first of them first, of all together", async () => {
    expect(await ask("tracked", "all")).toEqual([
      [-1, 20, 1],
      [-1, 10, 2],
      [-1, 0, 1],
    ]);
    expect(await ask("tracked", "group")).toEqual([]);
  });
});

describe("histories to hold out from", () => {
  // Slice, repeat days, days to the last, days from the first to the cut, days after it, purchases in those, customers.
  const until = (asOf: string) => ask("held", "all", { ...CONTEXT, asOf });

  it("end in the middle between the first purchase and the last day, those who came later left out", async () => {
    expect(await until("2026-01-31")).toEqual([
      [-1, 0, 0, 0, 15, 0, 1],
      [-1, 0, 0, 0, 15, 1, 1],
      [-1, 0, 0, 6, 15, 1, 1],
      [-1, 0, 0, 15, 15, 0, 2],
      [-1, 1, 10, 15, 15, 1, 1],
    ]);
    expect(await ask("held", "group")).toEqual([]);
  });

  it("leave the odd day to the second half", async () => {
    expect((await until("2026-02-01")).map(([, x, , calibration, held]) => [x, calibration, held])).toEqual([
      [0, 0, 16],
      [0, 0, 16],
      [0, 6, 16],
      [0, 15, 16],
      [1, 15, 16],
    ]);
  });

  it("and all else are none where nothing is dated", async () => {
    await store.run("begin; delete from frame_transactions");
    const found: unknown[] = [];
    try {
      for (const name of ["histories", "tracked", "held"]) found.push(await ask(name, "all", { ...CONTEXT, asOf: null }));
    } finally {
      await store.run("rollback");
    }
    expect(found).toEqual([[], [], []]);
  });
});

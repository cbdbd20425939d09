import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import type { ClvMethod } from "../../../shared/indices/clv/clv-method.ts";
import { clvRetention } from "../../../shared/indices/clv/clv-retention.ts";
import { clvSbg } from "../../../shared/indices/clv/clv-sbg.ts";
import { clvSeed } from "../../../shared/indices/clv/clv-seed.ts";
import { fixedCostQuery } from "../../../shared/indices/clv/fixed-costs.ts";
import { renewalsRelation } from "../../../shared/indices/clv/renewals.ts";
import type { IndexContext, Row, SliceKind } from "../../../shared/indices/index-definition.ts";
import { cellsSql } from "../../../shared/indices/slice-sql.ts";
import { contextOf } from "../support/context-of.ts";
import { clvContext } from "./clv-settings.ts";

const PLAIN = clvContext(["customer_id", "segment", "end_date", "revenue", "cac"]);
const COSTED = clvContext(["customer_id", "segment", "end_date", "revenue", "variable_cost", "cac"]);

/** Customer, group, segment, active, at the start, lost, money, revenue, cost, acquisition, negative money, negative revenue. */
const ACCOUNTS = `
  (0, 0, 'A',  true,  true,  false, 100,  110,  40,   10,   false, false),
  (1, 0, 'A',  true,  true,  false, 100,  110,  40,   10,   false, false),
  (2, 0, 'A',  true,  false, false, 100,  90,   30,   null, false, false),
  (3, 0, 'A',  false, true,  true,  700,  500,  100,  7,    false, false),
  (4, 1, 'B',  true,  true,  false, null, null, 5,    3,    true,  true),
  (5, 1, 'B',  true,  true,  false, 60,   70,   null, 4,    false, false),
  (6, 1, null, true,  false, false, 20,   30,   1,    5,    false, false),
  (7, 1, 'B',  false, false, false, 900,  800,  2,    6,    true,  true)`;

/** Contracts by their dates, up to 30 June 2025. */
const CONTRACTS = `
  (0, '2020-01-01', null),
  (1, '2020-06-30', null),
  (2, '2020-07-01', null),
  (3, '2020-01-01', '2023-01-01'),
  (4, '2020-01-01', '2023-01-02'),
  (5, '2024-12-01', null),
  (6, null,         null),
  (7, '2020-03-10', null)`;

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  const names = "customer, grp, segment, active, at_start, lost, money, revenue, cost, cac, negative_money, negative_revenue";
  await store.run(`create table frame_accounts as select * from (values ${ACCOUNTS}) t(${names})`);
  await store.run(`create table accounts as select customer, cast(start_date as date) as start_date, cast(end_date as date) as end_date
    from (values ${CONTRACTS}) t(customer, start_date, end_date)`);
  await store.run(`create table segment_costs as select * from (values
    ('A', 100, '2025', 0), ('A', 300, '2026', 1), ('A', 20, '2026', 1), ('B', 7, null, null), ('B', null, '2026', 1), ('C', 9, '2026', 1)
    ) t(segment, fixed_cost, period, period_index)`);
});
afterAll(() => store.close());

/** What is asked of the tables with a change, which is taken back whatever comes of it. */
async function changed(change: string, ask: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  await store.run(`begin; ${change}`);
  try {
    return await ask();
  } finally {
    await store.run("rollback");
  }
}
const sorted = (rows: readonly Row[]): readonly Row[] =>
  rows
    .map((row) => JSON.stringify({ ...row }))
    .sort()
    .map((row) => JSON.parse(row) as Row);
async function cells(method: ClvMethod, name: string, context: IndexContext, kind: SliceKind): Promise<readonly Row[]> {
  const query = method.queries(context)[name];
  if (query === undefined || typeof query === "function") throw new Error(`${name} is no query of cells`);
  return sorted(await store.all<Row>(cellsSql(query, kind)));
}
const simulated = async (method: ClvMethod, context: IndexContext, kind: SliceKind): Promise<readonly (readonly unknown[])[]> => {
  const rows = await store.all<Row>(method.simulation.query(context, kind));
  return rows.map((row) => Object.values(row));
};
/** slice, segment, then customers counted, their margin, acquisition, how many have one, at the start, lost of those, all, negative. */
const margins = (list: readonly (readonly (string | number | null)[])[]): readonly Row[] =>
  sorted(
    list.map(
      ([
        slice = null,
        segment = null,
        n = null,
        margin = null,
        cac = null,
        withCac = null,
        atStart = null,
        lost = null,
        all = null,
        negative = null,
      ]) => ({
        slice,
        segment,
        n,
        margin,
        cac,
        with_cac: withCac,
        at_start: atStart,
        lost_of_start: lost,
        candidates: all,
        negative,
      }),
    ),
  );

describe("sums of margins", () => {
  it("are of active customers with money, where no variable cost is mapped", async () => {
    expect(await cells(clvRetention, "margins", PLAIN, "all")).toEqual(
      margins([
        [-1, "A", 3, 300, 20, 2, 3, 1, 3, 0],
        [-1, "B", 1, 60, 4, 1, 2, 0, 2, 1],
        [-1, null, 1, 20, 5, 1, 0, 0, 1, 0],
      ]),
    );
    expect(await cells(clvSbg, "margins", PLAIN, "all")).toEqual(await cells(clvRetention, "margins", PLAIN, "all"));
  });

  it("take variable cost off where it is mapped, and then it must be known", async () => {
    const found = await cells(clvRetention, "margins", COSTED, "group");
    const groups = [
      [0, "A", 3, 190, 20, 2, 3, 1, 3, 0],
      [1, "B", 0, null, null, 0, 2, 0, 2, 1],
      [1, null, 1, 19, 5, 1, 0, 0, 1, 0],
    ];
    expect(found).toEqual(margins([...groups, ...groups.map(([, ...rest]) => [-1, ...rest])]));
  });

  it("are of everybody's revenue for the seed", async () => {
    expect(await cells(clvSeed, "margins", COSTED, "all")).toEqual(
      margins([
        [-1, "A", 4, 600, 27, 3, 3, 1, 4, 0],
        [-1, "B", 1, 798, 6, 1, 2, 0, 3, 2],
        [-1, null, 1, 29, 5, 1, 0, 0, 1, 0],
      ]),
    );
  });
});

describe("customers to draw from", () => {
  it("have their margin and acquisition by retention, with the place of their segment", async () => {
    expect(await simulated(clvRetention, PLAIN, "all")).toEqual([
      [-1, 20, 5, 1, 3],
      [-1, 60, 4, 1, 2],
      [-1, 100, 10, 2, 1],
      [-1, 100, null, 1, 1],
    ]);
    // Nobody of B counts where cost must be known, and B keeps its place.
    expect(await simulated(clvRetention, COSTED, "group")).toEqual([
      [0, 60, 10, 2, 1],
      [0, 70, null, 1, 1],
      [1, 19, 5, 1, 2],
    ]);
  });

  it("have the same by renewals, without segments", async () => {
    expect(await simulated(clvSbg, PLAIN, "all")).toEqual([
      [-1, 20, 5, 1],
      [-1, 60, 4, 1],
      [-1, 100, 10, 2],
      [-1, 100, null, 1],
    ]);
    expect(await simulated(clvSbg, COSTED, "group")).toEqual([
      [0, 60, 10, 2],
      [0, 70, null, 1],
      [1, 19, 5, 1],
    ]);
  });

  it("have their own value by the seed, less what acquisition is known to have cost where that is set", async () => {
    expect(await simulated(clvSeed, COSTED, "all")).toEqual([
      [-1, 24, 1],
      [-1, 60, 3],
      [-1, 393, 1],
      [-1, 792, 1],
    ]);
    const before = { ...COSTED, settings: { ...COSTED.settings, clv: { ...COSTED.settings.clv, subtractCac: false } } };
    expect(await simulated(clvSeed, before, "group")).toEqual([
      [0, 60, 1],
      [0, 70, 2],
      [0, 400, 1],
      [1, 29, 1],
      [1, 798, 1],
    ]);
  });
});

describe("renewals", () => {
  it("are every year from the start: seen by the day, and survived unless lost on or before their day", async () => {
    const rows = await store.all<Row>(`select r.* from ${renewalsRelation("2025-06-30", "segment")} r order by all`);
    expect(sorted(rows)).toEqual(
      sorted([
        // From January and the 30th of June 2020 five anniversaries, from the 1st of July four, from December 2024 none.
        { segment: "A", active: true, seen: 5, survived: 5 },
        { segment: "A", active: true, seen: 5, survived: 5 },
        { segment: "A", active: true, seen: 4, survived: 4 },
        // Lost on the third anniversary two were survived.
        { segment: "A", active: false, seen: 5, survived: 2 },
        { segment: "B", active: true, seen: 5, survived: 5 },
        { segment: "B", active: true, seen: 0, survived: 0 },
      ]),
    );
  });

  it("of those who left are as many as they had made, none where they left at once, never more than were seen", async () => {
    const left = `update frame_accounts set active = false where customer in (1, 2, 4);
      update accounts set end_date = '2020-07-01' where customer = 2; update accounts set end_date = '2031-06-30' where customer = 1`;
    const rows = await changed(left, () => store.all(`select r.* from ${renewalsRelation("2025-06-30", "grp")} r where not active`));
    expect(sorted(rows)).toEqual(
      sorted([
        { grp: 0, active: false, seen: 5, survived: 5 },
        { grp: 0, active: false, seen: 4, survived: 0 },
        { grp: 0, active: false, seen: 5, survived: 2 },
        { grp: 1, active: false, seen: 5, survived: 3 },
      ]),
    );
  });

  it("are counted by those seen and survived, with the active of them", async () => {
    const context = { ...PLAIN, asOf: "2025-06-30" };
    expect(await cells(clvSbg, "renewals", context, "group")).toEqual(
      sorted(
        [
          [-1, 5, 5, 3, 3],
          [-1, 4, 4, 1, 1],
          [-1, 5, 2, 1, 0],
          [-1, 0, 0, 1, 1],
          [0, 5, 5, 2, 2],
          [0, 4, 4, 1, 1],
          [0, 5, 2, 1, 0],
          [1, 5, 5, 1, 1],
          [1, 0, 0, 1, 1],
        ].map(([slice = 0, seen = 0, survived = 0, customers = 0, active = 0]) => ({ slice, seen, survived, customers, active })),
      ),
    );
    // Where nothing is dated no renewal was seen.
    expect(await cells(clvSbg, "renewals", { ...PLAIN, asOf: null }, "all")).toEqual([]);
  });
});

describe("fixed costs", () => {
  const costs = ["segment", "fixed_cost", "period"];
  const rows = async (kind: SliceKind, fields = costs) =>
    sorted(await store.all<Row>(fixedCostQuery(contextOf({ segment_costs: fields }), kind)));
  const of = (slice: number, periods: number) => [
    { slice, segment: "A", fixed: 420, periods, is_monthly: false, customers: 3 },
    { slice, segment: "B", fixed: 7, periods: periods === 2 ? 0 : 1, is_monthly: false, customers: 2 },
  ];

  it("are summed over the periods of a segment, beside its active customers, the same for every slice", async () => {
    expect(await rows("all")).toEqual(sorted(of(-1, 2)));
    expect(await rows("group")).toEqual(sorted([...of(0, 2), ...of(1, 2)]));
    for (const method of [clvRetention, clvSbg]) {
      const query = method.queries(contextOf({ segment_costs: costs }))["fixed"];
      expect(typeof query === "function" && sorted(await store.all<Row>(query("all")))).toEqual(sorted(of(-1, 2)));
    }
  });

  it("are of one year where no period is mapped, and of months where periods are dates", async () => {
    expect(await rows("all", ["segment", "fixed_cost"])).toEqual(sorted(of(-1, 1)));
    const months = "update segment_costs set period = '2026-01' where segment = 'A' and period = '2026'";
    const monthly = await changed(months, () => rows("all"));
    expect(monthly.map((row) => row["is_monthly"])).toEqual([true, false]);
  });

  it("are not asked for where they are not known", async () => {
    expect(await rows("all", ["segment"])).toEqual([]);
  });
});

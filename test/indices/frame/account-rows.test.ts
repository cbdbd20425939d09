import { describe, expect, it } from "vitest";
import { accountsAt, accountsToRead, numberOfCustomers } from "../../../shared/indices/frame/account-rows.ts";
import { accountRows } from "../support/frame-rows.ts";

describe("accounts at some places", () => {
  const accounts = [
    { customer: 7, segment: 1, is: ["active" as const], money: 1, health: [0.5] },
    {
      customer: 3,
      segment: 0,
      is: ["atStart", "lost", "ended", "negativeMoney", "absurdMoney", "negativeRevenue"] as const,
      ...{ money: 2, revenue: 70_000, cost: 4, cac: 5 },
      health: [0.25],
    },
    { customer: 5, segment: 2, is: ["active"] as const, revenue: 3, health: [null] },
  ];
  const segments = ["A", "B", null];

  it("keep all their columns", () => {
    const { group: _, ...rest } = accountRows(accounts, segments);
    const { group: __, ...expected } = accountRows(accounts.slice(1), segments);
    expect(accountsAt(rest, Int32Array.of(1, 2))).toEqual(expected);
  });

  it("have no segment and no component where there were none", () => {
    const { group: _, ...rest } = accountRows(accounts, segments);
    const found = accountsAt({ ...rest, segment: null, health: [new Float64Array(0)] }, Int32Array.of(0));
    expect([found.segment, found.health]).toEqual([null, [new Float64Array(0)]]);
  });
});

describe("the number of customers", () => {
  it("is one more than the highest, in any order, and 0 of nobody", () => {
    expect(numberOfCustomers(Int32Array.of(2, 7, 0, 4))).toBe(8);
    expect(numberOfCustomers(Int32Array.of(-1, -1))).toBe(0);
    expect(numberOfCustomers(new Int32Array(0))).toBe(0);
  });
});

describe("the accounts that are read", () => {
  it("are read with the code of their segment where it has one, and with whatever else is asked for", () => {
    const more = { columns: ["1 as x", "2 as y"], joins: ["join b on true", "join c on true"] };
    const sql = accountsToRead({ labels: { accounts: { segment: ["A"] } } }, more, "frame_accounts");
    expect(sql).toBe(
      "select a.customer, a.active, a.at_start, a.lost, a.ended, a.negative_money, a.absurd_money, a.negative_revenue, a.money, a.revenue, a.revenue_square, a.cost, a.cac, cast(enum_code(a.segment) as smallint) as segment, 1 as x, 2 as y from frame_accounts a join b on true join c on true",
    );
    for (const labels of [{}, { accounts: {} }])
      expect(accountsToRead({ labels }, { columns: [], joins: [] }, "t")).toContain("a.cac, cast(null as smallint) as segment from t a");
  });
});

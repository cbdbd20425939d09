import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { accountsSelect, numberFields, rawColumn, smallMoneyQuery } from "../../../shared/indices/frame/accounts-frame.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import type { DataRow } from "../support/canonical-data.ts";
import { frameIn, frameInput } from "../support/frame-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

/** The accounts of a frame, in the order of their customers. */
async function accountsOf(accounts: readonly DataRow[], change: Partial<FrameInput> = {}): Promise<readonly DataRow[]> {
  const named = accounts.map((row, at) => ({ customer_id: `c${at}`, ...row }));
  const input = await frameIn(store, { accounts: named }, change);
  return store.all<DataRow>(`select * from (${accountsSelect(input)}) a order by customer`);
}
const states = (rows: readonly DataRow[]): readonly string[] =>
  rows.map((row) => ["active", "at_start", "lost", "acquired", "ended"].filter((name) => row[name] === true).join(" "));

describe("the state of an account (cli.md, Dates)", () => {
  it("goes by its days: the window is open at its start and closed at the data date", async () => {
    const rows = await accountsOf([
      { start_date: "2024-01-01", end_date: null, churned: false },
      { start_date: "2025-01-31", end_date: "2026-01-31", churned: false },
      { start_date: "2025-02-01", end_date: "2026-02-01", churned: null },
      { start_date: null, end_date: "2025-01-31", churned: false },
      { start_date: null, end_date: "2025-02-01", churned: false },
      { start_date: "2026-02-01", end_date: null, churned: false },
      { start_date: "2026-01-31", end_date: null, churned: true },
    ]);
    expect(
      rows.map(({ customer }) => customer),
      "who starts after the data date is not there yet",
    ).toEqual([0, 1, 2, 3, 4, 6]);
    expect(states(rows)).toEqual([
      "active at_start",
      "at_start lost ended",
      "active acquired",
      "ended",
      "at_start lost ended",
      "active acquired ended",
    ]);
    expect(rows.map(({ start_date, end_date }) => [start_date, end_date])[1]).toEqual(["2025-01-31", "2026-01-31"]);
  });

  it("goes by the status where losses are not dated: lost are those who were there at the start", async () => {
    const accounts = [
      { start_date: "2024-01-01", churned: false },
      { start_date: "2025-01-31", churned: true },
      { start_date: "2025-02-01", churned: true },
      { start_date: null, churned: true },
      { start_date: "2025-02-01", churned: null },
    ];
    const expected = ["active at_start", "at_start lost ended", "acquired ended", "at_start lost ended", "active acquired"];
    expect(states(await accountsOf(accounts))).toEqual(expected);
    // Without a window nobody came inside it.
    const undated = ["active at_start", "at_start lost ended", "at_start lost ended", "at_start lost ended", "active at_start"];
    expect(states(await accountsOf(accounts, { windowStart: null }))).toEqual(undated);
    expect(states(await accountsOf(accounts, { asOf: null }))).toEqual(undated);
    const ending = accounts.map((row) => ({ ...row, end_date: "2020-01-01" }));
    expect(states(await accountsOf(ending, { windowStart: null })), "days of losses say nothing without one").toEqual(undated);
    expect(states(await accountsOf(ending, { asOf: null }))).toEqual(undated);
  });

  it("is active from the start where nothing says otherwise", async () => {
    const [row] = await accountsOf([{ segment: "A" }]);
    expect(row).toMatchObject({ active: true, at_start: true, lost: false, acquired: false, ended: false });
    expect(row).toMatchObject({ segment: "A", start_date: null, end_date: null, grp: 0 });
    const [plain] = await accountsOf([{ end_date: "2025-06-01" }]);
    expect(plain).toMatchObject({ segment: null, active: false, at_start: true, lost: true, acquired: false, ended: true });
  });
});

describe("the money of an account", () => {
  const money = (row: DataRow | undefined): readonly unknown[] =>
    ["money", "revenue", "revenue_square", "cost", "cac", "mrr"].map((name) => row?.[name]);
  const marks = (row: DataRow | undefined): readonly unknown[] =>
    ["negative_money", "absurd_money", "negative_revenue"].filter((name) => row?.[name] === true);

  it("is twelve months of the recurring revenue, and so is its cost", async () => {
    const rows = await accountsOf([
      { mrr: 10.5, variable_cost: 4, cac: 7 },
      { mrr: null, variable_cost: null, cac: null },
      { mrr: 0, variable_cost: 0, cac: -3 },
      { mrr: -1, variable_cost: -2, cac: 0 },
    ]);
    expect(rows.map(money)).toEqual([
      [126, 126, 15_876, 48, 7, 10.5],
      [null, null, null, null, null, null],
      [0, 0, 0, 0, -3, 0],
      [null, null, null, -24, 0, -1],
    ]);
    expect(rows.map(marks)).toEqual([[], [], [], ["negative_money", "negative_revenue"]]);
  });

  it("is the revenue where there is no recurring one; with both each is its own", async () => {
    const [plain, negative] = await accountsOf([
      { revenue: 100, variable_cost: 4 },
      { revenue: -1, variable_cost: 4 },
    ]);
    expect(money(plain)).toEqual([100, 100, 10_000, 4, null, null]);
    expect(money(negative)).toEqual([null, null, null, 4, null, null]);
    expect(marks(negative)).toEqual(["negative_money", "negative_revenue"]);
    const [both, mixed] = await accountsOf([
      { mrr: 2, revenue: 100 },
      { mrr: 2, revenue: -5 },
    ]);
    expect(money(both)).toEqual([24, 100, 10_000, null, null, 2]);
    expect(money(mixed)).toEqual([24, null, null, null, null, 2]);
    expect(marks(mixed)).toEqual(["negative_revenue"]);
    expect(money((await accountsOf([{ segment: "A" }]))[0])).toEqual([null, null, null, null, null, null]);
  });

  it("of 10¹² a year or more is taken for a mistake of typing", async () => {
    const rows = await accountsOf(
      [
        { revenue: 1e12, variable_cost: 1e12, cac: -1e12 },
        { revenue: 999_999_999_999, variable_cost: -999_999_999_999, cac: 999_999_999_999 },
      ],
      { isSmallMoney: false },
    );
    expect(money(rows[0])).toEqual([null, null, null, null, null, null]);
    expect(marks(rows[0])).toEqual(["absurd_money"]);
    expect(money(rows[1])).toEqual([999_999_999_999, 999_999_999_999, 999_999_999_999 ** 2, -999_999_999_999, 999_999_999_999, null]);
    expect(marks(rows[1])).toEqual([]);
    const [recurring] = await accountsOf([{ mrr: 1e12 }], { isSmallMoney: false });
    expect([money(recurring), marks(recurring)]).toEqual([[null, null, null, null, null, null], ["absurd_money"]]);
  });

  it.each([
    ["mrr", 79_999.99, true],
    ["mrr", 80_000, false],
    ["revenue", 80_000, false],
    ["variable_cost", -80_000, false],
    ["variable_cost", -79_999, true],
    ["cac", 1e6, false],
    ["usage_per_week", 1e6, true],
    ["mrr", null, true],
  ])("is small or not by all of its columns: %s %d", async (field, amount, small) => {
    const { fields } = await frameIn(store, { accounts: [{ customer_id: "a", mrr: 5, [field]: amount }] });
    expect(await store.one(smallMoneyQuery({ fields }))).toEqual({ small });
  });

  it("is small where there is none", async () => {
    const { fields } = await frameIn(store, { accounts: [{ customer_id: "a" }] });
    expect(await store.one(smallMoneyQuery({ fields }))).toEqual({ small: true });
  });
});

describe("what else stands with an account", () => {
  it("is every number of its own, as it is, also one that was never heard of", async () => {
    const accounts = [{ customer_id: "a", segment: "A", usage_per_week: -3, mrr: 5, "Seats sold": 12, churned: true }];
    const input = await frameIn(store, { accounts });
    expect(numberFields(input)).toEqual(["usage_per_week", "mrr", "Seats sold"]);
    const [row] = await store.all<DataRow>(accountsSelect(input));
    expect(row).toMatchObject({ raw_usage_per_week: -3, raw_mrr: 5, "raw_Seats sold": 12 });
    expect(rawColumn('a"b')).toBe('"raw_a""b"');
    expect(numberFields(frameInput({}))).toEqual([]);
    expect(numberFields(frameInput({ accounts: ["mrr"] }))).toEqual([]);
  });

  it("is left out with the account that a filter leaves out", async () => {
    const accounts = [{ segment: "A" }, { segment: "B" }, { segment: null }];
    const rows = await accountsOf(accounts, { conditions: [{ field: "segment", operator: "=", value: "B" }] });
    expect(rows.map(({ customer }) => customer)).toEqual([1]);
  });
});

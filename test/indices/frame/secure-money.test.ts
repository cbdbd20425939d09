import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { keptView } from "../../../shared/indices/frame/last-answers.ts";
import { secureMoney, secureMoneyTable } from "../../../shared/indices/frame/secure-money.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { frameInput } from "../support/frame-in.ts";

describe("money of secure cases in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    const accounts = ["(0, 10, 100, false)", "(1, 20, 400, false)", "(2, null, null, true)", "(3, 5, 25, false)"];
    await store.run(
      `create table frame_accounts as select * from (values ${accounts.join(", ")}) v(customer, revenue, revenue_square, negative_revenue)`,
    );
    for (const [span, slice] of [
      ["overall", "grp"],
      ["by_wave", "wave"],
    ] as const) {
      // Customer 9 has no account.
      const cases = [
        "(0, 0, true, 5, 5, 5)",
        "(1, 0, true, 5, 5, 5)",
        "(2, 0, false, 5, 4, 5)",
        "(3, 1, false, 5, null, 5)",
        "(9, 1, true, 5, 5, 5)",
      ];
      const columns = `customer, ${slice}, is_top, sat, recommend, repurchase`;
      await store.run(`create table ${keptView("secure", span)} as select * from (values ${cases.join(", ")}) v(${columns})`);
    }
  });
  afterAll(() => store.close());

  const FIELDS = { accounts: ["customer_id", "revenue"], answers: ["customer_id"] };
  const moneyOf = async (span: "overall" | "by_wave", input: FrameInput, isStored = false): Promise<readonly unknown[]> => {
    for (const statement of secureMoney(input, span, isStored)) await store.run(statement);
    return store.all(`select * from ${secureMoneyTable(span)} order by 1, is_top`);
  };
  const cells = (slice: "grp" | "wave") => [
    { [slice]: 0, is_top: false, customers: 0, revenue: null, squares: null, negative: 1 },
    { [slice]: 0, is_top: true, customers: 2, revenue: 30, squares: 500, negative: 0 },
    { [slice]: 1, is_top: false, customers: 1, revenue: 5, squares: 25, negative: 0 },
  ];

  it("is by group or wave and by whether they are at the top, of customers with an account", async () => {
    expect(await moneyOf("overall", frameInput(FIELDS))).toEqual(cells("grp"));
    expect(await moneyOf("by_wave", frameInput({ ...FIELDS, accounts: ["mrr"] }), true)).toEqual(cells("wave"));
  });

  it("takes the three answers where they stand one by one", async () => {
    for (const duplicates of ["all", "meanPerCustomer"] as const) {
      const settings = { ...DEFAULT_SETTINGS, duplicates };
      expect(await moneyOf("overall", frameInput(FIELDS, { settings }))).toEqual(cells("grp"));
      const low = { ...settings, secure: { top: { sat: null, recommend: 4, repurchase: null } } };
      expect(await moneyOf("overall", frameInput(FIELDS, { settings: low }))).toMatchObject([
        { customers: 2, negative: 1 },
        { customers: 1 },
      ]);
    }
  });

  it("is none where no money is mapped, or nothing says whose the answers are", async () => {
    expect(await moneyOf("overall", frameInput({ ...FIELDS, accounts: ["customer_id"] }))).toEqual([]);
    expect(await moneyOf("by_wave", frameInput({ ...FIELDS, answers: ["sat"] }))).toEqual([]);
    const [none] = await store.all<{ column_name: string }>(
      `select string_agg(column_name, ' ') as column_name from (describe ${secureMoneyTable("by_wave")})`,
    );
    expect(none?.column_name).toBe("wave is_top customers revenue squares negative");
  });
});

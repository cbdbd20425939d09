import { describe, expect, it } from "vitest";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { noRows } from "../../shared/indices/slice-sql.ts";
import { expansion } from "../../shared/metrics/expansion.ts";
import { askFrames, type WrittenFrame } from "../indices/support/ask-frames.ts";
import { contextOf } from "../indices/support/context-of.ts";

const bySeed = { ...DEFAULT_SETTINGS, metrics: { ...DEFAULT_SETTINGS.metrics, expansion: "seed004" } } as const;
const transactions = ["customer_id", "date", "amount", "is_recurring"];
const movements = ["month", "type", "amount", "customer_id"];
const paying = contextOf({ transactions, accounts: ["customer_id", "mrr"] }, { settings: bySeed });
const NOTHING = { movements: [], notCounted: [], strangers: [], accounts: [], purchases: [] };

/** 1 subscribed from March to August, 2 pays nothing a month, 3 all the time. */
const accounts: WrittenFrame = {
  columns: "customer integer, start_date date, end_date date, mrr decimal(38, 9)",
  rows: ["1, '2025-03-01', '2025-09-01', 10", "2, null, null, 0", "3, null, null, 5"],
};
/** Every amount is another power of two, so that a sum says which ones are in it. */
const bought: WrittenFrame = {
  columns: "customer integer, grp integer, date date, amount double, is_recurring boolean",
  rows: [
    "1, 0, '2025-03-01', 1, false",
    "1, 0, '2025-02-28', 2, true",
    "1, 0, '2025-09-01', 4, false",
    "1, 0, '2025-08-31', 8, false",
    "2, 0, '2025-06-01', 16, false",
    "3, 0, '2025-06-01', 32, true",
    "3, 0, '2025-06-01', 64, null",
    "3, 0, null, 128, false",
    "3, 0, '2025-06-01', null, false",
    "9, 0, '2025-06-01', 256, null",
    "3, 0, '2025-01-31', 512, false",
    "3, 0, '2025-02-01', 1024, false",
    "3, 1, '2025-06-01', 1e12, false",
    "9, 1, '2025-06-01', -1e12, false",
    "9, 1, '2025-06-01', 999999999999, false",
    "3, 1, '2025-06-01', -0.5, false",
    "null, 1, '2025-06-01', 2048, false",
  ],
};

const cellsOf = (context: IndexContext, kind: "all" | "group" = "all"): Promise<readonly Row[]> =>
  askFrames({ frame_transactions: bought, frame_accounts: accounts }, (ask) => ask(expansion.queries(context, "overall").purchases, kind));

describe("purchases beside subscriptions", () => {
  it("are told apart by whether the customer paid for a subscription on the day", async () => {
    const rows = await cellsOf(paying, "group");
    expect(rows.toSorted((a, b) => Number(a["slice"]) - Number(b["slice"]))).toEqual([
      {
        slice: -1,
        bought: 12,
        strangers: 6,
        one_offs: 4,
        stranger: 2 + 4 + 16 + 256 + 2048 + 999_999_999_999,
        one_off: 1 + 8 + 1024 - 0.5,
        missing: 3,
        absurd: 2,
      },
      { slice: 0, bought: 9, strangers: 4, one_offs: 3, stranger: 2 + 4 + 16 + 256, one_off: 1 + 8 + 1024, missing: 3, absurd: 0 },
      { slice: 1, bought: 3, strangers: 2, one_offs: 1, stranger: 2048 + 999_999_999_999, one_off: -0.5, missing: 0, absurd: 2 },
    ]);
  });

  it("know subscribers by their dates where no account says what it pays", async () => {
    const [row] = await cellsOf({ ...paying, fields: { transactions, accounts: ["customer_id"] } });
    expect(row).toMatchObject({ strangers: 5, one_offs: 5, one_off: 1 + 8 + 16 + 1024 - 0.5 });
  });

  it("are all of subscribers where nobody says who subscribed, or who bought", async () => {
    // Without accounts: 1, 4, 8, 16, 512 is too early, 1024, 999,999,999,999, −.5 and 2048 bought once; 64 and 256 say nothing.
    const expected = { bought: 12, strangers: 0, one_offs: 8, stranger: null, missing: 4, one_off: 1_000_000_003_099.5 };
    const [none] = await cellsOf({ ...paying, fields: { transactions } });
    expect(none).toMatchObject(expected);
    const [nameless] = await cellsOf({ ...paying, fields: { ...paying.fields, transactions: ["date", "amount", "is_recurring"] } });
    expect(nameless).toEqual(none);
  });

  it("all count where the window has no start", async () => {
    const [row] = await cellsOf({ ...paying, windowStart: null });
    expect(row).toMatchObject({ bought: 13, one_offs: 5, one_off: 512 + 1 + 8 + 1024 - 0.5 });
  });

  it("are not asked for without all three of amount, date and kind", () => {
    for (const field of ["amount", "date", "is_recurring"]) {
      const fields = { transactions: transactions.filter((name) => name !== field) };
      expect(expansion.queries({ ...paying, fields }, "overall").purchases).toBe(noRows);
    }
  });
});

describe("expansion by the purchases of seed 004", () => {
  const row = { bought: 9, strangers: 4, one_offs: 3, stranger: 278, one_off: 1033, missing: 5, absurd: 2 };
  const parts = { total: 1311, nonSubscribed: 278, oneOff: 1033, purchases: 7 };

  it("is what strangers bought and what others bought once", () => {
    expect(expansion.compute({ ...NOTHING, purchases: [row] }, paying)).toEqual({
      value: 1311,
      unit: "money",
      n: 7,
      nEff: 7,
      ci: null,
      reason: null,
      excluded: { missing: 5, outOfRange: 2, duplicate: 0 },
      flags: [],
      params: { asOf: "2026-01-31", confidence: 0.95, windowStart: "2025-01-31", churnWindowMonths: 12, expansion: "seed004" },
      parts: { standard: null, seed004: parts },
    });
  });

  it("is nothing where all is recurring, and not known where nothing was bought", () => {
    const recurring = { bought: 2, strangers: 0, one_offs: 0, stranger: null, one_off: null, missing: 0, absurd: 0 };
    expect(expansion.compute({ ...NOTHING, purchases: [recurring] }, paying)).toMatchObject({ value: 0, n: 0, reason: null });
    const empty = expansion.compute({ ...NOTHING, purchases: [{ ...recurring, bought: 0, missing: 3 }] }, paying);
    expect(empty).toMatchObject({ value: null, n: 0, reason: "EMPTY", excluded: { missing: 3 } });
  });

  it("says when nobody knows who subscribed", () => {
    const alone = contextOf({ transactions }, { settings: bySeed });
    expect(expansion.compute({ ...NOTHING, purchases: [row] }, alone).flags).toEqual(["SUBSCRIBERS_UNKNOWN"]);
  });

  it("stands beside the standard one, each where its columns are", () => {
    const JAN = 2026 * 12;
    const moved = [{ month: JAN, last: JAN, kind: "expansion", amount: 30, movements: 3 }];
    const both = contextOf({ transactions, movements });
    const aggregate = { ...NOTHING, movements: moved, strangers: [{ strangers: 1 }], purchases: [row] };
    expect(expansion.compute(aggregate, both)).toMatchObject({
      value: 30,
      n: 3,
      flags: [],
      params: { expansion: "standard" },
      parts: { standard: { total: 30, movements: 3 }, seed004: parts },
    });
    expect(expansion.compute(aggregate, { ...both, settings: bySeed })).toMatchObject({ value: 1311, parts: { standard: { total: 30 } } });
    expect(expansion.compute(aggregate, contextOf({ movements, transactions: ["date", "amount"] })).parts["seed004"]).toBeNull();
    expect(expansion.compute(NOTHING, both)).toMatchObject({ value: null, reason: "EMPTY", n: 0 });
    const odd = { ...NOTHING, movements: moved, notCounted: [{ missing: 1, negative: 2, out_of_range: 0, absurd: 0 }] };
    expect(expansion.compute(odd, both)).toMatchObject({ flags: ["NEGATIVE_MONEY"], excluded: { missing: 1, outOfRange: 2 } });
  });

  it("reads another table, with other columns, than the standard one", () => {
    const standard = contextOf({});
    const seed = { ...standard, settings: bySeed };
    expect([standard, seed].map((context) => expansion.table(context))).toEqual(["movements", "transactions"]);
    expect(expansion.needs(standard)).toEqual(["movements.month", "movements.type", "movements.amount"]);
    expect(expansion.needs(seed)).toEqual([
      "transactions.amount",
      "transactions.date",
      "transactions.is_recurring",
      "transactions.customer_id",
    ]);
    expect(expansion.needs(paying)).toEqual([]);
    expect(expansion.unit(seed)).toBe("money");
  });
});

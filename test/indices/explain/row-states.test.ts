import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import type { Explanation } from "../../../shared/indices/explain/explanation.ts";
import type { IndexId, MetricId } from "../../../shared/indices/index-result.ts";
import { bad, type CanonicalData, type DataRow } from "../support/canonical-data.ts";
import { type ExplainedQuery, explainedIn } from "../support/explained-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

/** State → the rows that have it, counted from 1 as the tests write them. */
const statesOf = ({ sources }: Explanation, as: string): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(
    sources
      .filter((source) => source.as === as)
      .flatMap(({ states }) => states.map(({ state, rows }) => [state, rows.map((row) => row - 1)])),
  );
const asked = async (id: IndexId | MetricId, as: string, data: CanonicalData, query: ExplainedQuery = {}) =>
  statesOf(await explainedIn(store, id, data, query), as);

describe("rows of answers", () => {
  const answer = (customer_id: string | null, day: string, nps: number | null, more: DataRow = {}): DataRow => ({
    ...{ customer_id, answered_at: `2026-${day} 09:00:00`, nps, region: "North", ...more },
  });
  const answers = [
    answer("a", "01-01", 9),
    answer("a", "04-02", 3),
    answer("a", "05-03", null),
    answer("b", "01-01", bad),
    answer("b", "01-02", 7, { region: "South" }),
    answer(null, "01-01", 1),
    answer(null, "01-02", 2, { region: "South" }),
    answer("c", "07-01", 10),
  ];
  const until = (change: ExplainedQuery["settings"] = {}): ExplainedQuery => ({ settings: { asOf: "2026-06-30", ...change } });

  it("are used where they are the last of a customer, or of nobody known", async () => {
    const states = { USED: [2, 5, 6, 7], DUPLICATE: [1], MISSING: [3], OUT_OF_RANGE: [4], AFTER_AS_OF: [8] };
    expect(await asked("nps", "answers", { answers }, until())).toEqual(states);
    const others = answers.map(({ nps = null, ...row }) => ({ ...row, csat: nps, ces: nps }));
    expect(await asked("csat", "answers", { answers: others }, until())).toEqual(states);
    expect(await asked("ces", "answers", { answers: others }, until())).toEqual(states);
  });

  it("are averaged or used all by setting", async () => {
    expect(await asked("nps", "answers", { answers }, until({ duplicates: "meanPerCustomer" }))).toMatchObject({ AVERAGED: [1] });
    expect(await asked("nps", "answers", { answers }, until({ duplicates: "all" }))).toMatchObject({ USED: [1, 2, 5, 6, 7] });
  });

  it("are the last of each wave in a wave, and stand in their group", async () => {
    const wave = { ...until(), wave: "quarter" };
    expect(await asked("nps", "answers", { answers }, wave)).toMatchObject({ USED: [2, 5, 6, 7], DUPLICATE: [1] });
    expect(await asked("nps", "answers", { answers }, { ...wave, slice: { kind: "wave", key: "2026-Q1" } })).toEqual({
      USED: [1, 5, 6, 7],
      OUT_OF_RANGE: [4],
    });
    expect(await asked("nps", "answers", { answers }, { ...wave, slice: { kind: "wave", key: "2026-Q2" } })).toEqual({
      USED: [2],
      MISSING: [3],
    });
    const south = { ...until(), by: "region", slice: { kind: "group", key: "South" } } as const;
    expect(await asked("nps", "answers", { answers }, south)).toEqual({ USED: [5, 7] });
  });

  it("are left out by a filter", async () => {
    expect(await asked("nps", "answers", { answers }, { ...until(), where: "region = South" })).toEqual({
      USED: [5, 7],
      FILTERED: [1, 2, 3, 4, 6],
      AFTER_AS_OF: [8],
    });
  });

  it("do not count with no weight, and leave the one before to count", async () => {
    const weights = [1, 0, -1, 2, 0, 1, null, 1];
    const weighted = answers.map((row, at) => ({ ...row, weight: weights[at] ?? null }));
    expect(await asked("nps", "answers", { answers: weighted }, until())).toEqual({
      ...{ USED: [1, 6, 7], NON_POSITIVE_WEIGHT: [2, 3, 5], OUT_OF_RANGE: [4], AFTER_AS_OF: [8] },
    });
  });

  it("settle whether a customer is secure, or are out of range before they are missing", async () => {
    const row = (customer_id: string, sat: number | null, recommend: number | null, repurchase: number | null): DataRow => ({
      ...{ customer_id, answered_at: "2026-01-01 09:00:00", sat, recommend, repurchase },
    });
    const rows = [
      row("a", 5, 5, 5),
      row("b", 3, null, null),
      row("c", 5, null, 5),
      row("d", 5, bad, null),
      row("e", 2, bad, null),
      row("f", null, null, null),
      row("a", 5, 5, null),
      row("b", 5, 5, 4),
    ];
    expect(await asked("secure", "answers", { answers: rows })).toEqual({
      ...{ USED: [1, 5, 8], DUPLICATE: [2], MISSING: [3, 6, 7], OUT_OF_RANGE: [4] },
    });
  });
});

describe("rows of accounts", () => {
  const account = (customer_id: string, more: DataRow): DataRow => ({
    ...{
      customer_id,
      start_date: "2020-01-01",
      end_date: null,
      mrr: null,
      revenue: null,
      usage_per_week: null,
      features_used: null,
      ...more,
    },
  });
  const accounts = [
    account("a", { mrr: 10, revenue: 120, usage_per_week: 4, features_used: 3 }),
    account("b", { mrr: 0, revenue: -5, features_used: 2 }),
    account("c", { end_date: "2025-12-01", mrr: 5, revenue: 60, usage_per_week: 4, features_used: 1 }),
    account("d", { end_date: "2024-01-01", mrr: 5, revenue: 60 }),
    account("e", { start_date: "2025-09-01", mrr: -4, revenue: 9e15, usage_per_week: 2 }),
    account("f", { mrr: null, revenue: null }),
    account("g", { start_date: "2026-09-01", mrr: 5, revenue: 60 }),
    account("h", { mrr: 7, revenue: 80, usage_per_week: 1 }),
  ];
  const answers = ["a", "b", "c", "d", "e", "f"].map((customer_id) => ({ customer_id, answered_at: "2025-01-01 09:00:00", nps: 9 }));
  const settings = { asOf: "2026-01-31" } as const;

  it("have a health score, or too little for one, or are gone", async () => {
    // Of the two components usage alone is enough, features are not.
    expect(await asked("health", "accounts", { accounts }, { settings })).toEqual({
      ...{ USED: [1, 5, 8], INSUFFICIENT_COVERAGE: [2, 6], NOT_ACTIVE: [3, 4], AFTER_AS_OF: [7] },
    });
  });

  it("stand in a box with money", async () => {
    const found = await asked("boxes", "accounts", { accounts, answers }, { settings });
    expect(found).toMatchObject({ NOT_ACTIVE: [3, 4], NO_BOX: [8], AFTER_AS_OF: [7] });
    expect(Object.values(found).flat().toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(found["USED"]).toContain(1);
    expect(found["UNUSABLE_MONEY"]).toContain(5);
    expect(found["NO_MONEY"]).toContain(6);
    const status = { settings: { ...settings, boxes: { churnFrom: "status" } } } as const;
    expect(await asked("boxes", "accounts", { accounts, answers }, status)).not.toHaveProperty("NOT_ACTIVE");
  });

  it("bring a margin for lifetime value, of everybody in the accounting view", async () => {
    const clv = (method: "seed" | "retention") => asked("clv", "accounts", { accounts }, { settings: { ...settings, clv: { method } } });
    const kept = await clv("retention");
    expect(kept).toMatchObject({ NOT_ACTIVE: [3, 4], AFTER_AS_OF: [7] });
    expect(kept["USED"]).toEqual(expect.arrayContaining([1, 8]));
    expect(kept["NO_MONEY"]).toContain(6);
    const seed = await clv("seed");
    expect(seed).not.toHaveProperty("NOT_ACTIVE");
    expect(seed["USED"]).toEqual(expect.arrayContaining([1, 3, 4, 8]));
    expect(seed["NO_MONEY"]).toContain(6);
  });

  it("were there at the start of the window, or pay now", async () => {
    for (const id of ["churn", "retention"] as const)
      expect(await asked(id, "accounts", { accounts }, { settings })).toEqual({
        ...{ USED: [1, 2, 3, 6, 8], NOT_AT_START: [4, 5], AFTER_AS_OF: [7] },
      });
    expect(await asked("arpa", "accounts", { accounts }, { settings })).toEqual({
      ...{ USED: [1, 8], NO_MONEY: [2, 5, 6], NOT_ACTIVE: [3, 4], AFTER_AS_OF: [7] },
    });
  });
});

describe("rows of records", () => {
  it("of outcomes are desired or not, neither, missing or out of range", async () => {
    const row = (polarity: number | null, duration: number | null, intensity: number | null): DataRow => ({
      ...{ customer_id: "a", polarity, duration, intensity },
    });
    const outcomes = [row(1, 30, 3), row(-1, 10, 2), row(0, 10, 2), row(null, 10, 2), row(1, null, 2), row(1, -5, 2)];
    const found = await asked("cvq", "outcomes", { outcomes });
    expect(found).toMatchObject({ NEITHER: [3], OUT_OF_RANGE: [6] });
    expect(found["USED"]).toEqual(expect.arrayContaining([1, 2]));
    expect(found["MISSING"]).toContain(4);
  });

  it("of cash flows have a period", async () => {
    const cashflows = [
      { period: 0, benefit: 0, cost: 100 },
      { period: 1, benefit: 60, cost: null },
      { period: null, benefit: 60, cost: 5 },
    ];
    expect(await asked("roi", "cashflows", { cashflows })).toEqual({ USED: [1, 2], MISSING: [3] });
  });

  it("of purchases have a customer, a day and an amount", async () => {
    const buy = (customer_id: string | null, date: string | null, amount: number | null): DataRow => ({ customer_id, date, amount });
    const transactions = [
      buy("a", "2025-01-01", 5),
      buy(null, "2025-01-01", 5),
      buy("a", null, 5),
      buy("a", "2025-02-01", null),
      buy("b", "2025-03-01", 7),
      buy("b", "2026-03-01", 7),
    ];
    const settings = { asOf: "2026-01-31", clv: { method: "bgnbd" } } as const;
    expect(await asked("clv", "transactions", { transactions }, { settings })).toEqual({
      USED: [1, 5],
      MISSING: [2, 3, 4],
      AFTER_AS_OF: [6],
    });
  });

  it("of tickets say whether they were solved at once, and nothing where that is derived", async () => {
    const tickets = [true, false, null].map((fcr, at) => ({
      customer_id: `c${at}`,
      created_at: "2026-01-01 09:00:00",
      category: "x",
      fcr,
    }));
    expect(await asked("fcr", "tickets", { tickets })).toEqual({ USED: [1, 2], MISSING: [3] });
    const derived = await explainedIn(store, "fcr", { tickets: tickets.map(({ fcr: _, ...row }) => row) });
    expect(derived.rowsSql).toBeNull();
    expect(statesOf(derived, "tickets")).toEqual({});
  });

  it("have no state where a metric does not tell them apart", async () => {
    const events = [{ customer_id: "a", at: "2026-01-01 09:00:00", stage: "awareness" }];
    expect((await explainedIn(store, "funnel", { events })).rowsSql).toBeNull();
    expect((await explainedIn(store, "engagement", { events })).rowsSql).toBeNull();
  });
});

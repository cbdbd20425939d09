import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { noRows } from "../../shared/indices/slice-sql.ts";
import { arpa } from "../../shared/metrics/arpa.ts";
import { customerTimeQueries } from "../../shared/metrics/customer-time.ts";
import { retention } from "../../shared/metrics/retention.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { near } from "../statistics/near.ts";
import { numberIn } from "./support/number-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

const context = contextOf({ accounts: ["customer_id", "mrr", "start_date", "end_date"] });

describe("revenue per account (methods.md 4)", () => {
  const account = (id: string, mrr: number | null, end: string | null = null) => ({
    ...{ customer_id: id, mrr, start_date: "2024-01-01", end_date: end },
  });
  const accounts = [
    ...[account("a", 10), account("b", 20), account("c", 30), account("d", 0), account("e", -5), account("f", null)],
    account("g", 1_000, "2025-12-31"),
  ];
  const asOf = "2026-01-31";

  it("is of the active ones that pay something", async () => {
    const found = await numberIn(store, "arpa", { accounts }, { settings: { asOf } });
    expect(found).toMatchObject({ value: 20, n: 3, unit: "money", reason: null, excluded: { missing: 3, outOfRange: 0, duplicate: 0 } });
    expect(found.parts).toEqual({ mrr: 60, zeroPaying: 1, negative: 1 });
    // t(.975, 2)·10/√3 (scipy 1.17.1)
    near((found.ci?.hi ?? 0) - 20, (4.302652729911275 * 10) / Math.sqrt(3));
    expect(found.flags).toEqual(["NEGATIVE_MONEY", "SUPPRESSED"]);
  });

  it("is of those with nothing to pay too, by setting", async () => {
    const found = await numberIn(store, "arpa", { accounts }, { settings: { asOf, metrics: { zeroPaying: true } } });
    expect(found).toMatchObject({ value: 15, n: 4, excluded: { missing: 2 }, params: { zeroPaying: true } });
    // Σ(x − 15)² = 225 + 25 + 25 + 225; t(.975, 3) (scipy 1.17.1)
    near((found.ci?.hi ?? 0) - 15, (3.182446305284263 * Math.sqrt(500 / 3)) / 2);
    const free = { ...context, settings: { ...DEFAULT_SETTINGS, metrics: { ...DEFAULT_SETTINGS.metrics, zeroPaying: true } } };
    expect(arpa.compute({ sums: [{ active: 1, zero: 1 }] }, free)).toMatchObject({ value: 0, n: 1, reason: null, ci: null });
    expect(arpa.compute({ sums: [{ active: 2, zero: 2 }] }, free)).toMatchObject({
      value: 0,
      ci: { lo: 0, hi: 0 },
      flags: ["NO_SPREAD", "SUPPRESSED"],
    });
  });

  it("is of accounts, in money, and needs what they pay", () => {
    expect(arpa.needs(contextOf({ accounts: [] }))).toEqual(["accounts.customer_id", "accounts.mrr"]);
    expect(arpa.needs(context)).toEqual([]);
    expect([arpa.table(context), arpa.unit(context), arpa.byWave]).toEqual(["accounts", "money", false]);
    expect(arpa.emptyParts).toEqual({ mrr: 0, zeroPaying: 0, negative: 0 });
    expect(arpa.params(context)).toEqual({ asOf: "2026-01-31", confidence: 0.95, zeroPaying: false });
    const none = arpa.compute({ sums: [{ active: 2, negative: 2 }] }, context);
    expect(none).toMatchObject({ value: null, n: 0, unit: "money", reason: "EMPTY", ci: null, excluded: { missing: 2 } });
  });
});

describe("customer retention (methods.md 4)", () => {
  it("is the share of those at the start of the window who are still there", async () => {
    const account = (at: number, start: string, end: string | null) => ({ customer_id: `c${at}`, start_date: start, end_date: end });
    const accounts = [
      ...Array.from({ length: 9 }, (_, at) => account(at, "2024-01-01", null)),
      ...[account(10, "2024-01-01", "2026-01-31"), account(11, "2024-01-01", "2026-02-01"), account(12, "2024-01-01", "2025-01-31")],
      ...[account(13, "2025-06-01", null), account(14, "2025-06-01", "2025-07-01")],
    ];
    const found = await numberIn(store, "retention", { accounts }, { settings: { asOf: "2026-01-31" } });
    // Eleven at the start, of whom one left by 31 January 2026.
    expect(found).toMatchObject({ unit: "percent", n: 11, reason: null, ci: { method: "wilson", level: 0.95 }, flags: ["INDICATIVE"] });
    near(found.value, 1000 / 11);
    const limits = wilsonInterval(10, 11, 0.95);
    near(found.ci?.lo, 100 * (limits?.lo ?? Number.NaN));
    near(found.ci?.hi, 100 * (limits?.hi ?? Number.NaN));
    expect(found.parts).toEqual({ start: 11, kept: 10, lostOfStart: 1 });
    expect(found.params).toMatchObject({ windowStart: "2025-01-31", churnWindowMonths: 12 });
  });

  it("is of accounts, a percentage in no wave", () => {
    expect([retention.table(context), retention.unit(context), retention.byWave]).toEqual(["accounts", "percent", false]);
    expect(retention.emptyParts).toEqual({ start: 0, kept: 0, lostOfStart: 0 });
  });
});

describe("customers by the day they came and left", () => {
  it("are not asked for where accounts have no customers", () => {
    expect(customerTimeQueries(contextOf({}))).toEqual({ starts: noRows, ends: noRows });
    expect(customerTimeQueries(contextOf({ accounts: ["mrr"] }))).toEqual({ starts: noRows, ends: noRows });
  });
});

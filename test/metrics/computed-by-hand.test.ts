import { describe, expect, it } from "vitest";
import { dayNumber } from "../../shared/calendar.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../shared/indices/settings.ts";
import { arpa } from "../../shared/metrics/arpa.ts";
import { churn } from "../../shared/metrics/churn.ts";
import { expansion } from "../../shared/metrics/expansion.ts";
import { fcr } from "../../shared/metrics/fcr.ts";
import { firstResponse } from "../../shared/metrics/first-response.ts";
import { grr } from "../../shared/metrics/grr.ts";
import { handleTime } from "../../shared/metrics/handle-time.ts";
import { mrr } from "../../shared/metrics/mrr.ts";
import { isBelowZero, isZero } from "../../shared/metrics/mrr-bridge.ts";
import { nrr } from "../../shared/metrics/nrr.ts";
import { quickRatio } from "../../shared/metrics/quick-ratio.ts";
import { retention } from "../../shared/metrics/retention.ts";
import { ticketTrend } from "../../shared/metrics/ticket-trend.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { near } from "../statistics/near.ts";

const withSettings = (change: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...change });
const metricSettings = (change: Partial<Settings["metrics"]>): Settings =>
  withSettings({ metrics: { ...DEFAULT_SETTINGS.metrics, ...change } });

describe("times of tickets from their cells", () => {
  const context = contextOf({ tickets: ["ticket_id", "customer_id", "created_at", "first_response_at", "handle_seconds"] });
  const cell = (seconds: number | null, tickets: number, age: number | null = null): Row => ({ seconds, age, tickets });
  const first = (durations: readonly Row[], clock: readonly Row[] = [], settings = DEFAULT_SETTINGS) =>
    firstResponse.compute({ durations, clock }, { ...context, settings });

  it("stand in order, equal ones as often as they are", () => {
    const found = first([cell(600, 2), cell(60, 1), cell(0, 1), cell(120, 2)]);
    expect(found).toMatchObject({ value: 2, n: 6, reason: null, excluded: { missing: 0, outOfRange: 0, duplicate: 0 } });
    expect(found.parts).toMatchObject({ median: 2, medianLo: 0, medianHi: 10, zeros: 1, ended: 6, open: 0, settled: 6 });
    near(Number(found.parts["mean"]), 25 / 6);
    near(Number(found.parts["geometricMean"]), (1 * 2 * 2 * 10 * 10) ** (1 / 5));
    expect(found.ci).toEqual({ method: "orderStatistic", level: 0.95, lo: 0, hi: 10 });
    expect(found.flags).toEqual(["FEW_FOR_P90", "SUPPRESSED"]);
    expect(found.parts["deciles"]).toHaveLength(9);
    expect(found.parts["deciles"]).toContainEqual({ percent: 20, minutes: 1 });
  });

  it("below zero are out of range, without an end or an age missing, with one open", () => {
    const found = first([cell(-1, 2), cell(60, 1), cell(180, 1), cell(null, 3), cell(null, 4, -5), cell(null, 1, 120)]);
    expect(found).toMatchObject({ n: 3, excluded: { missing: 7, outOfRange: 2 } });
    expect(found.flags).toEqual(["FEW_FOR_P90", "NEGATIVE_DURATIONS", "OPEN_TICKETS", "SUPPRESSED"]);
    expect(found.parts).toMatchObject({ ended: 2, open: 1, median: 3 });
    expect(found.ci?.method ?? "none").toMatch(/^(?:kaplanMeier|none)$/);
  });

  it("share what is within the target among those that tell", () => {
    const target = metricSettings({ firstResponseTarget: 2 });
    const found = first([cell(120, 3), cell(121, 1), cell(null, 2, 120), cell(null, 4, 121)], [], target);
    // Open for just two minutes tells nothing yet.
    const limits = wilsonInterval(3, 8, 0.95);
    expect(found.parts).toMatchObject({ target: 2, within: 3, settled: 8, shareWithin: 37.5 });
    near(Number(found.parts["shareLo"]), 100 * (limits?.lo ?? 0));
    near(Number(found.parts["shareHi"]), 100 * (limits?.hi ?? 0));
  });

  it("say why there is none", () => {
    expect(first([])).toMatchObject({ value: null, reason: "EMPTY", n: 0, flags: [] });
    expect(first([cell(-5, 1)])).toMatchObject({ value: null, reason: "OUT_OF_RANGE_ALL" });
    expect(first([cell(null, 3, 60)])).toMatchObject({ value: null, reason: "NOT_IDENTIFIED", n: 3, ci: null });
    expect(first([cell(null, 3, 0), cell(60, 1)]).parts).toMatchObject({ open: 3, ended: 1 });
    expect(first([]).parts).toMatchObject({ shareWithin: null, shareLo: null, mean: null, p90: null, p90Lo: null, deciles: [] });
  });

  it("of whole days look like dates without a time, unless all are zero", () => {
    expect(first([cell(86_400, 1), cell(0, 1)]).flags).toContain("WHOLE_DAYS");
    expect(first([cell(0, 2)]).flags).not.toContain("WHOLE_DAYS");
    expect(first([cell(86_400, 1), cell(86_401, 1)]).flags).not.toContain("WHOLE_DAYS");
  });

  it("need a hundred for their 90th percentile, which has limits from two on", () => {
    expect(first([cell(60, 99)]).flags).toEqual(["FEW_FOR_P90"]);
    expect(first([cell(60, 100)]).flags).toEqual([]);
    expect(first([cell(60, 1)]).parts).toMatchObject({ p90: 1, p90Lo: null, p90Hi: null });
    expect(first([cell(60, 1), cell(180, 1)]).parts).toMatchObject({ p90Lo: 1, p90Hi: 3 });
  });

  it("keep the time by the clock beside business hours, and only then", () => {
    const settings = metricSettings({ businessHours: "1-5 09:00-17:00" });
    const clock = [cell(3_600, 2), cell(7_200, 1)];
    expect(first([cell(60, 3)], clock, settings).parts).toMatchObject({ median: 1, clockMedian: 60 });
    near(Number(first([cell(60, 3)], clock, settings).parts["clockP90"]), 108);
    expect(first([cell(60, 3)], clock).parts).toMatchObject({ clockMedian: null, clockP90: null });
    expect(first([], [], settings).params["businessHours"]).toBe("1-5 09:00-17:00");
  });

  it("of work are averaged, run by the clock, and know no waiting", () => {
    const settings = metricSettings({ businessHours: "1-5 09:00-17:00" });
    const found = handleTime.compute({ durations: [cell(60, 1), cell(180, 1), cell(300, 1)], clock: [] }, { ...context, settings });
    expect(found).toMatchObject({
      value: 3,
      n: 3,
      unit: "minutes",
      ci: { method: "t" },
      params: { businessHours: null, headline: "mean" },
    });
    // t(.975, 2)·2/√3 (scipy 1.17.1)
    near((found.ci?.hi ?? 0) - 3, (4.302652729911275 * 2) / Math.sqrt(3));
    expect(handleTime.queries({ ...context, settings }, "overall").clock).toBe(handleTime.queries(context, "overall").clock);
  });

  it("say when a filter cannot reach them", () => {
    const alone = contextOf({ tickets: ["created_at", "first_response_at"] }, { filtered: true });
    expect(firstResponse.compute({ durations: [], clock: [] }, alone).flags).toEqual(["NOT_FILTERED"]);
    expect(firstResponse.compute({ durations: [], clock: [] }, { ...context, filtered: true }).flags).toEqual([]);
  });
});

describe("movements of revenue from their cells", () => {
  const alone = contextOf({ movements: ["month", "type", "amount", "customer_id"] });
  const JAN = 2026 * 12;
  const move = (month: number, kind: string, amount: number, movements = 1): Row => ({ month, kind, amount, movements, last: JAN });
  const aggregate = {
    movements: [
      move(JAN, "churn", 5, 2),
      move(JAN - 14, "new", 100, 4),
      move(JAN - 11, "expansion", 30, 3),
      move(JAN - 12, "expansion", 7),
      move(JAN, "contraction", 10),
      move(JAN, "reactivation", 4),
      move(JAN, "new", 20),
      move(JAN, "unknown", 999),
    ],
    notCounted: [{ missing: 1, out_of_range: 2, negative: 3, absurd: 4 }],
    strangers: [{ strangers: 0 }],
    accounts: [],
  };

  it("lead from the start of the window to its end, twelve months long", () => {
    const found = mrr.compute(aggregate, alone);
    expect(found).toMatchObject({ value: 146, n: 13, excluded: { missing: 1, outOfRange: 9, duplicate: 0 } });
    expect(found.parts["bridge"]).toEqual({ start: 107, new: 20, expansion: 30, reactivation: 4, contraction: 10, churned: 5, end: 146 });
    expect(found.parts).toMatchObject({ movements: 13, ledger: 146, seed: null });
    expect(found.flags).toEqual(["ABSURD_MONEY", "INDICATIVE", "NEGATIVE_MONEY"]);
    expect(found.params).toMatchObject({ anchor: "zero" });
    expect(found.unit).toBe("money");
  });

  it("stand month by month, also where nothing moved", () => {
    const months = mrr.compute(aggregate, alone).parts["months"];
    expect(months).toHaveLength(15);
    expect(months).toContainEqual({
      ...{ month: "2024-11", start: 0, new: 100, expansion: 0, reactivation: 0, contraction: 0, churned: 0, end: 100 },
    });
    expect(months).toContainEqual({
      ...{ month: "2025-06", start: 137, new: 0, expansion: 0, reactivation: 0, contraction: 0, churned: 0, end: 137 },
    });
    expect((months as readonly Row[]).at(-1)).toMatchObject({ month: "2026-01", start: 137, end: 146 });
  });

  it("end where the accounts are, and say when the beginning would lie below zero", () => {
    const anchored = contextOf({ ...alone.fields, accounts: ["customer_id", "mrr"] });
    const at = (total: number) =>
      mrr.compute({ ...aggregate, notCounted: [], accounts: [{ paying: 5, active: 6, negative: 1, total }] }, anchored);
    expect(at(300)).toMatchObject({ value: 300, n: 5, params: { anchor: "accounts" }, flags: ["NEGATIVE_MONEY", "SUPPRESSED"] });
    expect(at(300).parts["bridge"]).toMatchObject({ start: 261, end: 300 });
    expect(at(300).parts["seed"]).toEqual({ accounts: 5, arpa: 60, product: 300 });
    expect(at(39).flags).not.toContain("OPENING_NEGATIVE");
    expect(at(38).flags).toContain("OPENING_NEGATIVE");
    const nobody = mrr.compute({ ...aggregate, movements: [], accounts: [{ paying: 0, active: 2, negative: 0, total: null }] }, anchored);
    expect(nobody).toMatchObject({ value: null, reason: "EMPTY", parts: { seed: { accounts: 0, arpa: null, product: 0 }, months: [] } });
  });

  it("are retained net 100·(107 + 30 − 10 − 5)/107 and gross 100·(107 − 15)/107", () => {
    const starters = [{ starters: 42 }];
    near(nrr.compute({ ...aggregate, starters }, alone).value, (100 * 122) / 107);
    near(grr.compute({ ...aggregate, starters }, alone).value, (100 * 92) / 107);
    expect(nrr.compute({ ...aggregate, starters }, alone).n).toBe(42);
    expect(nrr.compute({ ...aggregate, starters }, contextOf({ movements: ["month", "type", "amount"] })).n).toBe(8);
    const none = { ...aggregate, movements: [], starters };
    expect(nrr.compute(none, alone)).toMatchObject({ value: null, reason: "EMPTY" });
    const only = { ...aggregate, movements: [move(JAN, "new", 5)], starters };
    expect(nrr.compute(only, alone)).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
    const below = { ...aggregate, movements: [move(JAN, "churn", 5), move(JAN, "new", 12), move(JAN - 20, "churn", 3)], starters };
    expect(grr.compute(below, alone)).toMatchObject({ value: null, reason: "NOT_IDENTIFIED" });
  });

  it("are gained (20 + 30) for each lost (5 + 10)", () => {
    expect(quickRatio.compute(aggregate, alone).flags).not.toContain("NO_LOSSES");
    expect(quickRatio.compute(aggregate, alone)).toMatchObject({ unit: "ratio", n: 8, parts: { gained: 50, lost: 15 }, reason: null });
    near(quickRatio.compute(aggregate, alone).value, 50 / 15);
    const gains = { ...aggregate, movements: [move(JAN, "new", 5)] };
    expect(quickRatio.compute(gains, alone)).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", parts: { gained: 5, lost: 0 } });
    expect(quickRatio.compute(gains, alone).flags).toContain("NO_LOSSES");
    expect(quickRatio.compute({ ...aggregate, movements: [] }, alone)).toMatchObject({ value: null, reason: "EMPTY" });
  });

  it("before the movements begin there was revenue when a customer comes without a beginning", () => {
    expect(mrr.compute({ ...aggregate, strangers: [{ strangers: 1 }] }, alone).flags).toContain("OPENING_UNKNOWN");
    expect(mrr.compute(aggregate, { ...contextOf({ movements: ["month", "type", "amount"] }), filtered: true }).flags).toContain(
      "NOT_FILTERED",
    );
  });

  it("of subscribers who take more are 30 in three movements of the window", () => {
    const found = expansion.compute({ ...aggregate, purchases: [] }, alone);
    expect(found).toMatchObject({ value: 30, n: 3, unit: "money", parts: { standard: { total: 30, movements: 3 }, seed004: null } });
  });

  it("without anything odd have no flags, and lead from what stood before the first one", () => {
    const quiet = { ...aggregate, notCounted: [], movements: [move(JAN - 1, "new", 50, 40)] };
    expect(mrr.compute(quiet, alone).flags).toEqual([]);
    const bare = contextOf({ movements: ["month", "type", "amount"] });
    expect(mrr.compute(quiet, bare).flags).toEqual([]);
    const anchored = contextOf({ ...alone.fields, accounts: ["customer_id", "mrr"] });
    const found = mrr.compute({ ...quiet, accounts: [{ paying: 40, active: 40, negative: 0, total: 80 }] }, anchored);
    expect(found).toMatchObject({ value: 80, flags: [], parts: { ledger: 50 } });
    expect(found.parts["bridge"]).toMatchObject({ start: 30, new: 50, end: 80 });
  });

  it("stand for 600 months at most, the last ones", () => {
    const long = { ...aggregate, movements: [move(JAN - 700, "new", 1), move(JAN, "new", 1)] };
    const months = mrr.compute(long, alone).parts["months"] as readonly Row[];
    expect(months).toHaveLength(600);
    expect(months[0]).toMatchObject({ month: "1976-02", start: 1 });
  });

  it("are zero, or below it, but for rounding", () => {
    expect([isZero(1e-9, 0), isZero(2e-9, 1), isZero(2e-9, -2)]).toEqual([true, false, true]);
    expect([isBelowZero(-1e-6, 0), isBelowZero(-2e-6, 0), isBelowZero(-2e-6, -2)]).toEqual([false, true, false]);
  });
});

describe("customers and their money from their sums", () => {
  const accounts = contextOf({ accounts: ["customer_id", "mrr", "start_date", "end_date"] });

  it("pay (10, 20, 30) on average 20 ± t·10/√3", () => {
    const row = { active: 6, paying: 3, zero: 1, negative: 1, total: 60, squares: 1400 };
    const found = arpa.compute({ sums: [row] }, accounts);
    expect(found).toMatchObject({ unit: "money", ci: { method: "t" }, params: { zeroPaying: false, asOf: "2026-01-31" } });
    expect(found).toMatchObject({ value: 20, n: 3, excluded: { missing: 3 }, parts: { mrr: 60, zeroPaying: 1, negative: 1 } });
    near((found.ci?.hi ?? 0) - 20, (4.302652729911275 * 10) / Math.sqrt(3));
    expect(found.flags).toEqual(["NEGATIVE_MONEY", "SUPPRESSED"]);
    expect(arpa.compute({ sums: [{ active: 2, paying: 2, total: 10, squares: 50 }] }, accounts).flags).toContain("NO_SPREAD");
    expect(arpa.compute({ sums: [{ active: 2, paying: 1, total: 10, squares: 100 }] }, accounts)).toMatchObject({ value: 10, ci: null });
    const two = arpa.compute({ sums: [{ active: 2, paying: 2, total: 30, squares: 500 }] }, accounts);
    // t(.975, 1)·√50/√2 (scipy 1.17.1)
    near((two.ci?.hi ?? 0) - 15, 12.706204736174694 * 5, 1e-8);
    expect(two.flags).toEqual(["SUPPRESSED"]);
    expect(arpa.compute({ sums: [] }, accounts)).toMatchObject({ value: null, reason: "EMPTY", flags: [] });
  });

  const counts = [{ customers: 1200, at_start: 1000, acquired: 200, lost: 150, lost_of_start: 80, at_end: 1050 }];

  it("stay 92 of 100 and leave 8, by Wilson", () => {
    const limits = wilsonInterval(80, 1000, 0.95);
    expect(retention.compute({ counts }, accounts)).toMatchObject({
      value: 92,
      n: 1000,
      parts: { start: 1000, kept: 920, lostOfStart: 80 },
    });
    near(retention.compute({ counts }, accounts).ci?.lo, 100 * (1 - (limits?.hi ?? 0)));
    expect(churn.compute({ counts }, accounts)).toMatchObject({ value: 8, n: 1000, ci: { method: "wilson" }, flags: [] });
    near(churn.compute({ counts }, accounts).ci?.lo, 100 * (limits?.lo ?? 0));
  });

  it("leave by another form without an interval, and by A and B not at a rate", () => {
    for (const [form, value, isRate] of [
      ["A", 75, false],
      ["B", -5, false],
      ["Cserved", 12.5, true],
    ] as const) {
      const found = churn.compute({ counts }, { ...accounts, settings: withSettings({ churn: form }) });
      expect(found).toMatchObject({ value, ci: null });
      expect(found.flags.includes("NOT_A_RATE")).toBe(!isRate);
    }
  });

  it("have no churn where there was nobody", () => {
    expect(churn.compute({ counts: [] }, accounts)).toMatchObject({ value: null, reason: "EMPTY" });
    expect(churn.compute({ counts: [{ customers: 3 }] }, accounts)).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
    expect(retention.compute({ counts: [] }, accounts)).toMatchObject({ value: null, reason: "EMPTY" });
    expect(retention.compute({ counts: [{ customers: 3 }] }, accounts)).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
    const bare = contextOf({ accounts: ["customer_id", "churned"] });
    expect(churn.compute({ counts }, bare).flags).toEqual(["ACQUIRED_UNKNOWN", "CHURN_FROM_STATUS"]);
  });
});

describe("first contact resolution from its counts", () => {
  const recorded = contextOf({ tickets: ["ticket_id", "fcr"] });
  const derived = contextOf({ tickets: ["ticket_id", "customer_id", "created_at", "channel"] });

  it("340 of 425 recorded give 80 %, by Wilson", () => {
    const found = fcr.compute({ tickets: [{ known: 425, resolved: 340, unknown: 9, repeats: 0 }], derived: [] }, recorded);
    const limits = wilsonInterval(340, 425, 0.95);
    expect(found).toMatchObject({ value: 80, n: 425, excluded: { missing: 9, duplicate: 0 }, flags: [] });
    near(found.ci?.lo, 100 * (limits?.lo ?? 0));
    expect(found).toMatchObject({ unit: "percent", ci: { method: "wilson" }, reason: null });
    expect(found.params).toMatchObject({ source: "recorded", repeatDays: null, channels: null });
    expect(found.parts).toEqual({ resolved: 340, repeats: 0, sensitivity: [] });
  });

  it("derived ones take the days of the setting, and show the others where they are known", () => {
    const row = { known_7: 40, resolved_7: 30, unknown_7: 2, repeats_7: 5 };
    const other = { known_3: 50, resolved_3: 45, known_7: 40, resolved_7: 30, known_14: 0, resolved_14: 0 };
    const found = fcr.compute({ tickets: [row], derived: [other] }, derived);
    expect(found).toMatchObject({ value: 75, n: 40, excluded: { missing: 2, duplicate: 5 }, flags: ["FCR_DERIVED"] });
    expect(found.parts).toEqual({
      resolved: 30,
      repeats: 5,
      sensitivity: [
        { days: 3, n: 50, resolved: 45, value: 90 },
        { days: 7, n: 40, resolved: 30, value: 75 },
      ],
    });
    expect(found.params).toMatchObject({ source: "derived", repeatDays: 7, channels: null });
    expect(fcr.compute({ tickets: [], derived: [] }, derived)).toMatchObject({ value: null, reason: "EMPTY", ci: null });
  });

  it("says what it lacks, and when a filter cannot reach it", () => {
    expect(fcr.needs(recorded)).toEqual([]);
    expect(fcr.needs(derived)).toEqual([]);
    expect(fcr.needs(contextOf({ tickets: ["created_at"] }))).toEqual(["tickets.fcr", "tickets.customer_id"]);
    expect(fcr.needs(contextOf({ tickets: ["customer_id"] }))).toEqual(["tickets.fcr", "tickets.created_at"]);
    expect(fcr.compute({ tickets: [], derived: [] }, { ...recorded, filtered: true }).flags).toEqual(["NOT_FILTERED"]);
    expect(fcr.compute({ tickets: [], derived: [] }, { ...derived, filtered: true }).flags).toEqual(["FCR_DERIVED"]);
  });
});

describe("recurrent issues from tickets by day", () => {
  const context = contextOf({ tickets: ["created_at", "category"] }, { asOf: "2025-08-31" });
  const monthly = (category: string, counts: readonly number[]): readonly Row[] =>
    counts.map((tickets, at) => ({ category, day: dayNumber(`2025-0${at + 1}-15`), first: dayNumber("2025-01-15"), tickets }));
  const compute = (tickets: readonly Row[], change: Parameters<typeof contextOf>[1] = {}) =>
    ticketTrend.compute({ tickets, starts: [], ends: [] }, { ...context, ...change });

  it("are the largest up to four fifths, with the one that crosses them, and those that rise", () => {
    const found = compute([
      ...monthly("steady", [40, 40, 40, 40, 40, 40, 40, 40]),
      ...monthly("second", [9, 11, 9, 11, 9, 11, 9, 11]),
      ...monthly("rising", [1, 2, 3, 4, 5, 6, 7, 8]),
      { category: null, day: dayNumber("2025-03-01"), first: null, tickets: 4 },
      { category: "undated", day: null, first: null, tickets: 2 },
    ]);
    // 320, 80 and 36 of 436: four fifths are 348.8.
    expect(found).toMatchObject({ value: 3, n: 436, excluded: { missing: 6 } });
    const rows = found.parts["categories"] as readonly Row[];
    expect(rows.map(({ key, top, rising, recurrent }) => [key, top, rising, recurrent])).toEqual([
      ["steady", true, false, true],
      ["second", true, false, true],
      ["rising", false, true, true],
    ]);
    expect(rows[2]).toMatchObject({ s: 28, slope: 1 });
    near(Number(rows[2]?.["change"]), 100 * (26 / 10 - 1));
    expect(found.parts["rising"]).toBe(1);
  });

  it("leave out the month under way, and say why there are none", () => {
    const found = compute(monthly("a", [1, 2, 3]), { asOf: "2025-03-30" });
    expect(found).toMatchObject({ n: 3, parts: { periods: ["2025-01", "2025-02"] } });
    expect(compute([])).toMatchObject({ value: null, reason: "EMPTY" });
    expect(compute(monthly("a", [1, 2, 3]), { asOf: null })).toMatchObject({ value: null, reason: "EMPTY" });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { dayFromNumber, dayNumber } from "../../shared/calendar.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { ticketTrend } from "../../shared/metrics/ticket-trend.ts";
import { poissonRatioTest } from "../../shared/statistics/poisson-ratio-test.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { near } from "../statistics/near.ts";
import { numberIn } from "./support/number-in.ts";

/** Counts by month up to August 2025. */
const monthsOf = (category: string, counts: readonly number[]): readonly Row[] => {
  const dayOf = (at: number) => Math.round(Date.UTC(2025, 8 - counts.length + at, 15) / 86_400_000);
  return counts.map((tickets, at) => ({ category, day: dayOf(at), first: dayOf(0), tickets }));
};
const alone = contextOf({ tickets: ["created_at", "category"] }, { asOf: "2025-08-31" });
const beside = contextOf({ tickets: ["created_at", "category"], accounts: ["customer_id"] }, { asOf: "2025-08-31" });
const always = (customers: number): readonly Row[] => [{ day: null, customers }];
const compute = (tickets: readonly Row[], context: IndexContext = alone, starts: readonly Row[] = [], ends: readonly Row[] = []) =>
  ticketTrend.compute({ tickets, starts, ends }, context);
type Category = Row & { readonly key: string };
const categoriesOf = (found: ReturnType<typeof compute>) => found.parts["categories"] as unknown as readonly Category[];

describe("trends of categories (methods.md 11.3)", () => {
  const RISING = [10, 12, 11, 15, 14, 18, 17, 21];
  const STEADY = [104, 96, 104, 96, 104, 96, 104, 96];
  const found = () => compute([...monthsOf("small", RISING), ...monthsOf("large", STEADY)], beside, always(200));

  it("have rate, slope, change and autocorrelation per 100 customers", () => {
    const [large, small] = categoriesOf(found());
    // S 22, p .009375, slope 1.5 of the counts; 118 tickets, 48 in the earlier half and 70 in the later one, 16 hundred customer-months.
    expect(small).toMatchObject({ key: "small", tickets: 118, counts: RISING, s: 22, slope: 0.75, rate: 7.375 });
    near(Number(small?.["share"]), (100 * 118) / 918);
    near(Number(small?.["p"]), 0.009375, 1e-6);
    near(Number(small?.["pHolm"]), 2 * Number(small?.["p"]));
    near(Number(small?.["change"]), 100 * (70 / 48 - 1));
    near(Number(small?.["changeP"]), poissonRatioTest(48, 8, 70, 8)?.p ?? Number.NaN);
    // Mean 14.75; Σ(x − m)² = 99.5.
    const left = RISING.map((count) => count - 14.75);
    near(Number(small?.["lag1"]), left.slice(1).reduce((sum, own, at) => sum + own * (left[at] ?? 0), 0) / 99.5);
    expect(small).toMatchObject({ top: false, rising: true, recurrent: true });
    expect(large).toMatchObject({ key: "large", tickets: 800, change: 0, changeP: 1, top: true, rising: false, recurrent: true });
  });

  it("stand beside that of all tickets, and are a count", () => {
    const { value, n, unit, ci, reason, parts, params } = found();
    expect({ value, n, unit, ci, reason }).toEqual({ value: 2, n: 918, unit: "count", ci: null, reason: null });
    expect(parts).toMatchObject({ rising: 1, total: { rate: 57.375 } });
    const total = parts["total"] as Row;
    // 448 in the earlier half, 470 in the later.
    near(Number(total["change"]), 100 * (470 / 448 - 1));
    expect(parts["periods"]).toEqual(["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07", "2025-08"]);
    expect(params).toEqual({ asOf: "2025-08-31", confidence: 0.95, period: "month", topShare: 0.8, alpha: 0.05 });
  });

  it("are of rates: tickets that grow with the customers are no trend", () => {
    const growing = [1, 2, 3, 4, 5, 6, 7, 8];
    const starts = growing.map((_, at) => ({ day: dayNumber(`2025-0${at + 1}-01`), customers: 100 }));
    const [only] = categoriesOf(compute(monthsOf("a", growing), beside, starts));
    expect(only).toMatchObject({ s: 0, slope: 0, rate: 1, rising: false, change: 0 });
    // Nobody was there in one of the months.
    const late = compute(monthsOf("a", growing), beside, starts.slice(1));
    expect(late.flags).toContain("VOLUME_NOT_RATE");
    expect(categoriesOf(late)[0]).toMatchObject({ s: 28, slope: 1, rate: 4.5, rising: true });
    expect(compute(monthsOf("a", growing)).flags).toContain("VOLUME_NOT_RATE");
    expect(compute(monthsOf("a", growing), beside, starts).flags).not.toContain("VOLUME_NOT_RATE");
    // Half of those of January left in its middle: 100 − 50·15/31.
    const left = compute(monthsOf("a", [1, 1, 1]), beside, always(100), [{ day: dayNumber("2025-06-16"), customers: 50 }]);
    near(Number(categoriesOf(left)[0]?.["rate"]), 3 / (2 - 0.25));
  });

  it("do not rise when they fall, stay for the most part, or are too few to tell", () => {
    const rising = (...counts: readonly number[]) => {
      const [, own] = categoriesOf(
        compute([
          ...monthsOf(
            "large",
            counts.map(() => 900),
          ),
          ...monthsOf("own", counts),
        ]),
      );
      return own;
    };
    expect(rising(8, 7, 6, 5, 4, 3, 2, 1)).toMatchObject({ s: -28, rising: false, recurrent: false });
    const late = rising(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1);
    expect(late).toMatchObject({ s: 27, slope: 0, rising: false, change: null });
    // z = 26/√117
    expect(Number(late?.["p"])).toBeLessThan(0.02);
    expect(rising(1, 9)).toMatchObject({ s: null, p: null, pHolm: null, slope: 8, rising: false, change: 800 });
    expect(rising(3)).toMatchObject({ s: null, p: null, pHolm: null, slope: null, lag1: null, change: null, changeP: null, rate: 3 });
    // z = 9/√(50/3), p .0275, and with Holm's correction twice that.
    expect(rising(1, 2, 3, 4, 5)).toMatchObject({ s: 10, rising: false });
    expect(categoriesOf(compute(monthsOf("own", [1, 2, 3, 4, 5])))[0]).toMatchObject({ s: 10, rising: true });
  });

  it("change from the earlier half to the later, without the period between them", () => {
    const [own] = categoriesOf(compute(monthsOf("a", [1, 3, 50, 4, 8])));
    expect(own).toMatchObject({ change: 200, changeP: poissonRatioTest(4, 2, 12, 2)?.p });
  });
});

describe("recurrent issues", () => {
  const months = (sizes: Readonly<Record<string, number>>) =>
    Object.entries(sizes).flatMap(([key, size]) => monthsOf(key, [size, size, size]));
  const top = (sizes: Readonly<Record<string, number>>) => categoriesOf(compute(months(sizes))).map(({ key, top: isTop }) => [key, isTop]);

  it("are the largest until four fifths are reached", () => {
    expect(top({ b: 60, a: 20, d: 10, c: 10 })).toEqual([
      ["b", true],
      ["a", true],
      ["c", false],
      ["d", false],
    ]);
    expect(top({ b: 60, a: 19, c: 11, d: 10 })).toEqual([
      ["b", true],
      ["a", true],
      ["c", true],
      ["d", false],
    ]);
    expect(compute(months({ b: 60, a: 20, d: 10, c: 10 }))).toMatchObject({ value: 2, parts: { rising: 0 } });
  });

  it("stand by size, and by name where they are as large", () => {
    expect(top({ c: 5, a: 5, b: 5 }).map(([key]) => key)).toEqual(["a", "b", "c"]);
    expect(top({ a: 5, b: 5, z: 9 }).map(([key]) => key)).toEqual(["z", "a", "b"]);
  });

  it("are looked for in whole periods only", () => {
    const late: Row = { category: "late", day: dayNumber("2025-08-01"), first: dayNumber("2025-06-15"), tickets: 7 };
    const found = compute([...months({ a: 5 }), late], { ...alone, asOf: "2025-08-30" });
    expect(found).toMatchObject({ n: 10, parts: { periods: ["2025-06", "2025-07"] } });
    expect(categoriesOf(found).map(({ key }) => key)).toEqual(["a"]);
    const whole = compute([...months({ a: 5 }), late]);
    expect(categoriesOf(whole).map(({ key, counts }) => [key, counts])).toEqual([
      ["a", [5, 5, 5]],
      ["late", [0, 0, 7]],
    ]);
  });

  it("are looked for week by week by setting", () => {
    const settings = { ...DEFAULT_SETTINGS, metrics: { ...DEFAULT_SETTINGS.metrics, period: "week" } } as const;
    // 31 August 2025 is a Sunday.
    const first = dayNumber("2025-08-18");
    const rows = [18, 25, 31].map((day) => ({ category: "a", day: dayNumber(`2025-08-${day}`), first, tickets: 1 }));
    const found = compute(rows, { ...alone, settings });
    expect(found).toMatchObject({ n: 3, parts: { periods: [dayFromNumber(first), "2025-08-25"] }, params: { period: "week" } });
  });

  it("are none where no ticket has both a category and a day", () => {
    const nothing = [
      { category: null, day: dayNumber("2025-08-01"), first: null, tickets: 3 },
      { category: "a", day: null, first: null, tickets: 4 },
    ];
    const found = compute(nothing);
    expect(found).toMatchObject({ value: null, n: 0, unit: "count", reason: "EMPTY", excluded: { missing: 7 }, flags: [] });
    expect(found.parts).toEqual({ categories: [], total: null, rising: 0, periods: [] });
    expect(found.params).toMatchObject({ alpha: 0.05 });
  });

  it("say when periods are few, values hang together, or a filter cannot reach them", () => {
    const flags = (counts: readonly number[], context: IndexContext = beside) => compute(monthsOf("a", counts), context, always(100)).flags;
    expect(flags([90, 110, 90, 110, 90, 110, 90])).toEqual(["SHORT_SERIES"]);
    expect(flags([90, 110, 90, 110, 90, 110, 90, 110])).toEqual([]);
    // Lag 1: Σ of neighbours' products 5 of Σ of squares 8, and 0 where nothing varies.
    expect(flags([90, 90, 90, 90, 110, 110, 110, 110])).toEqual(["AUTOCORRELATED"]);
    expect(flags([90, 90, 90, 90, 90, 90, 90, 90])).toEqual([]);
    const mixed = compute(
      [...monthsOf("a", [90, 90, 90, 90, 110, 110, 110, 110]), ...monthsOf("b", [9, 11, 9, 11, 9, 11, 9, 11])],
      beside,
      always(100),
    );
    expect(mixed.flags).toEqual(["AUTOCORRELATED"]);
    const filtered = { ...beside, filtered: true };
    expect(flags([90, 110, 90, 110, 90, 110, 90, 110], filtered)).toEqual(["NOT_FILTERED"]);
    const reached = { ...filtered, fields: { ...beside.fields, tickets: ["created_at", "category", "customer_id"] } };
    expect(flags([90, 110, 90, 110, 90, 110, 90, 110], reached)).toEqual([]);
  });

  it("need the day and the category of tickets, and are a count in no wave", () => {
    expect(ticketTrend.needs(contextOf({}))).toEqual(["tickets.created_at", "tickets.category"]);
    expect(ticketTrend.needs(alone)).toEqual([]);
    expect([ticketTrend.table(alone), ticketTrend.unit(alone), ticketTrend.byWave]).toEqual(["tickets", "count", false]);
    expect(ticketTrend.emptyParts).toEqual({ categories: [], total: null, rising: 0, periods: [] });
  });
});

describe("recurrent issues through the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 2 });
  });
  afterAll(() => store.close());

  it("begin with the first ticket of a category, and count who was there", async () => {
    const ticket = (on: string | null, category: string | null) => ({ created_at: on === null ? null : `${on} 08:00:00`, category });
    const tickets = [
      ...[ticket("2025-04-02", null), ticket("2025-06-30", "a"), ticket("2025-07-01", "a"), ticket("2025-07-01", "a")],
      ...[ticket("2025-07-31", "b"), ticket("2025-08-31", "b"), ticket(null, "b")],
    ];
    const accounts = [
      { customer_id: "x", start_date: null, end_date: null },
      { customer_id: "y", start_date: "2025-07-01", end_date: "2025-08-01" },
    ];
    const found = await numberIn(store, "ticketTrend", { tickets, accounts }, { settings: { asOf: "2025-08-31" } });
    expect(found).toMatchObject({ n: 5, excluded: { missing: 2 }, parts: { periods: ["2025-06", "2025-07", "2025-08"] } });
    // 1, 2 and 1 customers; 1, 3 and 1 tickets.
    expect(found.parts["total"]).toMatchObject({ rate: 125, s: 0 });
    expect(categoriesOf(found)).toMatchObject([
      { key: "a", tickets: 3, counts: [1, 2, 0] },
      { key: "b", tickets: 2, counts: [0, 1, 1] },
    ]);
    const alone = await numberIn(store, "ticketTrend", { tickets }, { settings: { asOf: "2025-08-31" } });
    expect(alone.flags).toContain("VOLUME_NOT_RATE");
  });
});

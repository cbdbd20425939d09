import { describe, expect, it } from "vitest";
import { dayNumber } from "../../shared/calendar.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../shared/indices/settings.ts";
import { contactVolume } from "../../shared/metrics/contact-volume.ts";
import { poissonInterval } from "../../shared/statistics/poisson-interval.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { near } from "../statistics/near.ts";

const metrics = (change: Partial<Settings["metrics"]>): Settings => ({
  ...DEFAULT_SETTINGS,
  metrics: { ...DEFAULT_SETTINGS.metrics, ...change },
});
const fields = { accounts: ["customer_id", "end_date"], tickets: ["created_at", "customer_id"] };
const spring = contextOf(fields, { asOf: "2026-03-31", windowStart: "2026-01-31" });
type Day = { readonly on: string | null; readonly contacts: number; readonly tickets?: number; readonly invalid?: number };
const daysOf = (days: readonly Day[]): readonly Row[] => {
  const first = days.reduce<string>((least, { on }) => (on !== null && on < least ? on : least), "9999-12-31");
  return days.map(({ on, contacts, tickets = contacts, invalid = 0 }) => ({
    ...{ day: on === null ? null : dayNumber(on), first: first === "9999-12-31" ? null : dayNumber(first), contacts, tickets, invalid },
  }));
};
const changes = (all: readonly (readonly [string | null, number])[]): readonly Row[] =>
  all.map(([on, customers]) => ({ day: on === null ? null : dayNumber(on), customers }));

type Given = {
  readonly days: readonly Day[];
  readonly starts?: readonly Row[];
  readonly ends?: readonly Row[];
  readonly shares?: readonly Row[];
};
const compute = ({ days, starts = changes([[null, 100]]), ends = [], shares = [] }: Given, context: IndexContext = spring) =>
  contactVolume.compute({ days: daysOf(days), starts, ends, channels: shares, hours: shares, categories: shares }, context);
type Period = Readonly<Record<"contacts" | "customers" | "rate" | "centre" | "lower" | "upper", number>> & { readonly out: boolean };
const periodsOf = (found: ReturnType<typeof compute>) => found.parts["periods"] as unknown as readonly Period[];

describe("contacts per 100 customers and month (methods.md 11.2)", () => {
  // There are 100, from mid-February 140, from 17 March 120: 100, 100, 120 and 140 − 20·15/31 customer-months.
  const march = 140 - (20 * 15) / 31;
  const given = {
    starts: changes([
      [null, 90],
      ["2026-02-15", 40],
      ["2020-01-01", 10],
    ]),
    ends: changes([["2026-03-17", 20]]),
    days: [
      { on: "2026-02-01", contacts: 6, tickets: 4 },
      { on: "2025-12-10", contacts: 3, tickets: 3, invalid: 2 },
      { on: null, contacts: 50, tickets: 7, invalid: 1 },
      { on: "2026-01-31", contacts: 5, tickets: 2 },
      { on: "2026-03-31", contacts: 9, tickets: 9, invalid: 4 },
      { on: "2026-03-01", contacts: 4, tickets: 3 },
    ],
  };

  it("are those of the window over the time that customers were there in it", () => {
    const found = compute(given);
    near(found.value, (100 * 19) / (120 + march));
    expect(found).toMatchObject({ unit: "ratio", n: 16, nEff: 16, reason: null });
    expect(found.excluded).toEqual({ missing: 8, outOfRange: 6, duplicate: 0 });
    expect(found.parts).toMatchObject({ contacts: 19, tickets: 16, from: "2026-02-01" });
    near(Number(found.parts["customerMonths"]), 120 + march);
    expect(found.params).toEqual({
      ...{ asOf: "2026-03-31", confidence: 0.95, windowStart: "2026-01-31", churnWindowMonths: 12 },
      ...{ contacts: "tickets", period: "month", customers: 100 },
    });
  });

  it("begin with the month of the first ticket where the window begins earlier", () => {
    const found = compute(given, { ...spring, windowStart: "2025-03-31" });
    expect(found.parts).toMatchObject({ contacts: 27, from: "2025-12-01" });
    near(found.value, (100 * 27) / (320 + march));
  });

  it("stand period by period beside the limits of chance, ū ± 3·√(ū/e)", () => {
    const found = compute(given);
    const [counts, time] = [
      [3, 5, 6, 13],
      [100, 100, 120, march],
    ];
    const centre = (100 * 27) / (320 + march);
    near(Number(found.parts["centre"]), centre);
    const expected = time.map((own) => (centre * own) / 100);
    const spread = counts.reduce((sum, count, at) => sum + (count - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 1), 0) / 3;
    near(Number(found.parts["dispersion"]), spread);
    const periods = periodsOf(found);
    expect(periods.map(({ contacts }) => contacts)).toEqual(counts);
    for (const [at, { customers, rate, centre: own, lower, upper, out }] of periods.entries()) {
      near(customers, time[at] ?? 0);
      near(rate, (100 * (counts[at] ?? 0)) / (time[at] ?? 1));
      near(own, centre);
      const half = 3 * Math.sqrt(spread * (centre / ((time[at] ?? 1) / 100)));
      near(lower, Math.max(0, centre - half));
      near(upper, centre + half);
      expect(out).toBe(false);
    }
    expect(found.parts["periods"]).toMatchObject([{ key: "2025-12" }, { key: "2026-01" }, { key: "2026-02" }, { key: "2026-03" }]);
    expect(found.flags).toEqual(["FEW_PERIODS", "INDICATIVE", "OVERDISPERSED"]);
  });

  it("are nothing before there is a date, and of nobody where nobody was there", () => {
    const empty = { value: null, n: 0, unit: "ratio", reason: "EMPTY", ci: null, flags: [], parts: contactVolume.emptyParts };
    expect(compute({ days: [] })).toMatchObject(empty);
    expect(compute({ days: [{ on: null, contacts: 2 }] }).reason).toBe("EMPTY");
    expect(compute(given, { ...spring, asOf: null }).reason).toBe("EMPTY");
    expect(compute(given, { ...spring, windowStart: null }).reason).toBe("EMPTY");
    expect(compute({ days: [] }).params).toMatchObject({ contacts: "tickets" });
    const nobody = compute({ ...given, starts: [], ends: [], shares: [{ key: "a", contacts: 19 }] });
    expect(nobody).toMatchObject({ value: null, n: 16, reason: "ZERO_DENOMINATOR", ci: null });
    expect(nobody.flags).toEqual(["FEW_PERIODS", "INDICATIVE"]);
    expect(nobody.parts).toMatchObject({ periods: [], centre: null, dispersion: null, out: 0, contacts: 19 });
    expect(nobody.parts["channels"]).toEqual([{ key: "a", contacts: 19, share: 100, rate: null }]);
  });

  it("have no interval of a window in which nobody was left", () => {
    const gone = { days: [...given.days, { on: "2026-01-30", contacts: 40 }], ends: changes([["2026-02-01", 100]]) };
    expect(compute(gone)).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", ci: null });
    expect(compute(gone).flags).toContain("OVERDISPERSED");
  });

  it("leave out of the chart when nobody was there yet", () => {
    const late = compute({ ...given, starts: changes([["2026-02-15", 40]]), ends: [] });
    expect(late.parts["periods"]).toMatchObject([
      { key: "2026-02", customers: 20, contacts: 6 },
      { key: "2026-03", customers: 40, contacts: 13 },
    ]);
  });

  it("run by weeks from Monday by setting, and the window by months still", () => {
    const found = compute(given, { ...spring, settings: metrics({ period: "week" }) });
    expect(found.parts["periods"]).toHaveLength(17);
    expect(periodsOf(found)[0]).toMatchObject({ key: "2025-12-08", contacts: 3, customers: 100 });
    near(found.value, (100 * 19) / (120 + march));
    expect(found.params["period"]).toBe("week");
  });
});

describe("the interval and the limits of contact volume", () => {
  const monthly = (counts: readonly number[]): readonly Day[] =>
    counts.map((contacts, at) => ({ on: new Date(Date.UTC(2026, 3 - counts.length + at, 5)).toISOString().slice(0, 10), contacts }));

  it("is exact Poisson up to a dispersion of 1.5", () => {
    // (15 − 12)²/12 + (9 − 12)²/12 over 1 degree of freedom.
    const found = compute({ days: monthly([15, 9]) });
    expect(found.parts["dispersion"]).toBe(1.5);
    const exact = poissonInterval(24, 2, 0.95);
    expect(found.ci).toMatchObject({ method: "poisson", level: 0.95 });
    near(found.ci?.lo, exact?.lo ?? Number.NaN);
    near(found.ci?.hi, exact?.hi ?? Number.NaN);
    expect(found.flags).not.toContain("OVERDISPERSED");
  });

  it("is stretched by √dispersion above it, and does not reach below zero", () => {
    // (16 − 12)²/12·2 = 8/3.
    const found = compute({ days: monthly([16, 8]) });
    const exact = poissonInterval(24, 2, 0.95);
    expect(found.ci).toMatchObject({ method: "quasiPoisson", level: 0.95 });
    near(found.ci?.lo, 12 - Math.sqrt(8 / 3) * (12 - (exact?.lo ?? 0)));
    near(found.ci?.hi, 12 + Math.sqrt(8 / 3) * ((exact?.hi ?? 0) - 12));
    expect(found.flags).toContain("OVERDISPERSED");
    expect(compute({ days: monthly([20, 0, 1]) }, { ...spring, windowStart: "2026-02-28" }).ci).toMatchObject({
      method: "quasiPoisson",
      lo: 0,
    });
    // Of a single period nothing is known about dispersion.
    expect(compute({ days: monthly([40]) })).toMatchObject({ ci: { method: "poisson" }, parts: { dispersion: null } });
  });

  it("needs twenty periods of five expected contacts", () => {
    const flags = (counts: readonly number[]) => compute({ days: monthly(counts) }).flags;
    expect(flags(new Array<number>(19).fill(20))).toEqual(["FEW_PERIODS"]);
    expect(flags(new Array<number>(20).fill(20))).toEqual([]);
    expect(flags(new Array<number>(20).fill(5))).toEqual(["INDICATIVE"]);
  });

  it("calls a month out that lies beyond it", () => {
    // Mean 10.75: 10.75 + 3·√10.75 = 20.6.
    const found = compute({ days: monthly([...new Array<number>(19).fill(10), 25]) });
    expect(found.parts["out"]).toBe(1);
    expect(periodsOf(found).map(({ out }) => out)).toEqual([...new Array<boolean>(19).fill(false), true]);
    expect(found.flags).toEqual([]);
  });

  it("says where a month is too small", () => {
    const few = { days: monthly(new Array<number>(20).fill(5)), ends: changes([["2026-03-01", 1]]) };
    expect(compute(few).flags).toContain("SPARSE_PERIODS");
  });
});

describe("where contacts come from", () => {
  const days = [{ on: "2026-03-05", contacts: 50 }];
  const shares = [
    { key: null, contacts: 6 },
    { key: "20", contacts: 6 },
    { key: "08", contacts: 30 },
    { key: "10", contacts: 6 },
    { key: "9", contacts: 2 },
  ];
  const keysOf = (list: string, rows: readonly Row[]) =>
    (compute({ days, shares: rows }).parts[list] as readonly Row[]).map(({ key }) => key);

  it("stands with its share of the contacts and its rate", () => {
    expect(compute({ days, shares }).parts["channels"]).toMatchObject([
      { key: "08", contacts: 30, share: 60 },
      {},
      {},
      { key: null, share: 12 },
      {},
    ]);
    // Only March is in the data: 100 customer-months.
    expect(compute({ days, shares }).parts["categories"]).toMatchObject([{ rate: 30 }, { rate: 6 }, { rate: 6 }, { rate: 6 }, { rate: 2 }]);
  });

  it("goes by size, equal ones by name and no name last, but hours by the clock", () => {
    expect(keysOf("channels", shares)).toEqual(["08", "10", "20", null, "9"]);
    expect(keysOf("categories", shares.toReversed())).toEqual(["08", "10", "20", null, "9"]);
    const hours = shares.filter(({ key }) => key !== null && key !== "9");
    expect(keysOf("hours", hours)).toEqual(["08", "10", "20"]);
    expect(keysOf("hours", hours.toReversed())).toEqual(["08", "10", "20"]);
  });

  it("goes by size also where channels have numbers for names", () =>
    expect(
      keysOf("channels", [
        { key: "01", contacts: 2 },
        { key: "02", contacts: 8 },
      ]),
    ).toEqual(["02", "01"]));

  it("is a list of the thirty largest", () => {
    const many = Array.from({ length: 31 }, (_, at) => ({ key: `c${at}`, contacts: at }));
    expect(keysOf("channels", many)).toHaveLength(30);
    expect(keysOf("channels", many)).not.toContain("c0");
  });
});

describe("contact volume", () => {
  const flags = (own: IndexContext["fields"], filtered = false) =>
    compute({ days: [{ on: "2026-03-05", contacts: 50 }] }, { ...spring, fields: own, filtered }).flags.filter((flag) =>
      /CHURN|FILTER/.test(flag),
    );

  it("says when only a status tells who left, and when a filter cannot reach the tickets", () => {
    const tickets = ["created_at", "customer_id"];
    expect(flags({ accounts: ["customer_id", "churned"], tickets })).toEqual(["CHURN_FROM_STATUS"]);
    expect(flags({ accounts: ["customer_id", "churned", "end_date"], tickets }, true)).toEqual([]);
    expect(flags({ accounts: ["customer_id"], tickets })).toEqual([]);
    expect(flags({ accounts: ["customer_id"], tickets: ["created_at"] })).toEqual([]);
    expect(flags({ accounts: ["customer_id"], tickets: ["created_at"] }, true)).toEqual(["NOT_FILTERED"]);
  });

  it("needs the day of tickets and customers to count, and is a ratio of tickets in no wave", () => {
    expect(contactVolume.needs(contextOf({}))).toEqual(["tickets.created_at", "accounts.customer_id"]);
    expect(contactVolume.needs(spring)).toEqual([]);
    expect([contactVolume.table(spring), contactVolume.unit(spring), contactVolume.byWave]).toEqual(["tickets", "ratio", false]);
    expect(contactVolume.emptyParts).toEqual({
      ...{ contacts: 0, tickets: 0, customerMonths: 0, dispersion: null, centre: null, out: 0 },
      ...{ periods: [], channels: [], hours: [], categories: [] },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type MetricSettings } from "../../shared/indices/settings.ts";
import { engagement } from "../../shared/metrics/engagement.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import type { CanonicalData } from "../indices/support/canonical-data.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { type ExplainedQuery, resultIn } from "../indices/support/explained-in.ts";
import { indicesIn } from "../indices/support/indices-of.ts";
import { near } from "../statistics/near.ts";

const TARGETS = { windowDays: 10, interactions: 4, days: 2, depth: 4 };
const FIELDS = { accounts: ["customer_id"], events: ["customer_id", "at", "touchpoint"] };

const contextWith = (change: Partial<MetricSettings["engagement"]> = {}, fields: IndexContext["fields"] = FIELDS): IndexContext => {
  const own = { ...DEFAULT_SETTINGS.metrics.engagement, ...TARGETS, ...change };
  return contextOf(fields, { settings: { ...DEFAULT_SETTINGS, metrics: { ...DEFAULT_SETTINGS.metrics, engagement: own } } });
};

const cell = (interactions: number, days: number, depth: number, customers: number, active_days: number, events: number): Row => ({
  interactions,
  days,
  depth,
  customers,
  active_days,
  events,
});

/** Scores of 100, 58⅓, 66⅔ and 0: ten customers. */
const CELLS = [cell(4, 2, 4, 2, 10, 30), cell(4, 1, 1, 1, 1, 4), cell(1, 2, 3, 3, 7, 3), cell(0, 0, 0, 4, 0, 0)];
const SCORES = [100, 100, 175 / 3, 200 / 3, 200 / 3, 200 / 3, 0, 0, 0, 0];

const percentLimits = (x: number, n: number) => {
  const { lo, hi } = wilsonInterval(x, n, 0.95) ?? { lo: Number.NaN, hi: Number.NaN };
  return { lo: 100 * lo, hi: 100 * hi };
};

describe("engagement from its cells", () => {
  const compute = () => engagement.compute({ customers: CELLS }, contextWith());

  it("is the share of customers with an event, by Wilson", () => {
    const found = compute();
    expect(found).toEqual({
      value: 60,
      unit: "percent",
      n: 10,
      nEff: 10,
      ci: { method: "wilson", level: 0.95, ...percentLimits(6, 10) },
      reason: null,
      excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
      flags: ["INDICATIVE"],
      params: { asOf: "2026-01-31", confidence: 0.95, headline: "active", types: null, ...TARGETS },
      parts: found.parts,
    });
  });

  it("has stickiness, the fully engaged, the score and what reaches each target beside it", () => {
    const { score, scoreLo, scoreHi, ...parts } = compute().parts;
    const [active, full] = [percentLimits(6, 10), percentLimits(2, 10)];
    expect(parts).toEqual({
      customers: 10,
      active: 6,
      interactions: 37,
      activeShare: 60,
      activeLo: active.lo,
      activeHi: active.hi,
      // 18 active days of 6 customers in 10 days.
      stickiness: 30,
      fullyEngaged: 20,
      fullyEngagedLo: full.lo,
      fullyEngagedHi: full.hi,
      reached: { interactions: 30, days: 50, depth: 20 },
    });
    const mean = SCORES.reduce((sum, own) => sum + own, 0) / 10;
    const sd = Math.sqrt(SCORES.reduce((sum, own) => sum + (own - mean) ** 2, 0) / 9);
    // t(.975, 9) (scipy 1.17.1)
    const half = (2.2621571627409915 * sd) / Math.sqrt(10);
    near(Number(score), mean);
    near(Number(scoreLo), mean - half);
    near(Number(scoreHi), mean + half);
  });

  it("is by setting one of the other three, with its own interval and unit", () => {
    const by = (headline: MetricSettings["engagement"]["headline"]) => engagement.compute({ customers: CELLS }, contextWith({ headline }));
    const { score, scoreLo, scoreHi } = compute().parts;
    expect(by("stickiness")).toMatchObject({ value: 30, unit: "percent", ci: null, reason: null });
    expect(by("full")).toMatchObject({ value: 20, unit: "percent", ci: { method: "wilson", level: 0.95, ...percentLimits(2, 10) } });
    expect(by("score")).toMatchObject({ unit: "score", ci: { method: "t", level: 0.95, lo: scoreLo, hi: scoreHi } });
    expect(by("score").value).toBe(score);
    expect(by("score").params).toMatchObject({ headline: "score" });
  });

  it("does not change in the last digit with the order of cells", () => {
    const sevenths = { interactions: 7, days: 11, depth: 13 };
    const cells = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((at) => [
      cell(at % 7, at, (5 * at) % 13, at, at, at),
      cell(at % 7, at, at + 3, 9 - at, at, at),
    ]);
    const scoreOf = (customers: readonly Row[]) => engagement.compute({ customers }, contextWith(sevenths)).parts;
    const first = scoreOf(cells);
    expect(scoreOf(cells.toReversed())).toEqual(first);
    for (let turn = 1; turn < cells.length; turn += 1) expect(scoreOf([...cells.slice(turn), ...cells.slice(0, turn)])).toEqual(first);
  });

  it("has no component of depth without touchpoints and types", () => {
    const bare = { accounts: ["customer_id"], events: ["customer_id", "at"] };
    const without = engagement.compute({ customers: [cell(4, 2, 0, 1, 2, 4), cell(1, 1, 0, 1, 1, 1)] }, contextWith({}, bare));
    // (100 + (25 + 50)/2)/2
    expect(without.parts).toMatchObject({ score: 68.75, fullyEngaged: 50, reached: { interactions: 50, days: 50 } });
    expect(without.parts["reached"]).not.toHaveProperty("depth");
    const typed = engagement.compute(
      { customers: [cell(4, 2, 2, 1, 2, 4)] },
      contextWith({}, { ...bare, events: ["customer_id", "at", "type"] }),
    );
    expect(typed.parts).toMatchObject({ fullyEngaged: 0, reached: { interactions: 100, days: 100, depth: 0 } });
  });

  it("has nothing to say of nobody, and no stickiness where nobody is active", () => {
    const nobody = engagement.compute({ customers: [] }, contextWith());
    expect(nobody).toMatchObject({ value: null, n: 0, ci: null, reason: "EMPTY", flags: [] });
    expect(nobody.parts).toEqual({
      customers: 0,
      active: 0,
      interactions: 0,
      activeShare: null,
      activeLo: null,
      activeHi: null,
      stickiness: null,
      fullyEngaged: null,
      fullyEngagedLo: null,
      fullyEngagedHi: null,
      score: null,
      scoreLo: null,
      scoreHi: null,
      reached: { interactions: null, days: null, depth: null },
    });
    for (const headline of ["stickiness", "full", "score"] as const)
      expect(engagement.compute({ customers: [] }, contextWith({ headline }))).toMatchObject({ value: null, ci: null, reason: "EMPTY" });
    const idle = { customers: [cell(0, 0, 0, 12, 0, 0)] };
    expect(engagement.compute(idle, contextWith())).toMatchObject({ value: 0, reason: null, parts: { score: 0, scoreLo: 0, scoreHi: 0 } });
    expect(engagement.compute(idle, contextWith({ headline: "stickiness" }))).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
    expect(engagement.compute({ customers: [cell(4, 2, 4, 1, 2, 4)] }, contextWith({ headline: "score" }))).toMatchObject({
      value: 100,
      ci: null,
    });
    const two = engagement.compute({ customers: [cell(4, 2, 4, 1, 2, 4), cell(0, 0, 0, 1, 0, 0)] }, contextWith({ headline: "score" }));
    // 50 ± t(.975, 1)·√5000/√2 (scipy 1.17.1)
    near(two.ci?.hi, 50 + 12.706204736174694 * 50, 1e-8);
  });

  it("says whose customers they are and what it lacks", () => {
    const events = { events: ["customer_id", "at"] };
    expect(engagement.compute({ customers: [cell(1, 1, 0, 40, 40, 40)] }, contextWith({}, events)).flags).toEqual([
      "CUSTOMERS_FROM_EVENTS",
    ]);
    expect(engagement.compute({ customers: [cell(1, 1, 0, 40, 40, 40)] }, contextWith()).flags).toEqual([]);
    expect([engagement.table(contextWith()), engagement.table(contextWith({}, events))]).toEqual(["accounts", "events"]);
    expect(engagement.needs(contextWith({}, { accounts: ["customer_id"] }))).toEqual(["events.customer_id", "events.at"]);
    expect([engagement.id, engagement.byWave]).toEqual(["engagement", false]);
    expect(engagement.params(contextWith({ types: ["visit"] }))).toMatchObject({ types: ["visit"] });
    expect(engagement.emptyParts).toEqual({
      ...{ customers: 0, active: 0, activeShare: null, stickiness: null, fullyEngaged: null, score: null, interactions: 0 },
    });
  });
});

describe("engagement of events", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
  });
  afterAll(() => store.close());

  const event = (customer_id: string | null, day: string, type: string | null, touchpoint: string | null = null) => ({
    customer_id,
    at: `${day} 09:00:00`,
    type,
    touchpoint,
  });
  const accounts = ["a", "b", "c", "d", "gone"].map((customer_id) => ({
    customer_id,
    start_date: "2020-01-01",
    end_date: customer_id === "gone" ? "2025-06-01" : null,
    segment: customer_id === "a" ? "A" : "B",
  }));
  const events = [
    // The window of ten days begins after 21 January and ends with the data date.
    event("a", "2026-01-21", "visit", "web"),
    event("a", "2026-01-22", "visit", "web"),
    event("a", "2026-01-31", "call", "shop"),
    event("a", "2026-01-31", "visit", "shop"),
    event("b", "2026-01-21", "visit", "web"),
    event("c", "2026-01-25", "mail", "web"),
    event("gone", "2026-01-25", "visit", "web"),
    event(null, "2026-01-25", "visit", "web"),
  ];
  const settings = (change: Partial<MetricSettings["engagement"]> = {}) =>
    ({ asOf: "2026-01-31", metrics: { engagement: { windowDays: 10, interactions: 2, days: 2, depth: 2, ...change } } }) as const;
  const asked = (data: CanonicalData, query: ExplainedQuery = { settings: settings() }) => resultIn(store, "engagement", data, query);

  it("counts what happened in the window to customers active at its end, up to the targets", async () => {
    const found = await asked({ accounts, events });
    expect(found).toMatchObject({ value: 50, n: 4 });
    // a: 3 events on 2 days at 2 touchpoints, all targets; c: 1, 1, 1.
    expect(found.parts).toMatchObject({ active: 2, interactions: 4, fullyEngaged: 25, reached: { interactions: 25, days: 25, depth: 25 } });
    near(Number(found.parts["score"]), (100 + 50) / 4);
    near(Number(found.parts["stickiness"]), (100 * 3) / 20);
  });

  it("cuts off at the targets only what is above them", async () => {
    const found = await asked({ accounts, events }, { settings: settings({ interactions: 4, days: 3, depth: 1 }) });
    near(Number(found.parts["score"]), (100 * ((3 / 4 + 2 / 3 + 1) / 3 + (1 / 4 + 1 / 3 + 1) / 3)) / 4);
  });

  it("counts some types of events alone, where types are known", async () => {
    const of = (types: readonly string[], data: CanonicalData = { accounts, events }) => asked(data, { settings: settings({ types }) });
    expect(await of(["visit"])).toMatchObject({ value: 25, parts: { interactions: 2 }, params: { types: ["visit"] } });
    expect(await of(["call", "mail"])).toMatchObject({ value: 50, parts: { interactions: 2 } });
    expect(await of([])).toMatchObject({ value: 0, n: 4, parts: { interactions: 0 } });
    const untyped = events.map(({ type: _, ...row }) => row);
    expect(await of(["visit"], { accounts, events: untyped })).toMatchObject({ value: 50, parts: { interactions: 4 } });
  });

  it("takes types for depth where touchpoints are not known, and neither where none is", async () => {
    const types = events.map(({ touchpoint: _, ...row }) => row);
    expect((await asked({ accounts, events: types })).parts).toMatchObject({ fullyEngaged: 25, reached: { depth: 25 } });
    const bare = types.map(({ type: _, ...row }) => row);
    const found = (await asked({ accounts, events: bare })).parts;
    expect(found).toMatchObject({ fullyEngaged: 25, score: 37.5 });
    expect(found["reached"]).toEqual({ interactions: 25, days: 25 });
  });

  it("counts everybody with an event where there are no accounts", async () => {
    const found = await asked({ events });
    expect(found).toMatchObject({ value: 75, n: 4, flags: ["CUSTOMERS_FROM_EVENTS", "SUPPRESSED"], parts: { interactions: 5 } });
    near(Number(found.parts["stickiness"]), (100 * 4) / 30);
  });

  it("counts a customer with events in several groups once in each, by the events there, and once in all", async () => {
    const output = await indicesIn(store, { events }, { settings: settings(), by: "type" });
    expect(output.metrics?.engagement).toEqual(await asked({ events }));
    const told = output.groups?.map(({ key, metrics }) => [key, metrics?.engagement.n, metrics?.engagement.parts["interactions"]]);
    expect(told).toEqual([
      ["call", 1, 1],
      ["mail", 1, 1],
      ["visit", 3, 3],
    ]);
    const visits = { settings: settings(), by: "type", slice: { kind: "group", key: "visit" } } as const;
    expect(await asked({ events }, visits)).toMatchObject({ n: 3, parts: { active: 2, interactions: 3 } });
  });

  it("puts accounts into their group", async () => {
    const query = { settings: settings(), by: "segment" };
    expect(await asked({ accounts, events }, { ...query, slice: { kind: "group", key: "A" } })).toMatchObject({ value: 100, n: 1 });
    const rest = await asked({ accounts, events }, { ...query, slice: { kind: "group", key: "B" } });
    expect(rest).toMatchObject({ n: 3, parts: { active: 1, interactions: 1 } });
  });

  it("knows no active customer where no event is dated", async () => {
    const undated = { events: events.map((row) => ({ ...row, at: null })), accounts: accounts.map(({ customer_id }) => ({ customer_id })) };
    expect(await asked(undated, {})).toMatchObject({ value: 0, n: 5, parts: { interactions: 0 }, params: { asOf: null } });
  });
});

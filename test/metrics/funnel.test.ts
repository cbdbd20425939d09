import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type MetricSettings } from "../../shared/indices/settings.ts";
import { funnel } from "../../shared/metrics/funnel.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import type { CanonicalData } from "../indices/support/canonical-data.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { type ExplainedQuery, resultIn } from "../indices/support/explained-in.ts";

const DATED = contextOf({ events: ["customer_id", "at", "stage"] });
const withFunnel = (change: Partial<MetricSettings["funnel"]>) => ({
  ...DATED,
  settings: { ...DEFAULT_SETTINGS, metrics: { ...DEFAULT_SETTINGS.metrics, funnel: { ...DEFAULT_SETTINGS.metrics.funnel, ...change } } },
});
const stage = (name: string, customers: number, first = 0): Row => ({ stage: name, customers, first });

const percentLimits = (x: number, n: number) => {
  const { lo, hi } = wilsonInterval(x, n, 0.95) ?? { lo: Number.NaN, hi: Number.NaN };
  return { lo: 100 * lo, hi: 100 * hi };
};

describe("the funnel from its stages", () => {
  it("gives of 10000, 4000, 1200, 900, 180 every step, and 1.8 % in all (methods.md 11.8)", () => {
    const stages = [
      stage("advocacy", 180),
      stage("decision", 1_200),
      stage("retention", 900),
      stage("awareness", 10_000),
      stage("consideration", 4_000),
    ];
    expect(funnel.compute({ stages, cohort: [{ customers: 10_500, late: 500 }] }, DATED)).toEqual({
      value: 1.8,
      unit: "percent",
      n: 10_000,
      nEff: 10_000,
      ci: { method: "wilson", level: 0.95, ...percentLimits(180, 10_000) },
      reason: null,
      excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
      flags: [],
      params: { asOf: "2026-01-31", confidence: 0.95, stages: null, followUpDays: 90, order: "named" },
      parts: {
        stages: [
          { stage: "awareness", n: 10_000, step: null, lo: null, hi: null, dropOff: null, cumulative: 100 },
          { stage: "consideration", n: 4_000, step: 40, ...percentLimits(4_000, 10_000), dropOff: 60, cumulative: 40 },
          { stage: "decision", n: 1_200, step: 30, ...percentLimits(1_200, 4_000), dropOff: 70, cumulative: 12 },
          { stage: "retention", n: 900, step: 75, ...percentLimits(900, 1_200), dropOff: 25, cumulative: 9 },
          { stage: "advocacy", n: 180, step: 20, ...percentLimits(180, 900), dropOff: 80, cumulative: 1.8 },
        ],
        customers: 10_500,
        tooLate: 500,
        leftOut: [],
      },
    });
  });

  it("takes the stages of the settings in their order, with those that nobody reached, and says what it leaves out", () => {
    const own = withFunnel({ stages: ["try", "ask", "buy", "stay"] });
    const found = funnel.compute(
      { stages: [stage("buy", 6), stage("try", 8), stage("b", 2), stage("a", 9)], cohort: [{ customers: 12 }] },
      own,
    );
    expect(found).toMatchObject({ value: 0, n: 8, ci: { lo: 0 }, params: { order: "settings", stages: ["try", "ask", "buy", "stay"] } });
    expect(found.flags).toEqual(["STAGES_LEFT_OUT", "STAGES_SKIPPED", "SUPPRESSED"]);
    expect(found.parts).toEqual({
      stages: [
        { stage: "try", n: 8, step: null, lo: null, hi: null, dropOff: null, cumulative: 100 },
        { stage: "ask", n: 0, step: 0, ...percentLimits(0, 8), dropOff: 100, cumulative: 0 },
        // Nobody to step from: a rate of nothing.
        { stage: "buy", n: 6, step: null, lo: null, hi: null, dropOff: null, cumulative: 75 },
        { stage: "stay", n: 0, step: 0, ...percentLimits(0, 6), dropOff: 100, cumulative: 0 },
      ],
      customers: 12,
      tooLate: 0,
      leftOut: ["a", "b"],
    });
  });

  it("has a rate above 100 % without an interval where more reach the last stage than the first", () => {
    const found = funnel.compute({ stages: [stage("awareness", 40), stage("decision", 50)], cohort: [{ customers: 60 }] }, DATED);
    expect(found).toMatchObject({ value: 125, n: 40, ci: null, reason: null, flags: ["STAGES_SKIPPED"] });
    expect(found.parts["stages"]).toMatchObject([{ stage: "awareness" }, { step: 125, lo: null, hi: null, dropOff: -25, cumulative: 125 }]);
    const level = funnel.compute({ stages: [stage("awareness", 40), stage("decision", 40)], cohort: [{ customers: 60 }] }, DATED);
    expect(level).toMatchObject({ value: 100, flags: [], ci: percentLimits(40, 40) });
    expect(level.parts["stages"]).toMatchObject([{}, { step: 100, ...percentLimits(40, 40), dropOff: 0 }]);
  });

  it("takes unknown stages as they were first seen, and no row without a stage", () => {
    const stages = [stage("late", 10, 30), { stage: null, customers: 5, first: 1 }, stage("early", 40, 20)];
    const found = funnel.compute({ stages, cohort: [{ customers: 40 }] }, DATED);
    expect(found).toMatchObject({ value: 25, n: 40, flags: ["STAGES_AS_FIRST_SEEN"], params: { order: "firstSeen" } });
    expect(found.parts).toMatchObject({ stages: [{ stage: "early" }, { stage: "late" }], leftOut: [] });
  });

  it("says why there is none", () => {
    const of = (stages: readonly Row[], cohort: readonly Row[], context = DATED) => funnel.compute({ stages, cohort }, context);
    expect(of([], [])).toMatchObject({ value: null, n: 0, ci: null, reason: "EMPTY", parts: { customers: 0, tooLate: 0, stages: [] } });
    // One stage is no way to anywhere.
    expect(of([stage("awareness", 40)], [{ customers: 40 }])).toMatchObject({ value: null, n: 40, ci: null, reason: "EMPTY" });
    const own = withFunnel({ stages: ["try", "buy"] });
    expect(of([stage("other", 5)], [{ customers: 5 }], own)).toMatchObject({ value: null, n: 0, ci: null, reason: "ZERO_DENOMINATOR" });
    expect(of([], [], own)).toMatchObject({ value: null, reason: "EMPTY" });
    expect(of([], [{ customers: 7, late: 7 }], own)).toMatchObject({ reason: "ZERO_DENOMINATOR", parts: { tooLate: 7 } });
  });

  it("follows nobody for a time where events are undated", () => {
    const undated = contextOf({ events: ["customer_id", "stage"] });
    const found = funnel.compute({ stages: [stage("awareness", 40), stage("decision", 40)], cohort: [{ customers: 40 }] }, undated);
    expect(found).toMatchObject({ flags: ["EVENTS_UNDATED"], params: { followUpDays: null } });
  });

  it("is a percentage of events, and says what it lacks", () => {
    expect([funnel.id, funnel.byWave, funnel.table(DATED), funnel.unit(DATED)]).toEqual(["funnel", false, "events", "percent"]);
    expect(funnel.needs(contextOf({ events: ["at"] }))).toEqual(["events.customer_id", "events.stage"]);
    expect(funnel.needs(DATED)).toEqual([]);
    expect(funnel.emptyParts).toEqual({ stages: [], customers: 0, tooLate: 0, leftOut: [] });
  });
});

describe("the funnel of events", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
  });
  afterAll(() => store.close());

  const asked = (data: CanonicalData, query: ExplainedQuery = {}) => resultIn(store, "funnel", data, query);
  const reached = (customer_id: string | null, day: string | null, stage: string | null, type = "x") => ({
    customer_id,
    at: day === null ? null : `2026-${day} 10:00:00`,
    stage,
    type,
  });
  const counts = (parts: Readonly<Record<string, unknown>>) =>
    (parts["stages"] as readonly { readonly stage: string; readonly n: number }[]).map(({ stage: name, n }) => [name, n]);
  const settings = (followUpDays: number, stages: readonly string[] | null = null) =>
    ({ asOf: "2026-03-31", metrics: { funnel: { followUpDays, stages } } }) as const;

  const events = [
    reached("a", "01-05", "Awareness", "x"),
    reached("a", "01-01", "lead", "x"),
    reached("a", "01-11", " DÉCISION ", "y"),
    reached("b", "01-01", "awareness", "x"),
    reached("b", "01-12", "purchase", "x"),
    reached("c", "03-21", "awareness", "y"),
    reached("c", "03-25", "decision", "y"),
    reached("d", "03-22", "awareness", "y"),
    reached("e", "02-01", "it's new", "y"),
    reached("e", "02-02", "decision", "y"),
    reached("f", null, "awareness", "y"),
    reached("g", "01-01", null, "y"),
    reached(null, "01-01", "awareness", "y"),
  ];

  it("follows every customer for so many days after the first stage, and nobody who entered too late for that", async () => {
    const found = await asked({ events }, { settings: settings(10) });
    // a is in time to the day, b a day late; c entered ten days before the data date, d nine.
    expect(counts(found.parts)).toEqual([
      ["awareness", 3],
      ["decision", 3],
    ]);
    expect(found).toMatchObject({ value: 100, n: 3, parts: { customers: 5, tooLate: 1, leftOut: ["it's new"] } });
    expect(found.flags).toEqual(["STAGES_LEFT_OUT", "SUPPRESSED"]);
    expect(counts((await asked({ events }, { settings: settings(9) })).parts)).toEqual([
      ["awareness", 4],
      ["decision", 2],
    ]);
    // Whoever is followed for no day at all stays in the stages of the first one.
    // Whoever is followed for no day at all stays in the stages of the first one.
    expect(counts((await asked({ events }, { settings: settings(0) })).parts)).toEqual([
      ["awareness", 4],
      ["it's new", 1],
    ]);
  });

  it("finds the stages of the settings however data spell them, and others as they stand", async () => {
    const found = await asked({ events }, { settings: settings(10, ["Lead", "AWARENESS", "It's New"]) });
    expect(counts(found.parts)).toEqual([
      ["Lead", 1],
      ["AWARENESS", 3],
      ["It's New", 1],
    ]);
    expect(found.parts["leftOut"]).toEqual([" DÉCISION ", "decision"]);
    const none = await asked({ events }, { settings: settings(10, []) });
    expect(none).toMatchObject({ value: null, reason: "EMPTY" });
    expect(none.parts["leftOut"]).toEqual([" DÉCISION ", "Awareness", "awareness", "decision", "it's new", "lead"]);
  });

  it("is that of each group's own events", async () => {
    const query = { settings: settings(10), by: "type" };
    const x = await asked({ events }, { ...query, slice: { kind: "group", key: "x" } });
    expect(counts(x.parts)).toEqual([["awareness", 2]]);
    expect(x.parts).toMatchObject({ customers: 2, tooLate: 0 });
    const y = await asked({ events }, { ...query, slice: { kind: "group", key: "y" } });
    expect(counts(y.parts)).toEqual([
      ["awareness", 1],
      ["decision", 3],
    ]);
    expect(y).toMatchObject({ value: 300, parts: { customers: 4, tooLate: 1 } });
  });

  it("counts every event where none is dated", async () => {
    const undated = events.map(({ at: _, ...row }) => row);
    const found = await asked({ events: undated }, { settings: settings(10) });
    expect(counts(found.parts)).toEqual([
      ["awareness", 5],
      ["decision", 4],
    ]);
    expect(found).toMatchObject({ value: 80, parts: { customers: 6, tooLate: 0 }, params: { followUpDays: null } });
  });

  it("has nobody where dates are mapped but none is given", async () => {
    const found = await asked({ events: events.map((row) => ({ ...row, at: null })) });
    expect(found).toMatchObject({ value: null, reason: "EMPTY", parts: { customers: 0 }, params: { asOf: null, followUpDays: 90 } });
  });

  it("puts stages that it does not know in the order of their days", async () => {
    const rows = [
      reached("a", "01-03", "Alpha"),
      reached("a", "01-02", "Zulu"),
      reached("b", "01-01", "Zulu"),
      reached("b", "01-02", "Mike"),
    ];
    const found = await asked({ events: rows }, { settings: settings(10) });
    expect(counts(found.parts)).toEqual([
      ["Zulu", 2],
      ["Mike", 1],
      ["Alpha", 1],
    ]);
    expect(found).toMatchObject({ value: 50, params: { order: "firstSeen" } });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { project } from "../../shared/scenario/project.ts";
import type { Baseline, InputDistribution } from "../../shared/scenario/scenario.ts";
import { partOfRange, rangeAround } from "../../shared/scenario/simulate/lever-spread.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION, type SimulationSettings } from "../../shared/scenario/simulate/simulation.ts";
import { anyBaseline, anyLever } from "./arbitraries.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

const settingsOf = (change: Partial<SimulationSettings> = {}): SimulationSettings => ({ ...DEFAULT_SIMULATION, draws: 400, ...change });

const PERT: InputDistribution = { kind: "pert", low: 0.76, mode: 0.8, high: 0.88 };
const mainCase = baselineOf({
  ranges: {
    annualRetention: PERT,
    acquisitionsPerMonth: { kind: "poisson", mean: 20 },
    arpa: { kind: "lognormal", mean: 50, cv: 0.1 },
  },
});

describe("simulate, against the main case of methods.md 12.6 (whatif_vectors.py, 200,000 draws of numpy)", () => {
  const { uncertainty } = simulate(mainCase, [], 36, settingsOf({ draws: 200_000, seed: 12_345 }));
  const { revenue } = uncertainty;
  /** Two simulations of the same number of draws differ by √2 errors each. */
  const within = (actual: number, expected: number, error: number) =>
    expect(Math.abs(actual - expected)).toBeLessThan(3 * Math.SQRT2 * error);

  it("gives the mean 1,859,205 within three Monte Carlo errors", () => expect(Math.abs(revenue.mean - 1_859_205)).toBeLessThan(3 * 509));
  it("gives the Monte Carlo error 509", () => expect(revenue.mcse).toBeCloseTo(509, -1));
  it("gives the standard deviation 227,564", () => within(revenue.sd, 227_564, 227_564 / Math.sqrt(2 * 200_000)));
  it("gives P5 1,509,729, P50 1,845,771 and P95 2,255,309", () => {
    // Error of a quantile: √(p(1 − p)/n) over the density there, of a normal of this spread.
    const error = (share: number, density: number) => (Math.sqrt((share * (1 - share)) / 200_000) / density) * 227_564;
    within(revenue.p5, 1_509_729, error(0.05, 0.1031));
    within(revenue.p50, 1_845_771, error(0.5, 0.3989));
    within(revenue.p95, 2_255_309, error(0.95, 0.1031));
  });
});

/** The same with nobody counted in the classes of scores: their churn is certain then. */
const uncounted = (baseline: Baseline): Baseline => ({
  ...baseline,
  segments: baseline.segments.map(({ links = [], ...segment }) => ({
    ...segment,
    links: links.map((link) => ({ ...link, classes: link.classes.map((one) => ({ ...one, customers: 0, churned: 0 })) })),
  })),
});

describe("simulate", () => {
  it("gives the digits of the deterministic projection in every draw when nothing is uncertain", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), (drawn, levers, horizon) => {
        const baseline = uncounted(drawn);
        const { outcomes, uncertainty } = simulate(baseline, levers, horizon, settingsOf({ draws: 7 }));
        const before = project(baseline, [], horizon);
        const after = project(baseline, levers, horizon);
        const all = (values: Float64Array, expected: number) => expect([...new Set(values)]).toEqual([expected]);
        all(outcomes.revenueBaseline, before.revenue);
        all(outcomes.revenueScenario, after.revenue);
        all(outcomes.marginBaseline, before.margin);
        all(outcomes.marginScenario, after.margin);
        all(outcomes.pvMarginScenario, after.pvMargin);
        expect(uncertainty.bands.scenario.p50).toEqual(after.months.map(({ revenue }) => revenue));
        expect(uncertainty.revenue.sd).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("draws a lever by a formula through the projection, each draw with its own numbers", () => {
    const levers = [leverOf({ target: "arpa", kind: "formula", value: 1, formula: "arpa * 1.1" })];
    const { outcomes } = simulate(mainCase, levers, 12, settingsOf({ draws: 50 }));
    for (const [i, gain] of outcomes.revenueGain.entries()) expect(gain).toBeCloseTo(0.1 * (outcomes.revenueBaseline[i] ?? 0), 4);
  });

  it("puts a fixed range in the place of the estimate", () => {
    const { outcomes } = simulate(baselineOf({ ranges: { arpa: { kind: "fixed", value: 60 } } }), [], 12, settingsOf({ draws: 2 }));
    expect(outcomes.revenueBaseline[1]).toBe(project(baselineOf({ arpa: 60 }), [], 12).revenue);
  });

  it("finds no difference at all in any draw for a lever of nothing", () => {
    const { outcomes, uncertainty } = simulate(mainCase, [leverOf({ value: 0 })], 36, settingsOf());
    expect(new Set(outcomes.revenueGain)).toEqual(new Set([0]));
    expect(new Set(outcomes.netGain)).toEqual(new Set([0]));
    expect(uncertainty.probabilityPositive).toBe(0);
  });

  it("gives the same digits for the same seed, others for another", () => {
    const once = simulate(mainCase, [leverOf()], 24, settingsOf());
    expect(simulate(mainCase, [leverOf()], 24, settingsOf())).toEqual(once);
    expect(simulate(mainCase, [leverOf()], 24, settingsOf({ seed: 2 })).uncertainty.revenue.mean).not.toBe(once.uncertainty.revenue.mean);
  });

  it("keeps the draws of an input when others come, go or change, and when there are more draws", () => {
    const drawsOf = (draws: number, ranges: NonNullable<Parameters<typeof segmentOf>[0]>["ranges"]) =>
      simulate(baselineOf({ ...(ranges && { ranges }) }), [], 3, settingsOf({ draws })).inputs.columns.find(
        ({ name }) => name === "annualRetention",
      )?.values;
    const alone = drawsOf(300, { annualRetention: PERT });
    expect(drawsOf(300, { arpa: { kind: "uniform", low: 1, high: 2 }, annualRetention: PERT })).toEqual(alone);
    expect(drawsOf(1_000, { annualRetention: PERT })?.subarray(0, 300)).toEqual(alone);
  });

  it("gives the same draws whatever the order of the segments", () => {
    const ranges = { annualRetention: PERT, arpa: { kind: "lognormal", mean: 50, cv: 0.1 } as const };
    const segments = ["A", "B", "C"].map((key, g) => segmentOf({ key, customers: 100 * (g + 1), ranges }));
    const columnsOf = (order: readonly number[]) => {
      const sorted = order.flatMap((g) => segments[g] ?? []);
      const { inputs } = simulate({ ...baselineOf(), segments: sorted }, [], 3, settingsOf());
      return new Map(inputs.columns.map(({ name, values }) => [name, values]));
    };
    expect(columnsOf([2, 0, 1])).toEqual(columnsOf([0, 1, 2]));
    expect(columnsOf([0, 1, 2]).get("arpa@A")).not.toEqual(columnsOf([0, 1, 2]).get("arpa@B"));
  });

  it("draws size and attribution of a lever by the number of the lever among those of its kind", () => {
    const lever = leverOf({ range: { kind: "normal", mean: 0.05, sd: 0.02, min: 0, max: 1 } });
    const alone = simulate(baselineOf(), [lever], 12, settingsOf()).inputs.columns;
    const behind = simulate(baselineOf(), [leverOf({ target: "arpa", value: 0.1 }), lever], 12, settingsOf()).inputs.columns;
    expect(alone.map(({ name }) => name)).toEqual(["lever:retention#1"]);
    expect(behind[0]?.values).toEqual(alone[0]?.values);
  });

  it("stops at the first thousand draws that are precise enough, the same ones every time", () => {
    const { uncertainty } = simulate(mainCase, [leverOf()], 12, settingsOf({ draws: 50_000, stopEarly: true }));
    expect(uncertainty.stoppedEarly).toBe(true);
    expect(uncertainty.runs % 1_000).toBe(0);
    expect(uncertainty.runs).toBeLessThan(6_000);
    const { mcse, p5, p95 } = uncertainty.revenue;
    expect(mcse).toBeLessThan(0.005 * (p95 - p5));
    expect(simulate(mainCase, [leverOf()], 12, settingsOf({ draws: uncertainty.runs })).uncertainty.revenue).toEqual(uncertainty.revenue);
  });

  it("gives the chance of a gain and of a target", () => {
    const lever = leverOf({ range: { kind: "uniform", low: -0.05, high: 0.05 } });
    const { uncertainty, outcomes } = simulate(baselineOf(), [lever], 36, settingsOf({ draws: 4_000 }), 50_000);
    expect(uncertainty.probabilityPositive).toBeCloseTo(0.5, 1);
    const reached = outcomes.revenueGain.filter((gain) => gain >= 50_000).length / 4_000;
    expect(uncertainty.target).toEqual({ revenue: 50_000, probability: reached });
    expect(uncertainty.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(4_000);
  });

  it("gives each lever the range of its share, around its share of the point estimate", () => {
    const levers = [leverOf({ range: { kind: "uniform", low: 0.04, high: 0.06 } }), leverOf({ target: "arpa", value: 0.02 })];
    const { contributions, contributionRuns } = simulate(baselineOf(), levers, 36, settingsOf()).uncertainty;
    expect(contributionRuns).toBe(400);
    expect(contributions[0]?.p5).toBeLessThan(contributions[0]?.p50 ?? 0);
    expect((contributions[1]?.p95 ?? 0) - (contributions[1]?.p5 ?? 0)).toBeLessThan(0.05 * (contributions[1]?.p50 ?? 0));
  });
});

describe("the range around a lever's size", () => {
  it("reaches as far to both sides as the part says, whatever the sign, and gives that part again", () => {
    expect(rangeAround(0.05, 0.4)).toEqual({ kind: "pert", low: expect.closeTo(0.03, 12), mode: 0.05, high: expect.closeTo(0.07, 12) });
    expect(rangeAround(-0.05, 0.4)).toEqual({ kind: "pert", low: expect.closeTo(-0.07, 12), mode: -0.05, high: expect.closeTo(-0.03, 12) });
    for (const value of [0.05, -3, 120]) expect(partOfRange(rangeAround(value, 0.25) ?? undefined)).toBeCloseTo(0.25, 9);
  });

  it("is none for a lever of nothing and for a part of nothing, and unknown for a range of another form", () => {
    expect([rangeAround(0, 0.5), rangeAround(0.05, 0)]).toEqual([null, null]);
    expect(partOfRange(undefined)).toBe(0);
    expect(partOfRange({ kind: "uniform", low: 0, high: 1 })).toBeNull();
    expect(partOfRange({ kind: "pert", low: 0, mode: 1, high: 4 })).toBeNull();
  });
});

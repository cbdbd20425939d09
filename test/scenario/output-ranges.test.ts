import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outputRanges } from "../../shared/scenario/formulas/output-ranges.ts";
import { project } from "../../shared/scenario/project.ts";
import type { Baseline, CustomOutput, Lever } from "../../shared/scenario/scenario.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION, type OutputRange, type SimulationSettings } from "../../shared/scenario/simulate/simulation.ts";
import { spreadOf } from "../../shared/scenario/simulate/spread-of.ts";
import { anyBaseline, anyLever } from "./arbitraries.ts";
import { baselineOf, leverOf } from "./builders.ts";

const HORIZON = 24;
const uncertain = baselineOf({
  ranges: { annualRetention: { kind: "pert", low: 0.76, mode: 0.8, high: 0.88 }, arpa: { kind: "lognormal", mean: 50, cv: 0.1 } },
});
const settings: SimulationSettings = { ...DEFAULT_SIMULATION, draws: 800 };
const output = (formula: string): CustomOutput => ({ name: formula, formula });

function ranges(baseline: Baseline, levers: readonly Lever[], formulas: readonly string[], own = settings): readonly OutputRange[] {
  const work = outputRanges({ baseline, levers, horizon: HORIZON }, own, simulate(baseline, levers, HORIZON, own), formulas.map(output));
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

describe("the range of an output of a person's own", () => {
  it("of revenue or margin is that of the simulation itself, with the chance of single customers too", () => {
    for (const own of [settings, { ...settings, processNoise: true }]) {
      const levers = [leverOf({ range: { kind: "pert", low: 0, mode: 0.05, high: 0.08 } })];
      const { outcomes } = simulate(uncertain, levers, HORIZON, own);
      const [revenue, margin] = ranges(uncertain, levers, ["revenue", "margin"], own);
      expect(revenue?.scenario?.p95).toBeCloseTo(spreadOf(outcomes.revenueScenario, 800).p95, 4);
      expect(revenue?.baseline?.p5).toBeCloseTo(spreadOf(outcomes.revenueBaseline, 800).p5, 4);
      expect(revenue?.difference?.p50).toBeCloseTo(spreadOf(outcomes.revenueGain, 800).p50, 4);
      expect(margin?.difference?.mean).toBeCloseTo(spreadOf(outcomes.netGain, 800).mean, 4);
    }
  });

  it("is as certain as what it is made of: a price that only scales revenue leaves its share of margin certain", () => {
    const baseline = baselineOf({ ranges: { arpa: { kind: "lognormal", mean: 50, cv: 0.1 } } });
    const [share] = ranges(baseline, [leverOf()], ["100 * margin / revenue"]);
    expect(share?.scenario?.p5).toBeCloseTo(70, 9);
    expect(share?.scenario?.p95).toBeCloseTo(70, 9);
  });

  it("is over common draws, so that a lever of nothing makes no difference in any of them", () => {
    const [customers] = ranges(uncertain, [leverOf({ value: 0 })], ["customers / customersAtStart"]);
    expect(customers?.difference).toMatchObject({ mean: 0, sd: 0, p5: 0, p95: 0 });
    expect(customers?.scenario?.sd).toBeGreaterThan(0);
  });

  it("is none where the formula names one of the eight, which are not drawn, or has no value", () => {
    const none = { baseline: null, scenario: null, difference: null, valued: 0 };
    expect(ranges(uncertain, [], ["index.nps + revenue", "1 / (months - 24)"])).toEqual([
      expect.objectContaining({ ...none, runs: 800 }),
      expect.objectContaining({ ...none, runs: 800 }),
    ]);
    expect(ranges(uncertain, [], ["index.nps"])).toMatchObject([none]);
  });

  it("is over the draws in which the formula has a value, and says how many they are", () => {
    const [rooted] = ranges(uncertain, [leverOf()], ["revenue > 1200000 ? revenue : 1 / 0"]);
    expect(rooted?.valued).toBeGreaterThan(0);
    expect(rooted?.valued).toBeLessThan(1);
    expect(rooted?.scenario?.p5).toBeGreaterThan(1_200_000);
  });

  it("meets the projection where nothing is uncertain, whatever the baseline", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 3 }), (baseline, levers) => {
        const known = levers.filter(({ segment }) => segment === null || baseline.segments.some(({ key }) => key === segment));
        const certain = known.filter(({ target }) => !["nps", "csat", "health", "fcr"].includes(target));
        const after = project(baseline, certain, HORIZON);
        const names = ["revenue12", "pvMargin", "pvMargin12", "programmeCost", "customers", "months"];
        const found = ranges(baseline, certain, names, { ...settings, draws: 3 });
        expect(found.map(({ scenario }) => scenario?.p50)).toEqual([
          after.revenue12,
          after.pvMargin,
          after.pvMargin12,
          after.programmeCost,
          after.months.at(-1)?.customers,
          HORIZON,
        ]);
      }),
      { numRuns: 30 },
    );
  });
});

import { createFlatProjection, type FlatProjection, projectFlat } from "../project-flat.ts";
import type { Baseline, CustomOutput, Lever } from "../scenario.ts";
import { createDrawn, settleCertain } from "../simulate/drawn-scenario.ts";
import { createProcessNoise } from "../simulate/process-noise.ts";
import type { OutputRange, Simulation, SimulationSettings } from "../simulate/simulation.ts";
import { spreadOf } from "../simulate/spread-of.ts";
import { type OutputNumbers, readDrawnFormula } from "./custom-outputs.ts";

/** Segments × months × draws that the projections of both sides may cost. */
const EFFORT = 20_000_000;
const LEAST = 500;

/**
 * What the draws of a simulation say of the outputs of a person's own, baseline and scenario over the same draws as everything else, chance of
 * single customers included; over the first draws where all would take long. A formula that names one of the eight has no range, as the
 * error of an index's own answers is not drawn. Pauses after each draw.
 */
export function* outputRanges(
  { baseline, levers, horizon }: { readonly baseline: Baseline; readonly levers: readonly Lever[]; readonly horizon: number },
  { seed, processNoise }: SimulationSettings,
  { uncertainty, inputs }: Simulation,
  outputs: readonly CustomOutput[],
): Generator<undefined, readonly OutputRange[]> {
  const formulas = outputs.map(({ formula }) => readDrawnFormula(formula));
  if (formulas.every((formula) => formula === null)) return outputs.map((output) => without(output));
  const settled = settleCertain(baseline, levers);
  const drawn = createDrawn(settled.baseline, settled.levers, inputs.columns);
  const noise = processNoise ? createProcessNoise(settled.baseline, horizon + 1, seed) : null;
  const surviveIn = noise === null ? null : noise.surviveIn;
  const affordable = Math.max(LEAST, Math.floor(EFFORT / (2 * baseline.segments.length * horizon)));
  const runs = Math.min(uncertainty.runs, affordable);
  const column = () => outputs.map(() => new Float64Array(runs));
  const [before, after, difference] = [column(), column(), column()];
  const valued = outputs.map(() => 0);
  const flat = createFlatProjection(baseline.segments.length, horizon);
  for (let draw = 0; draw < runs; draw++) {
    const scenario = drawn(draw);
    noise?.next();
    projectFlat(flat, scenario.baseline, [], surviveIn);
    const first = numbersOf(flat);
    projectFlat(flat, scenario.baseline, scenario.levers, surviveIn);
    const second = numbersOf(flat);
    formulas.forEach((formula, at) => {
      const [one, other] = [formula?.(first) ?? null, formula?.(second) ?? null];
      const place = valued[at] ?? 0;
      const [ofBaseline, ofScenario, ofDifference] = [before[at], after[at], difference[at]];
      if (one === null || other === null || ofBaseline === undefined || ofScenario === undefined || ofDifference === undefined) return;
      ofBaseline[place] = one;
      ofScenario[place] = other;
      ofDifference[place] = other - one;
      valued[at] = place + 1;
    });
    yield;
  }
  return outputs.map((output, at): OutputRange => {
    const count = valued[at] ?? 0;
    const [one, other, less] = [before[at], after[at], difference[at]];
    if (count === 0 || one === undefined || other === undefined || less === undefined) return without(output, runs);
    const ranges = { baseline: spreadOf(one, count), scenario: spreadOf(other, count), difference: spreadOf(less, count) };
    return { ...output, ...ranges, runs, valued: count / runs };
  });
}

const without = (output: CustomOutput, runs = 0): OutputRange => ({
  ...output,
  baseline: null,
  scenario: null,
  difference: null,
  runs,
  valued: 0,
});

const numbersOf = (flat: FlatProjection): OutputNumbers => ({
  revenue: flat.revenueSum,
  revenue12: flat.revenueSum12,
  margin: flat.marginSum,
  pvMargin: flat.pvMargin,
  pvMargin12: flat.pvMargin12,
  programmeCost: flat.programmeCost,
  customers: flat.totalCustomers[flat.horizon - 1] ?? 0,
  customersAtStart: flat.totalCustomers[0] ?? 0,
  months: flat.horizon,
});

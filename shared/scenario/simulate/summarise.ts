import type { Baseline } from "../scenario.ts";
import { bandsOf } from "./bands-of.ts";
import type { Collected } from "./collect.ts";
import { contributionsOf } from "./contributions-of.ts";
import type { Drawing } from "./draw-inputs.ts";
import type { DrawnScenario } from "./drawn-scenario.ts";
import { FEW_CUSTOMERS } from "./process-noise.ts";
import type { OutcomeDraws, Simulation, SimulationSettings } from "./simulation.ts";
import { histogramOf, partOf, spreadOf } from "./spread-of.ts";

type Done = {
  readonly baseline: Baseline;
  readonly settings: SimulationSettings;
  readonly horizon: number;
  readonly drawing: Drawing;
  readonly drawn: (draw: number) => DrawnScenario;
  readonly collected: Collected;
  readonly done: number;
  readonly leverCount: number;
};

/** What the draws say, as numbers to show and columns to go on with. Pauses between pieces of some milliseconds. */
export function* summarise({
  baseline,
  settings,
  horizon,
  drawing,
  drawn,
  collected,
  done,
  leverCount,
}: Done): Generator<void, Simulation> {
  const { outcomes } = collected;
  const bandRuns = Math.min(done, collected.bandDraws);
  const bands = yield* bandsOf(collected, horizon, bandRuns);
  const contributions = yield* contributionsOf(drawn, leverCount, horizon, done);
  return {
    uncertainty: {
      runs: done,
      seed: settings.seed,
      revenue: spreadOf(outcomes.revenueScenario, done),
      probabilityPositive: partOf(outcomes.revenueGain, done, (gain) => gain > 0),
      revenueGain: spreadOf(outcomes.revenueGain, done),
      netGain: spreadOf(outcomes.netGain, done),
      pvGain: spreadOf(outcomes.pvGain, done),
      probabilityNetPositive: partOf(outcomes.netGain, done, (gain) => gain > 0),
      target: null,
      bands,
      bandRuns,
      histogram: histogramOf(outcomes.revenueGain, done),
      netHistogram: histogramOf(outcomes.netGain, done),
      ...contributions,
      inputs: drawing.columns.map(({ name, values }) => {
        const { mean, p5, p95 } = spreadOf(values, done);
        return { name, mean, p5, p95 };
      }),
      stoppedEarly: done < settings.draws,
      processNoise: settings.processNoise,
      flags: [
        ...(drawing.columns.length === 0 && !settings.processNoise ? ["NOTHING_UNCERTAIN"] : []),
        ...drawing.flags(),
        ...noiseFlags(baseline, settings),
      ],
    },
    inputs: { draws: done, columns: drawing.columns.map((column) => ({ ...column, values: column.values.subarray(0, done) })) },
    outcomes: firstOf(outcomes, done),
  };
}

function noiseFlags({ segments }: Baseline, { processNoise }: SimulationSettings): readonly string[] {
  return !processNoise && segments.some(({ customers }) => customers < FEW_CUSTOMERS) ? ["FEW_CUSTOMERS"] : [];
}

function firstOf(outcomes: OutcomeDraws, done: number): OutcomeDraws {
  const first = (values: Float64Array) => values.subarray(0, done);
  return {
    revenueBaseline: first(outcomes.revenueBaseline),
    revenueScenario: first(outcomes.revenueScenario),
    marginBaseline: first(outcomes.marginBaseline),
    marginScenario: first(outcomes.marginScenario),
    pvMarginBaseline: first(outcomes.pvMarginBaseline),
    pvMarginScenario: first(outcomes.pvMarginScenario),
    revenueGain: first(outcomes.revenueGain),
    netGain: first(outcomes.netGain),
    pvGain: first(outcomes.pvGain),
  };
}

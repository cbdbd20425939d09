import { BLOCK, type BlockTotals } from "./block-totals.ts";
import type { OutcomeDraws } from "./simulation.ts";

/** Outcomes of every draw, and the revenue of every month of the first `bandDraws`: month t of draw i at `t · bandDraws + i`. */
export type Collected = {
  readonly outcomes: OutcomeDraws;
  readonly bandDraws: number;
  readonly baselineMonths: Float64Array;
  readonly scenarioMonths: Float64Array;
};

/** Cells of monthly revenue kept for bands, of each side: 1,000 draws of the longest horizon at least, 100,000 of a usual one. */
const MOST_CELLS = 4_000_000;

export function createCollected(draws: number, horizon: number): Collected {
  const column = () => new Float64Array(draws);
  const bandDraws = Math.min(draws, Math.floor(MOST_CELLS / horizon));
  return {
    outcomes: {
      revenueBaseline: column(),
      revenueScenario: column(),
      marginBaseline: column(),
      marginScenario: column(),
      pvMarginBaseline: column(),
      pvMarginScenario: column(),
      revenueGain: column(),
      netGain: column(),
      pvGain: column(),
    },
    bandDraws,
    baselineMonths: new Float64Array(bandDraws * horizon),
    scenarioMonths: new Float64Array(bandDraws * horizon),
  };
}

/** Adds a block up, in the order in which the deterministic projection does, so that certain inputs give its digits. */
export function collect(
  into: Collected,
  baseline: BlockTotals,
  scenario: BlockTotals,
  from: number,
  count: number,
  discount: Float64Array,
): void {
  const { outcomes } = into;
  sumSide(baseline, from, count, discount, outcomes.revenueBaseline, outcomes.marginBaseline, outcomes.pvMarginBaseline);
  sumSide(scenario, from, count, discount, outcomes.revenueScenario, outcomes.marginScenario, outcomes.pvMarginScenario);
  for (let i = from; i < from + count; i++) {
    outcomes.revenueGain[i] = (outcomes.revenueScenario[i] ?? 0) - (outcomes.revenueBaseline[i] ?? 0);
    outcomes.netGain[i] = (outcomes.marginScenario[i] ?? 0) - (outcomes.marginBaseline[i] ?? 0);
    outcomes.pvGain[i] = (outcomes.pvMarginScenario[i] ?? 0) - (outcomes.pvMarginBaseline[i] ?? 0);
  }
  const kept = Math.min(count, into.bandDraws - from);
  if (kept <= 0) return;
  for (let t = 0; t < discount.length; t++) {
    const at = t * into.bandDraws + from;
    into.baselineMonths.set(baseline.revenue.subarray(t * BLOCK, t * BLOCK + kept), at);
    into.scenarioMonths.set(scenario.revenue.subarray(t * BLOCK, t * BLOCK + kept), at);
  }
}

function sumSide(
  totals: BlockTotals,
  from: number,
  count: number,
  discount: Float64Array,
  revenue: Float64Array,
  margin: Float64Array,
  present: Float64Array,
): void {
  for (let t = 0; t < discount.length; t++) {
    const at = t * BLOCK;
    const factor = discount[t] ?? 0;
    for (let i = 0; i < count; i++) {
      const kept = totals.margin[at + i] ?? 0;
      revenue[from + i] = (revenue[from + i] ?? 0) + (totals.revenue[at + i] ?? 0);
      margin[from + i] = (margin[from + i] ?? 0) + kept;
      present[from + i] = (present[from + i] ?? 0) + kept * factor;
    }
  }
}

/** 1/(1 + d)^(t/12) by the same steps as the deterministic projection. */
export function discountFactors(discountRate: number, horizon: number): Float64Array {
  const step = (1 + discountRate) ** (-1 / 12);
  const factors = new Float64Array(horizon);
  let factor = 1;
  for (let t = 0; t < horizon; t++) {
    factors[t] = factor;
    factor *= step;
  }
  return factors;
}

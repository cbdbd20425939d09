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

export function createCollected(draws: number, horizon: number, hasBands: boolean): Collected {
  const column = () => new Float64Array(draws);
  const bandDraws = hasBands ? Math.min(draws, Math.floor(MOST_CELLS / horizon)) : 0;
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
  const { outcomes, bandDraws } = into;
  const kept = Math.max(0, Math.min(count, bandDraws - from));
  keepMonths(baseline.revenue, into.baselineMonths, bandDraws, from, kept, discount.length);
  keepMonths(scenario.revenue, into.scenarioMonths, bandDraws, from, kept, discount.length);
  sumSide(baseline, from, count, discount, outcomes.revenueBaseline, outcomes.marginBaseline, outcomes.pvMarginBaseline);
  sumSide(scenario, from, count, discount, outcomes.revenueScenario, outcomes.marginScenario, outcomes.pvMarginScenario);
  for (let i = from; i < from + count; i++) {
    outcomes.revenueGain[i] = (outcomes.revenueScenario[i] ?? 0) - (outcomes.revenueBaseline[i] ?? 0);
    outcomes.netGain[i] = (outcomes.marginScenario[i] ?? 0) - (outcomes.marginBaseline[i] ?? 0);
    outcomes.pvGain[i] = (outcomes.pvMarginScenario[i] ?? 0) - (outcomes.pvMarginBaseline[i] ?? 0);
  }
}

function keepMonths(cells: Float64Array, into: Float64Array, bandDraws: number, from: number, kept: number, horizon: number): void {
  for (let t = 0; t < horizon; t++) {
    const at = t * BLOCK;
    const place = t * bandDraws + from;
    for (let i = 0; i < kept; i++) into[place + i] = cells[at + i] ?? 0;
  }
}

/** Two draws at a time: each sum waits for the month before. */
function sumSide(
  totals: BlockTotals,
  from: number,
  count: number,
  discount: Float64Array,
  revenue: Float64Array,
  margin: Float64Array,
  present: Float64Array,
): void {
  const { revenue: earned, margin: kept } = totals;
  for (let i = 0; i < count; i += 2) {
    let earned0 = 0;
    let earned1 = 0;
    let kept0 = 0;
    let kept1 = 0;
    let present0 = 0;
    let present1 = 0;
    for (let t = 0, at = i; t < discount.length; t++, at += BLOCK) {
      const factor = discount[t] ?? 0;
      const margin0 = kept[at] ?? 0;
      const margin1 = kept[at + 1] ?? 0;
      earned0 += earned[at] ?? 0;
      earned1 += earned[at + 1] ?? 0;
      kept0 += margin0;
      kept1 += margin1;
      present0 += margin0 * factor;
      present1 += margin1 * factor;
    }
    revenue[from + i] = earned0;
    margin[from + i] = kept0;
    present[from + i] = present0;
    if (i + 1 >= count) continue;
    revenue[from + i + 1] = earned1;
    margin[from + i + 1] = kept1;
    present[from + i + 1] = present1;
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

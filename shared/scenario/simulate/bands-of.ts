import type { Collected } from "./collect.ts";
import { selectQuantiles } from "./select-quantiles.ts";
import type { Band, Uncertainty } from "./simulation.ts";
import { SHARES } from "./spread-of.ts";

/** Quantiles of each month's revenue, and of the difference summed so far, over the first `count` of the kept draws. */
export function* bandsOf(
  { baselineMonths, scenarioMonths, bandDraws }: Collected,
  horizon: number,
  count: number,
): Generator<void, Uncertainty["bands"]> {
  const sum = new Float64Array(count);
  const baseline = createBand();
  const scenario = createBand();
  const difference = createBand();
  for (let t = 0; t < horizon; t++) {
    const before = baselineMonths.subarray(t * bandDraws, t * bandDraws + count);
    const after = scenarioMonths.subarray(t * bandDraws, t * bandDraws + count);
    push(baseline, before, count);
    push(scenario, after, count);
    for (let i = 0; i < count; i++) {
      sum[i] = (sum[i] ?? 0) + ((after[i] ?? 0) - (before[i] ?? 0));
    }
    push(difference, sum, count);
    yield;
  }
  return { baseline, scenario, difference };
}

type Growing = { readonly [Q in keyof Band]: number[] };

const createBand = (): Growing => ({ p5: [], p25: [], p50: [], p75: [], p95: [] });

function push(band: Growing, values: Float64Array, count: number): void {
  const [p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = selectQuantiles(values, count, SHARES);
  band.p5.push(p5);
  band.p25.push(p25);
  band.p50.push(p50);
  band.p75.push(p75);
  band.p95.push(p95);
}

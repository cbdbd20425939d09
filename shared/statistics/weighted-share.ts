import { requireThat } from "./require-that.ts";
import { weightedMean } from "./weighted-mean.ts";
import { wilsonInterval } from "./wilson-interval.ts";

export type WeightedShare = {
  readonly value: number;
  readonly nEff: number;
  readonly se: number;
  readonly lo: number;
  readonly hi: number;
};

/**
 * Weighted share of hits (values 0 or 1), fraction 0–1, with the Wilson interval at Kish's effective size. `null` without values.
 * methods.md 0.3.6.
 * @example weightedShare([1, 1, 0, 1], [1, 1, 2, 1], 0.95) // value 0.6, nEff 3.571429
 */
export function weightedShare(hits: ArrayLike<number>, weights: ArrayLike<number>, level: number): WeightedShare | null {
  for (let i = 0; i < hits.length; i += 1) {
    requireThat(hits[i] === 0 || hits[i] === 1, "weightedShare requires hits of 0 or 1", hits[i]);
  }
  const mean = weightedMean(hits, weights);
  if (mean === null) {
    return null;
  }
  const interval = wilsonInterval(mean.value * mean.nEff, mean.nEff, level);
  return interval === null ? null : { ...mean, ...interval };
}

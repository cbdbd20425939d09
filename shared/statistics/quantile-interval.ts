import { quantileType7 } from "./quantile-type7.ts";
import { regularizedBeta } from "./regularized-beta.ts";
import { requireThat } from "./require-that.ts";
import type { Limits } from "./wilson-interval.ts";

/**
 * Percentile bootstrap interval of a quantile of values sorted ascending, 0 < p < 1, with all resamples there can be and so without
 * chance: in a resample the j-th value is at most the k-th of the sample with probability P(Bin(n, k/n) ≥ j). Between two ranks, as
 * type 7 stands between two, so do the limits. `null` with fewer than two values.
 * Source: Efron, Annals of Statistics 7 (1979) 1–26, section 3; Maritz & Jarrett, JASA 73 (1978) 194–196. methods.md 0.4 D.
 * @example quantileInterval([3, 5, 8, 12, 15, 20, 22, 35, 60, 240], 0.5, 0.95) // { lo: 6.5, hi: 47.5 }
 */
export function quantileInterval(ascending: ArrayLike<number>, p: number, level: number): Limits | null {
  requireThat(p > 0 && p < 1, "quantileInterval requires 0 < p < 1", p);
  const n = ascending.length;
  if (n < 2 || quantileType7(ascending, p) === null) {
    return null;
  }
  const position = 1 + (n - 1) * p;
  const below = Math.floor(position);
  const part = position - below;
  const tail = (1 - level) / 2;
  const limit = (probability: number): number => {
    const low = ascending[rankOf(below, n, probability) - 1] ?? 0;
    const high = ascending[rankOf(Math.min(n, below + 1), n, probability) - 1] ?? low;
    return low + part * (high - low);
  };
  return { lo: limit(tail), hi: limit(1 - tail) };
}

/** The lowest rank k with P(Bin(n, k/n) ≥ j) ≥ probability. */
function rankOf(j: number, n: number, probability: number): number {
  let low = 1;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const share = middle / n;
    const reached = middle === n ? 1 : regularizedBeta(j, n - j + 1, share).lower;
    if (reached >= probability) high = middle;
    else low = middle + 1;
  }
  return low;
}

import { binomialQuantile } from "./binomial-quantile.ts";
import { quantileType7 } from "./quantile-type7.ts";
import { regularizedBeta } from "./regularized-beta.ts";

/** Ranks count from 1; `lo`, `hi`, ranks and coverage are `null` together when the sample is too small for the level. */
export type MedianInterval = {
  readonly median: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly lowerRank: number | null;
  readonly upperRank: number | null;
  /** Exact coverage of the two ranks, at least the level. */
  readonly coverage: number | null;
};

/**
 * Median of values sorted ascending, with the order-statistic interval between ranks l = binomial quantile((1 − level)/2, n, ½) and
 * n − l + 1. No limits when l = 0 (n < 6 at 95 %). `null` without values. methods.md 0.4 D.
 * @example medianInterval([...25 values ascending], 0.95) // the 8th and the 18th value, coverage 0.956715
 */
export function medianInterval(ascending: ArrayLike<number>, level: number): MedianInterval | null {
  const median = quantileType7(ascending, 0.5);
  if (median === null) {
    return null;
  }
  const n = ascending.length;
  const lowerRank = binomialQuantile((1 - level) / 2, n, 0.5);
  if (lowerRank === 0) {
    return { median, lo: null, hi: null, lowerRank: null, upperRank: null, coverage: null };
  }
  const upperRank = n - lowerRank + 1;
  const coverage = 1 - 2 * regularizedBeta(n - lowerRank + 1, lowerRank, 0.5).lower;
  return { median, lo: ascending[lowerRank - 1] ?? null, hi: ascending[upperRank - 1] ?? null, lowerRank, upperRank, coverage };
}

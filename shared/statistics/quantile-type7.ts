import { requireThat } from "./require-that.ts";

/**
 * Quantile of values sorted ascending, 0 ≤ p ≤ 1, linear between order statistics at h = (n − 1)p (type 7, the default of R, numpy and
 * DuckDB's quantile_cont). `null` without values.
 * Source: Hyndman & Fan, The American Statistician 50 (1996) 361–365.
 * @example quantileType7([3, 5, 8, 12, 15, 20, 22, 35, 60, 240], 0.9) // 78
 */
export function quantileType7(ascending: ArrayLike<number>, p: number): number | null {
  requireThat(p >= 0 && p <= 1, "quantileType7 requires 0 <= p <= 1", p);
  const position = (ascending.length - 1) * p;
  const below = Math.floor(position);
  const low = ascending[below];
  if (low === undefined) {
    return null;
  }
  const high = ascending[below + 1] ?? low;
  return low + (position - below) * (high - low);
}

import type { MeanSummary } from "./mean-summary.ts";
import { tQuantile } from "./t-quantile.ts";
import type { Limits } from "./wilson-interval.ts";

/** `collapsed`: all values are equal, so the interval has no width and says nothing about other samples; flag it. */
export type MeanInterval = Limits & { readonly collapsed: boolean };

/**
 * t interval of a mean, n − 1 degrees of freedom: mean ± t·sd/√n. n may be an effective size; `null` when n ≤ 1. methods.md 0.4 M.
 * @example meanInterval({ n: 10, mean: 4.1, sd: 0.9944289 }, 0.95) // { lo: 3.388628, hi: 4.811372, collapsed: false }
 */
export function meanInterval({ n, mean, sd }: MeanSummary, level: number): MeanInterval | null {
  if (!(n > 1)) {
    return null;
  }
  const half = (-tQuantile((1 - level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { lo: mean - half, hi: mean + half, collapsed: sd === 0 };
}

import { quantileType7 } from "./quantile-type7.ts";

export type BootstrapOptions = { readonly draws: number; readonly seed: number; readonly level: number };

/** `draws` counts the resamples whose statistic existed; `se` is the standard deviation over them. */
export type BootstrapInterval = {
  readonly lo: number;
  readonly hi: number;
  readonly mean: number;
  readonly se: number;
  readonly draws: number;
};

/**
 * Percentile limits from the statistics of resamples: their (1 ± level)/2 quantiles (type 7); `null` when fewer than half of the `draws`
 * have a value. Source: Efron & Tibshirani 1993, chapter 13. methods.md 0.3.8.
 * @example bootstrapInterval([1, 2, 3], 3, 0.5) // { lo: 1.5, hi: 2.5, mean: 2, se: 1, draws: 3 }
 */
export function bootstrapInterval(values: readonly number[], draws: number, level: number): BootstrapInterval | null {
  const tail = (1 - level) / 2;
  return bootstrapLimits(values, draws, tail, 1 - tail);
}

/**
 * The same between any two shares (0–1) of the statistics.
 * @example bootstrapLimits([1, 2, 3], 3, 0, 0.5) // { lo: 1, hi: 2, mean: 2, se: 1, draws: 3 }
 */
export function bootstrapLimits(values: readonly number[], draws: number, from: number, to: number): BootstrapInterval | null {
  if (values.length * 2 < draws) {
    return null;
  }
  const ascending = Float64Array.from(values).sort();
  const lo = quantileType7(ascending, from);
  const hi = quantileType7(ascending, to);
  if (lo === null || hi === null) {
    return null;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { lo, hi, mean, se: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0, draws: values.length };
}

import { type BootstrapInterval, bootstrapLimits } from "./bootstrap-limits.ts";
import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";

/**
 * Bias-corrected and accelerated limits from the statistics of resamples, for skewed ones: the percentile limits are moved by the bias
 * z0 (share of resamples below the estimate, those equal to it by half) and the acceleration a (`jackknifeAcceleration`). `null` when
 * fewer than half of the `draws` have a value, or when all of them lie on one side of the estimate.
 * Source: Efron & Tibshirani 1993, section 14.3. methods.md 0.3.8.
 * @example bcaInterval([1, 2, 3, 4], 4, 0.5, { estimate: 2.5, acceleration: 0 }) // lo 1.75, hi 3.25
 */
export function bcaInterval(
  values: readonly number[],
  draws: number,
  level: number,
  { estimate, acceleration }: { readonly estimate: number; readonly acceleration: number },
): BootstrapInterval | null {
  const below = values.reduce((count, value) => count + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0) / values.length;
  if (!(below > 0 && below < 1)) {
    return null;
  }
  const bias = normalQuantile(below);
  const share = (p: number): number => {
    const z = bias + normalQuantile(p);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  const tail = (1 - level) / 2;
  return bootstrapLimits(values, draws, share(tail), share(1 - tail));
}

/**
 * The acceleration, Σd³ / 6(Σd²)^1.5 with d = mean − v, over the statistics v of the sample without one unit each; 0 where they do not
 * vary. Those that are no numbers are left out.
 * @example jackknifeAcceleration([1, 1, 4]) // −0.068041
 */
export function jackknifeAcceleration(without: ArrayLike<number>): number {
  const values = Array.from(without).filter(Number.isFinite);
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const squares = values.reduce((sum, value) => sum + (mean - value) ** 2, 0);
  const cubes = values.reduce((sum, value) => sum + (mean - value) ** 3, 0);
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

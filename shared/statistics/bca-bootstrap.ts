import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { type BootstrapInterval, type BootstrapOptions, bootstrapStatistics } from "./percentile-bootstrap.ts";
import { quantileType7 } from "./quantile-type7.ts";

/**
 * Bias-corrected and accelerated bootstrap interval of a statistic, for skewed ones: the percentile limits are moved by the bias z0 (share
 * of resamples below the estimate) and the acceleration a (skewness of the leave-one-out values). Deterministic by seed; costs n more
 * looks at the statistic. `null` without a value on the sample, when fewer than half of the resamples have one, or when all of them lie
 * on one side.
 * Source: Efron & Tibshirani 1993, section 14.3. methods.md 0.3.8.
 * @example bcaBootstrap([1, 2, 3, 40], (s) => s.reduce((a, b) => a + b, 0) / s.length, { draws: 2000, seed: 1, level: 0.95 })
 */
export function bcaBootstrap<Unit>(
  units: readonly Unit[],
  statistic: (sample: readonly Unit[]) => number | null,
  options: BootstrapOptions,
): BootstrapInterval | null {
  const estimate = units.length === 0 ? null : statistic(units);
  const values = bootstrapStatistics(units, statistic, options);
  if (estimate === null || values.length * 2 < options.draws) {
    return null;
  }
  const below = values.reduce((count, value) => count + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0) / values.length;
  if (!(below > 0 && below < 1)) {
    return null;
  }
  const bias = normalQuantile(below);
  const acceleration = accelerationOf(units, statistic);
  const share = (p: number): number => {
    const z = bias + normalQuantile(p);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  const ascending = Float64Array.from(values).sort();
  const tail = (1 - options.level) / 2;
  const lo = quantileType7(ascending, share(tail));
  const hi = quantileType7(ascending, share(1 - tail));
  if (lo === null || hi === null) {
    return null;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { lo, hi, mean, se: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0, draws: values.length };
}

/** Σ(m − v)³ / 6(Σ(m − v)²)^1.5 over the statistics v without one unit each; 0 where they do not vary. */
function accelerationOf<Unit>(units: readonly Unit[], statistic: (sample: readonly Unit[]) => number | null): number {
  const without = units.flatMap((_, i) => {
    const value = statistic([...units.slice(0, i), ...units.slice(i + 1)]);
    return value === null || !Number.isFinite(value) ? [] : [value];
  });
  const mean = without.reduce((sum, value) => sum + value, 0) / Math.max(1, without.length);
  const squares = without.reduce((sum, value) => sum + (mean - value) ** 2, 0);
  const cubes = without.reduce((sum, value) => sum + (mean - value) ** 3, 0);
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

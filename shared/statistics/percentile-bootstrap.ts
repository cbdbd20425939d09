import { createRandom } from "../random.ts";
import { quantileType7 } from "./quantile-type7.ts";
import { requireThat } from "./require-that.ts";

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
 * Percentile bootstrap interval of any statistic: units (customers, with all their rows) are drawn with replacement, the statistic is
 * taken of each resample, and its (1 ± level)/2 quantiles (type 7) are the limits. Deterministic by seed. A resample without a value
 * (`null`) is left out; `null` when fewer than half have one, or there are no units. The sample handed to `statistic` is reused.
 * Source: Efron & Tibshirani 1993, chapter 13. methods.md 0.3.8.
 * @example percentileBootstrap([1, 2, 3, 4], (s) => s.reduce((a, b) => a + b, 0) / 4, { draws: 2000, seed: 1, level: 0.95 })
 */
export function percentileBootstrap<Unit>(
  units: readonly Unit[],
  statistic: (sample: readonly Unit[]) => number | null,
  options: BootstrapOptions,
): BootstrapInterval | null {
  return units.length === 0 ? null : bootstrapInterval(bootstrapStatistics(units, statistic, options), options.draws, options.level);
}

/**
 * The statistics of the resamples, in the order drawn, without those that have no value; empty without units.
 * @example bootstrapStatistics([1, 2], (s) => s[0] ?? null, { draws: 3, seed: 1 })
 */
export function bootstrapStatistics<Unit>(
  units: readonly Unit[],
  statistic: (sample: readonly Unit[]) => number | null,
  { draws, seed }: Pick<BootstrapOptions, "draws" | "seed">,
): readonly number[] {
  requireThat(draws > 0, "bootstrapStatistics requires draws > 0", draws);
  const n = units.length;
  if (n === 0) {
    return [];
  }
  const random = createRandom(seed);
  const sample = [...units];
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) {
      // An index below n always holds a unit.
      sample[i] = units[random.below(n)] as Unit;
    }
    const value = statistic(sample);
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  return values;
}

/**
 * Limits from the statistics of resamples that were made elsewhere; `null` when fewer than half of the `draws` have a value.
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

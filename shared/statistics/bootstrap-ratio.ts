import { createRandom } from "../random.ts";
import { bcaInterval, jackknifeAcceleration } from "./bca-interval.ts";
import { type BootstrapInterval, type BootstrapOptions, bootstrapInterval } from "./bootstrap-limits.ts";

/** `bca` moves the limits for bias and skewness (bca-interval.ts). */
export type BootstrapMethod = "percentile" | "bca";

/**
 * Bootstrap interval of a ratio of sums Σx/Σy over customers, drawn with replacement (pairs stay together); for a mean pass y = 1. The
 * plain loop over flat arrays that money intervals need on large bases. Deterministic by seed. `null` as in `bootstrapInterval` and
 * `bcaInterval`. methods.md 0.3.8.
 * @example bootstrapRatio([120, 0, 80], [2, 1, 1], { draws: 2000, seed: 1, level: 0.95, method: "percentile" })
 */
export function bootstrapRatio(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: BootstrapOptions & { readonly method: BootstrapMethod },
): BootstrapInterval | null {
  const n = x.length;
  if (n === 0) {
    return null;
  }
  const tops = Float64Array.from(x);
  const bottoms = Float64Array.from(y);
  const random = createRandom(options.seed);
  const values: number[] = [];
  for (let draw = 0; draw < options.draws; draw += 1) {
    let top = 0;
    let bottom = 0;
    for (let i = 0; i < n; i += 1) {
      const pick = random.below(n);
      top += tops[pick] ?? 0;
      bottom += bottoms[pick] ?? 0;
    }
    const ratio = top / bottom;
    if (Number.isFinite(ratio)) values.push(ratio);
  }
  if (options.method === "percentile") return bootstrapInterval(values, options.draws, options.level);
  const top = tops.reduce((sum, value) => sum + value, 0);
  const bottom = bottoms.reduce((sum, value) => sum + value, 0);
  const without = tops.map((own, i) => (top - own) / (bottom - (bottoms[i] ?? 0)));
  return bcaInterval(values, options.draws, options.level, { estimate: top / bottom, acceleration: jackknifeAcceleration(without) });
}

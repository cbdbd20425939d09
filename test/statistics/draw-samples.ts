import { createRandom } from "../../shared/random.ts";
import { type BootstrapInterval, type BootstrapOptions, bootstrapInterval } from "../../shared/statistics/bootstrap-limits.ts";

/** A bootstrap of any statistic, the long way: what the loops of the product, and limits without chance, are held against. */
export function drawSamples(
  units: readonly number[],
  statistic: (sample: readonly number[]) => number | null,
  { draws, seed, level }: BootstrapOptions,
): BootstrapInterval | null {
  const random = createRandom(seed);
  const values = Array.from({ length: draws }, () => statistic(units.map(() => units[random.below(units.length)] ?? 0)) ?? Number.NaN);
  return bootstrapInterval(values, draws, level);
}

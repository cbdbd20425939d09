import { normalQuantile } from "../../statistics/normal-quantile.ts";
import { requireThat } from "../../statistics/require-that.ts";
import type { InputDistribution } from "../scenario.ts";
import { createFill } from "../simulate/create-fill.ts";

/**
 * Value below which the share p of a distribution of methods.md 12.6 lies, 0 < p < 1; of counts the smallest that reaches p. It is
 * what the simulation draws at that share, to its seven digits and more.
 * @example distributionQuantile({ kind: "pert", low: 0.76, mode: 0.8, high: 0.88 }, 0.05) // 0.773140
 */
export function distributionQuantile(distribution: InputDistribution, p: number): number {
  requireThat(p > 0 && p < 1, "distributionQuantile requires 0 < p < 1", p);
  const into = new Float64Array(1);
  createFill(distribution)(Float64Array.of(normalQuantile(p)), into, 1);
  return into[0] ?? 0;
}

import { betaQuantile } from "./beta-quantile.ts";
import { pertBeta } from "./pert-beta.ts";

/**
 * Quantile of the PERT distribution of low ≤ mode ≤ high, 0 ≤ p ≤ 1. methods.md 12.6.
 * @example pertQuantile(0.05, 0.76, 0.8, 0.88) // 0.773140
 */
export function pertQuantile(p: number, low: number, mode: number, high: number): number {
  const { alpha, beta } = pertBeta(low, mode, high);
  return low + (high - low) * (high > low ? betaQuantile(p, alpha, beta) : 0);
}

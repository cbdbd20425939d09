import { regularizedGamma } from "./regularized-gamma.ts";

/**
 * Two-sided p value of a standard normal statistic: P(|Z| ≥ |z|) = Q(½, z²/2). Range 0–1.
 * @example normalTwoSidedP(1.959963984540054) // 0.05
 */
export function normalTwoSidedP(z: number): number {
  return regularizedGamma(0.5, (z * z) / 2).upper;
}

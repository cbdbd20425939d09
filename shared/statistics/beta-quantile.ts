import { betaLogOddsQuantile } from "./beta-log-odds-quantile.ts";
import { requireThat } from "./require-that.ts";

/**
 * Value of the beta distribution (a, b > 0) below which the share p lies, 0 ≤ p ≤ 1. Range 0–1.
 * Source: Newton's method on the incomplete beta function (`solveTail`).
 * @example betaQuantile(0.5, 2, 2) // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireThat(p >= 0 && p <= 1, "betaQuantile requires 0 <= p <= 1", p);
  requireThat(a > 0 && b > 0 && a + b < Infinity, "betaQuantile requires finite a, b > 0", a, b);
  return p === 0 || p === 1 ? p : 1 / (1 + Math.exp(-betaLogOddsQuantile(p, a, b)));
}

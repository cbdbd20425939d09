import { logBeta } from "./log-beta.ts";
import { requireThat } from "./require-that.ts";

/**
 * ln of the binomial coefficient "n over k", 0 ≤ k ≤ n (both may be fractional): −ln(n + 1) − ln B(n − k + 1, k + 1).
 * @example logBinomial(5, 2) // ln 10 = 2.302585092994046
 */
export function logBinomial(n: number, k: number): number {
  requireThat(k >= 0 && k <= n, "logBinomial requires 0 <= k <= n", n, k);
  return -Math.log1p(n) - logBeta(n - k + 1, k + 1);
}

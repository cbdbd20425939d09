import { regularizedBeta } from "./regularized-beta.ts";
import { solveTail } from "./solve-tail.ts";

/**
 * Log-odds ln(x/(1 − x)) of the beta quantile x, a, b > 0, 0 < p < 1: exact also where x itself would round to 0 or 1.
 * @example betaLogOddsQuantile(0.5, 2, 2) // 0
 */
export function betaLogOddsQuantile(p: number, a: number, b: number): number {
  return solveTail((u) => regularizedBeta(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))), p, Math.log(a / b));
}

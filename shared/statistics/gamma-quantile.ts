import { regularizedGamma } from "./regularized-gamma.ts";
import { requireThat } from "./require-that.ts";
import { solveTail } from "./solve-tail.ts";

/**
 * Value of the gamma distribution with the given shape > 0 and rate > 0 (mean shape/rate) below which the share p lies, 0 ≤ p < 1.
 * Chi-square with df degrees: shape df/2, rate ½.
 * Source: Newton's method on the incomplete gamma function (`solveTail`).
 * @example gammaQuantile(0.025, 37, 1) // 26.0514145671…, the lower Garwood limit of a count of 37
 */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  requireThat(p >= 0 && p < 1, "gammaQuantile requires 0 <= p < 1", p);
  requireThat(shape > 0 && shape < Infinity && rate > 0, "gammaQuantile requires a finite shape > 0 and rate > 0", shape, rate);
  return p === 0 ? 0 : Math.exp(solveTail((u) => regularizedGamma(shape, Math.exp(u)), p, Math.log(shape))) / rate;
}

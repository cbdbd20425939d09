import { requireThat } from "./require-that.ts";
import { stirlingError } from "./stirling-error.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * lnΓ(x), natural logarithm of the gamma function, for x > 0; absolute error about 1e−15 of the larger of 1 and the result.
 * Source: Stirling's series after a shift to x ≥ 10 (Abramowitz & Stegun 6.1.40, 6.1.15).
 * @example logGamma(5) // ln 24 = 3.1780538303479458
 */
export function logGamma(x: number): number {
  requireThat(x > 0 && x < Infinity, "logGamma requires a finite x > 0", x);
  let product = 1;
  let shifted = x;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingError(shifted) - Math.log(product);
}

import { logGamma } from "./log-gamma.ts";
import { requireThat } from "./require-that.ts";
import { stirlingError } from "./stirling-error.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln B(a, b) = lnΓ(a) + lnΓ(b) − lnΓ(a + b), for a, b > 0. Where an argument is large the log-gammas would cancel; Stirling's
 * form is then subtracted term by term.
 * Source: Didonato & Morris, ACM TOMS 18 (1992) 360–373 (algorithm 708, the same rearrangement).
 * @example logBeta(2, 3) // ln(1/12) = −2.4849066497880004
 */
export function logBeta(a: number, b: number): number {
  requireThat(a > 0 && b > 0 && a + b < Infinity, "logBeta requires finite a, b > 0", a, b);
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) {
    return logGamma(small) + logGamma(large) - logGamma(small + large);
  }
  const sum = small + large;
  if (small < 10) {
    const correction = stirlingError(large) - stirlingError(sum);
    return logGamma(small) + correction + small - small * Math.log(sum) + (large - 0.5) * Math.log1p(-small / sum);
  }
  const correction = stirlingError(small) + stirlingError(large) - stirlingError(sum);
  return -0.5 * Math.log(large) + HALF_LOG_TWO_PI + correction + (small - 0.5) * Math.log(small / sum) + large * Math.log1p(-small / sum);
}

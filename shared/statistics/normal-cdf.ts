import { regularizedGamma } from "./regularized-gamma.ts";

/**
 * Φ(x), probability that a standard normal value is at most x: ½·Q(½, x²/2) for x ≤ 0 and 1 minus that of −x above. Range 0–1,
 * relative error of the lower tail about 1e−15.
 * Source: Abramowitz & Stegun 26.2.29 with 6.5.17.
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(x: number): number {
  const tail = 0.5 * regularizedGamma(0.5, (x * x) / 2).upper;
  return x <= 0 ? tail : 1 - tail;
}

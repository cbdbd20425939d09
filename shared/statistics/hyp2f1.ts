import { hyp2f1Scaled } from "./hyp2f1-scaled.ts";

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) = Σ (a)_k (b)_k / (c)_k · z^k / k! for 0 ≤ z < 1, a, b > 0 and c > −1 but not 0, the
 * range of the lifetime-value models; `null` when the series does not end (z within about 1e−5 of 1) or the value is beyond a double.
 * Source: Abramowitz & Stegun 15.1.1, 15.3.3.
 * @example hyp2f1(1, 1, 2, 0.5) // 2·ln 2 = 1.3862943611198906
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number | null {
  const scaled = hyp2f1Scaled(a, b, c, z);
  const value = scaled === null ? Infinity : scaled.value * Math.exp(scaled.logFactor);
  return Number.isFinite(value) ? value : null;
}

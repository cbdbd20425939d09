import { requireThat } from "./require-that.ts";

const MAX_TERMS = 1_000_000;
const RELATIVE_END = 1e-16;

/** The function is `value`·e^`logFactor`, which may be beyond a double where a product with it is not. */
export type Scaled = { readonly value: number; readonly logFactor: number };

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) as a factor and the logarithm of another, for 0 ≤ z < 1, a, b > 0 and c > −1 but not 0;
 * `null` when the series has not ended after a million terms (z within about 1e−5 of 1) or overflows. With c < a + b Euler's transformation
 * (1 − z)^(c−a−b) · 2F1(c − a, c − b; c; z) comes first where its series does not cancel: it falls faster and its large part is the factor.
 * Source: Abramowitz & Stegun 15.1.1, 15.3.3.
 * @example hyp2f1Scaled(1, 1, 2, 0.5) // { value: 1.3862943611198906, logFactor: 0 }
 */
export function hyp2f1Scaled(a: number, b: number, c: number, z: number): Scaled | null {
  requireThat(a > 0 && b > 0 && c > -1 && c !== 0, "hyp2f1 requires a, b > 0 and c > -1 but not 0", a, b, c);
  requireThat(z >= 0 && z < 1, "hyp2f1 requires 0 <= z < 1", z);
  const excess = c - a - b;
  const isTransformed = excess < 0 && keepsDigits(c - a, c - b, c, z);
  const value = isTransformed ? series(c - a, c - b, c, z) : series(a, b, c, z);
  return value === null ? null : { value, logFactor: isTransformed ? excess * Math.log1p(-z) : 0 };
}

/** Negative parameters make the terms alternate; harmless when that happens once or the terms fall from the start. */
function keepsDigits(a: number, b: number, c: number, z: number): boolean {
  return Math.min(a, b) > -1 || Math.abs(a * b) * z <= Math.abs(c);
}

function series(a: number, b: number, c: number, z: number): number | null {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < MAX_TERMS; k += 1) {
    const ratio = (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    term *= ratio;
    sum += term;
    // The rest is at most a geometric series with the larger of this ratio and z.
    const bound = Math.max(Math.abs(ratio), z);
    if (term === 0 || (bound < 1 && Math.abs(term) * bound <= Math.abs(sum) * RELATIVE_END * (1 - bound))) {
      return Number.isFinite(sum) ? sum : null;
    }
  }
  return null;
}

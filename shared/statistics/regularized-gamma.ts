import { awayFromZero } from "./away-from-zero.ts";
import { deviancePart } from "./deviance-part.ts";
import { logGamma } from "./log-gamma.ts";
import { requireThat } from "./require-that.ts";
import { stirlingError } from "./stirling-error.ts";

const EPSILON = 1e-17;
const MAX_TERMS = 1_000_000;

/** Both tails of the gamma distribution with shape a and scale 1, which add to 1, and the derivative of the lower one by ln x. */
export type GammaTails = { readonly lower: number; readonly upper: number; readonly slope: number };

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), for a > 0 and x ≥ 0, each 0–1. The smaller tail is
 * the one computed, so that small probabilities keep their digits.
 * Source: series 6.5.29 and continued fraction 6.5.31 of Abramowitz & Stegun (Lentz's evaluation).
 * @example regularizedGamma(1, 2).upper // e^−2 = 0.1353352832366127
 */
export function regularizedGamma(a: number, x: number): GammaTails {
  requireThat(a > 0 && a < Infinity && x >= 0, "regularizedGamma requires a finite a > 0 and x >= 0", a, x);
  if (x === 0) {
    return { lower: 0, upper: 1, slope: 0 };
  }
  if (x === Infinity) {
    return { lower: 1, upper: 0, slope: 0 };
  }
  const front = power(a, x);
  const slope = front * a;
  if (x < a + 1) {
    const lower = Math.min(1, front * series(a, x));
    return { lower, upper: 1 - lower, slope };
  }
  const upper = Math.min(1, slope * fraction(a, x));
  return { lower: 1 - upper, upper, slope };
}

/** x^a e^−x / Γ(a + 1). */
function power(a: number, x: number): number {
  return a < 10
    ? Math.exp(a * Math.log(x) - x - logGamma(a + 1))
    : Math.exp(-stirlingError(a) - deviancePart(a, x)) / Math.sqrt(2 * Math.PI * a);
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MAX_TERMS && term > sum * EPSILON; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / awayFromZero(0);
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MAX_TERMS; k += 1) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) {
      break;
    }
  }
  return value;
}

import { regularizedBeta } from "./regularized-beta.ts";
import { requireThat } from "./require-that.ts";

/**
 * Smallest k with P(X ≤ k) ≥ p for X binomial(n, probability), 0 < p < 1, 0 < probability < 1.
 * Source: P(X ≤ k) = I_{1−probability}(n − k, k + 1), Abramowitz & Stegun 26.5.24.
 * @example binomialQuantile(0.025, 25, 0.5) // 8
 */
export function binomialQuantile(p: number, n: number, probability: number): number {
  requireThat(p > 0 && p < 1, "binomialQuantile requires 0 < p < 1", p);
  requireThat(Number.isSafeInteger(n) && n >= 0, "binomialQuantile requires a whole n >= 0", n);
  let low = -1;
  let high = n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    // A hair of slack, so that a probability equal to p but for rounding counts as reached.
    if (regularizedBeta(n - middle, middle + 1, 1 - probability, probability).lower >= p * (1 - 1e-13)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

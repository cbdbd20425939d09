import { regularizedGamma } from "./regularized-gamma.ts";
import { requireThat } from "./require-that.ts";

/**
 * P(X ≥ x) of chi-square with df > 0 degrees of freedom, x ≥ 0: Q(df/2, x/2). Range 0–1.
 * Source: Abramowitz & Stegun 26.4.19.
 * @example chiSquareUpperP(3.841458820694124, 1) // 0.05
 */
export function chiSquareUpperP(x: number, df: number): number {
  requireThat(df > 0 && x >= 0, "chiSquareUpperP requires df > 0 and x >= 0", df, x);
  return regularizedGamma(df / 2, x / 2).upper;
}

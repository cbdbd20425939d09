import { regularizedBeta } from "./regularized-beta.ts";
import { requireThat } from "./require-that.ts";

/**
 * Two-sided p value of Student's t: P(|T| ≥ |t|) = I_{df/(df+t²)}(df/2, ½), df > 0 (may be fractional). Range 0–1.
 * Source: Abramowitz & Stegun 26.5.27.
 * @example tTwoSidedP(1.5, 9) // 0.16785065605707486
 */
export function tTwoSidedP(t: number, df: number): number {
  requireThat(df > 0 && df < Infinity, "tTwoSidedP requires a finite df > 0", df);
  const square = t * t;
  return square === Infinity ? 0 : regularizedBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower;
}

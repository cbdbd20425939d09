import { regularizedBeta } from "./regularized-beta.ts";
import { requireThat } from "./require-that.ts";

/**
 * P(F ≥ f) of Fisher's F with df1, df2 > 0 degrees of freedom (may be fractional), f ≥ 0. Range 0–1.
 * Source: Abramowitz & Stegun 26.6.2.
 * @example fUpperP(4.964602743730711, 1, 10) // 0.05
 */
export function fUpperP(f: number, df1: number, df2: number): number {
  requireThat(df1 > 0 && df2 > 0 && f >= 0, "fUpperP requires df1, df2 > 0 and f >= 0", df1, df2, f);
  const weighted = df1 * f;
  return weighted === Infinity ? 0 : regularizedBeta(df2 / 2, df1 / 2, df2 / (df2 + weighted), weighted / (df2 + weighted)).lower;
}

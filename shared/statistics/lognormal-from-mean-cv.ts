import { requireThat } from "./require-that.ts";

/** Mean and standard deviation of the logarithm. */
export type Lognormal = { readonly mu: number; readonly sigma: number };

/**
 * Lognormal of a given mean > 0 and coefficient of variation ≥ 0: σ² = ln(1 + cv²), μ = ln mean − σ²/2. methods.md 12.6.
 * @example lognormalFromMeanCv(50, 0.1) // { mu: 3.90704784, sigma: 0.09975135 }
 */
export function lognormalFromMeanCv(mean: number, cv: number): Lognormal {
  requireThat(mean > 0 && cv >= 0, "lognormalFromMeanCv requires mean > 0 and cv >= 0", mean, cv);
  const variance = Math.log1p(cv * cv);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

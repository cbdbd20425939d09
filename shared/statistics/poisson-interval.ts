import { gammaQuantile } from "./gamma-quantile.ts";
import { requireThat } from "./require-that.ts";

export type PoissonRate = { readonly rate: number; readonly lo: number; readonly hi: number };

/**
 * Exact (Garwood) interval of a count k ≥ 0 per exposure: lower = χ²inv(α/2, 2k)/2 (0 when k = 0), upper = χ²inv(1−α/2, 2k+2)/2, both
 * over the exposure. `null` when the exposure is 0.
 * Source: Garwood, Biometrika 28 (1936) 437–442. methods.md 0.4 C.
 * @example poissonInterval(37, 1, 0.95) // { rate: 37, lo: 26.051415, hi: 50.999626 }
 */
export function poissonInterval(k: number, exposure: number, level: number): PoissonRate | null {
  requireThat(k >= 0 && exposure >= 0, "poissonInterval requires k >= 0 and exposure >= 0", k, exposure);
  if (exposure === 0) {
    return null;
  }
  const tail = (1 - level) / 2;
  const lower = k === 0 ? 0 : gammaQuantile(tail, k, 1);
  return { rate: k / exposure, lo: lower / exposure, hi: gammaQuantile(1 - tail, k + 1, 1) / exposure };
}

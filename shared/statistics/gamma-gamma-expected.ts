import type { GammaGammaParameters } from "./gamma-gamma-parameters.ts";

/**
 * Expected spend per purchase of a customer with x repeat purchases of mean z̄: p(v + x z̄)/(px + q − 1); with x = 0 the population mean
 * pv/(q − 1). `null` where the mean does not exist (px + q ≤ 1).
 * Source: Fader & Hardie 2013, note 025, equation 5. methods.md 10.4.
 * @example gammaGammaExpected({ p: 6.25, q: 3.74, v: 15.44 }, 2, 22.35) // 24.663714
 */
export function gammaGammaExpected({ p, q, v }: GammaGammaParameters, x: number, meanSpend: number): number | null {
  const bottom = p * x + q - 1;
  return bottom > 0 ? (p * (v + x * meanSpend)) / bottom : null;
}

import { logBeta } from "../../statistics/log-beta.ts";
import { logBinomial } from "../../statistics/log-binomial.ts";
import { normalCdf } from "../../statistics/normal-cdf.ts";
import { requireThat } from "../../statistics/require-that.ts";

/**
 * Unit normal loss integral L(z) = φ(z) − z·(1 − Φ(z)): the mean of what a standard normal value exceeds z by.
 * Source: Schlaifer, Probability and Statistics for Business Decisions (1959), table IV.
 * @example unitNormalLoss(0) // 0.3989422804014327
 */
export function unitNormalLoss(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI) - z * normalCdf(-z);
}

/**
 * Value of perfect information on the mean of a normal prior when acting gains `slope · (mean − breakEven)` and not acting 0:
 * |slope|·sd·L(|mean − breakEven|/sd). Money, at least 0.
 * Source: Raiffa & Schlaifer, Applied Statistical Decision Theory (1961), 5.2.
 */
export function normalPerfectInformation(slope: number, breakEven: number, mean: number, sd: number): number {
  requireThat(sd >= 0, "normalPerfectInformation requires sd >= 0", sd);
  return sd === 0 ? 0 : Math.abs(slope) * sd * unitNormalLoss(Math.abs(mean - breakEven) / sd);
}

/**
 * Value of n further observations of standard deviation `noise`, in the same decision: as above with the spread of the posterior mean,
 * sd²/√(sd² + noise²/n). Tends to the value of perfect information with n.
 */
export function normalSampleInformation(slope: number, breakEven: number, mean: number, sd: number, noise: number, n: number): number {
  requireThat(n >= 0 && noise >= 0, "normalSampleInformation requires n, noise >= 0", n, noise);
  if (n === 0 || sd === 0) return 0;
  const preposterior = (sd * sd) / Math.sqrt(sd * sd + (noise * noise) / n);
  return normalPerfectInformation(slope, breakEven, mean, preposterior);
}

/**
 * Value of asking n further customers about a share with prior Beta(a, b) when acting gains `slope · (share − breakEven)`: the sum over
 * the beta-binomial counts of the better action at the posterior mean (a + k)/(a + b + n), less the better action today. n ≤ 100,000.
 */
export function betaSampleInformation(slope: number, breakEven: number, a: number, b: number, n: number): number {
  requireThat(a > 0 && b > 0, "betaSampleInformation requires a, b > 0", a, b);
  requireThat(Number.isSafeInteger(n) && n >= 0 && n <= 100_000, "betaSampleInformation requires a whole n up to 100,000", n);
  const gain = (share: number): number => Math.max(0, slope * (share - breakEven));
  let informed = 0;
  for (let k = 0; k <= n; k++) {
    const chance = Math.exp(logBinomial(n, k) + logBeta(a + k, b + n - k) - logBeta(a, b));
    informed += chance * gain((a + k) / (a + b + n));
  }
  return Math.max(0, informed - gain(a / (a + b)));
}

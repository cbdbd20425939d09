import { digamma } from "./digamma.ts";
import type { GammaGammaParameters, SpendHistory } from "./gamma-gamma-parameters.ts";
import { logGamma } from "./log-gamma.ts";

/**
 * Log-likelihood of spend under the Gamma-Gamma model: lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln v + (px−1) ln z̄ + px ln x − (px+q) ln(v + x z̄).
 * Writes the derivatives by ln p, ln q, ln v to `gradient` (three places) when it is given. The gamma terms are taken once per x.
 * Source: Fader & Hardie 2013, note 025, equation 1a. methods.md 10.4.
 * @example gammaGammaLogLikelihood({ p: 6.25, q: 3.74, v: 15.44 }, [{ x: 2, meanSpend: 22.35 }]) // −3.55131676
 */
export function gammaGammaLogLikelihood(
  { p, q, v }: GammaGammaParameters,
  histories: readonly SpendHistory[],
  gradient?: Float64Array,
): number {
  const terms = new Map<number, { readonly logs: number; readonly byP: number; readonly byQ: number }>();
  const logGammaQ = logGamma(q);
  const digammaQ = digamma(q);
  const logV = Math.log(v);
  let value = 0;
  let dp = 0;
  let dq = 0;
  let dv = 0;
  for (const { x, meanSpend, count = 1 } of histories) {
    let term = terms.get(x);
    if (term === undefined) {
      const sum = digamma(p * x + q);
      term = {
        logs: logGamma(p * x + q) - logGamma(p * x) - logGammaQ + q * logV + p * x * Math.log(x),
        byP: x * (sum - digamma(p * x) + Math.log(x)),
        byQ: sum - digammaQ + logV,
      };
      terms.set(x, term);
    }
    const px = p * x;
    const spread = v + x * meanSpend;
    const logSpread = Math.log(spread);
    const logSpend = Math.log(meanSpend);
    value += count * (term.logs + (px - 1) * logSpend - (px + q) * logSpread);
    dp += count * (term.byP + x * (logSpend - logSpread));
    dq += count * (term.byQ - logSpread);
    dv += count * (q / v - (px + q) / spread);
  }
  if (gradient !== undefined) {
    gradient[0] = p * dp;
    gradient[1] = q * dq;
    gradient[2] = v * dv;
  }
  return value;
}

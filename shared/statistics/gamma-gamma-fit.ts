import { bfgs } from "./bfgs.ts";
import type { Fitted } from "./fitted.ts";
import { gammaGammaLogLikelihood } from "./gamma-gamma-log-likelihood.ts";
import type { GammaGammaParameters, SpendHistory } from "./gamma-gamma-parameters.ts";
import { requireThat } from "./require-that.ts";

export type GammaGammaModel = GammaGammaParameters & {
  readonly logLikelihood: number;
  /** Population mean spend per purchase pv/(q−1); `null` when q ≤ 1 (it does not exist). */
  readonly meanSpend: number | null;
  /** A parameter beyond 10⁴ or below 10⁻⁴: the data hardly tell it; warn. */
  readonly isExtreme: boolean;
};

export type GammaGammaFitOptions = {
  /** Where to start, where the answer is known to be near. */
  readonly start?: GammaGammaParameters;
  /** How flat the likelihood per customer must be at the end; below 1e-7 rounding can keep it from ever being so. */
  readonly tolerance?: number;
};

const LARGEST_LOG = 30;

/**
 * Fits the Gamma-Gamma model of spend by maximum likelihood: quasi-Newton on the logarithms of p, q, v with the analytic gradient, money
 * scaled by its mean. Only customers with x > 0 and a mean spend above 0 belong in it. `NOT_IDENTIFIED` with fewer than two different
 * mean amounts.
 * Source: Fader & Hardie 2013, note 025. methods.md 10.4.
 * @example gammaGammaFit(cdnowRepeaters) // p 6.24880, q 3.74459, v 15.44774, log-likelihood −4055.923
 */
export function gammaGammaFit(
  histories: readonly SpendHistory[],
  { start, tolerance = 1e-7 }: GammaGammaFitOptions = {},
): Fitted<GammaGammaModel> {
  let customers = 0;
  let sum = 0;
  for (const { x, meanSpend, count = 1 } of histories) {
    requireThat(x > 0 && meanSpend > 0 && meanSpend < Infinity, "gammaGammaFit requires x > 0 and a mean spend > 0", x, meanSpend);
    customers += count;
    sum += count * meanSpend;
  }
  if (new Set(histories.map((history) => history.meanSpend)).size < 2) {
    return { ok: false, reason: "NOT_IDENTIFIED" };
  }
  const unit = sum / customers;
  const scaled = histories.map((history) => ({ ...history, meanSpend: history.meanSpend / unit }));
  const loss = (logs: Float64Array, gradient: Float64Array): number => {
    if (logs.some((log) => !(Math.abs(log) <= LARGEST_LOG))) {
      return Infinity;
    }
    const value = gammaGammaLogLikelihood(fromLogs(logs), scaled, gradient);
    gradient.forEach((component, i) => {
      gradient[i] = -component / customers;
    });
    return -value / customers;
  };
  const first = start === undefined ? [0, Math.log(2), 0] : [Math.log(start.p), Math.log(start.q), Math.log(start.v / unit)];
  const found = bfgs(loss, first, { tolerance });
  const { p, q, v: scaledV } = fromLogs(found.x);
  const isExtreme = [p, q, scaledV].some((value) => value > 1e4 || value < 1e-4);
  if (!found.converged && !isExtreme) {
    return { ok: false, reason: "NOT_CONVERGED" };
  }
  const v = scaledV * unit;
  const logLikelihood = gammaGammaLogLikelihood({ p, q, v }, histories);
  return { ok: true, model: { p, q, v, logLikelihood, meanSpend: q > 1 ? (p * v) / (q - 1) : null, isExtreme } };
}

function fromLogs(logs: ArrayLike<number>): GammaGammaParameters {
  return { p: Math.exp(logs[0] ?? 0), q: Math.exp(logs[1] ?? 0), v: Math.exp(logs[2] ?? 0) };
}

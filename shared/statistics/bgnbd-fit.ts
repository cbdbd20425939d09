import { bfgs } from "./bfgs.ts";
import { createBgnbdLikelihood } from "./bgnbd-likelihood.ts";
import type { BgnbdParameters, PurchaseHistory } from "./bgnbd-parameters.ts";
import type { Fitted } from "./fitted.ts";
import { groupPurchaseHistories, type PurchaseGroups } from "./group-purchase-histories.ts";

export type BgnbdModel = BgnbdParameters & {
  readonly logLikelihood: number;
  /** Looks at the likelihood with its gradient. */
  readonly evaluations: number;
  /** A parameter beyond 10⁴ or below 10⁻⁴: the data hardly tell it; warn. */
  readonly isExtreme: boolean;
};

export type BgnbdFitOptions = {
  /** Customers per group instead of those counted, for resampling. */
  readonly counts?: Float64Array;
  /** Where to start, in the unit of the data; (1, 3, 1, 3) on a time scale of 50 unless given. */
  readonly start?: BgnbdParameters;
};

/** Times are scaled so that the longest history is this long, for which the default start was chosen. */
const SCALED_LENGTH = 50;
const DEFAULT_START: BgnbdParameters = { r: 1, alpha: 3, a: 1, b: 3 };
/** Logarithms of parameters beyond this are refused; the likelihood is flat long before. */
const LARGEST_LOG = 30;

/**
 * Fits the BG/NBD model by maximum likelihood: quasi-Newton on the logarithms of the parameters, with the analytic gradient.
 * `NOT_IDENTIFIED` without customers, or when nobody came back.
 * Source: Fader, Hardie & Lee 2005. methods.md 10.4; performance.md 4.
 * @example bgnbdFit(cdnowRows) // r 0.242593, α 4.413531, a 0.792886, b 2.425753, log-likelihood −9582.4256
 */
export function bgnbdFit(histories: readonly PurchaseHistory[]): Fitted<BgnbdModel> {
  return bgnbdFitGroups(groupPurchaseHistories(histories));
}

/** The same for histories that are already grouped. */
export function bgnbdFitGroups(groups: PurchaseGroups, { counts = groups.counts, start }: BgnbdFitOptions = {}): Fitted<BgnbdModel> {
  let customers = 0;
  let hasRepeat = false;
  counts.forEach((count, i) => {
    customers += count;
    hasRepeat ||= count > 0 && (groups.purchases[groups.purchaseIndex[i] ?? 0] ?? 0) > 0;
  });
  if (!hasRepeat) {
    return { ok: false, reason: "NOT_IDENTIFIED" };
  }
  const likelihood = createBgnbdLikelihood(groups, counts);
  const scale = groups.lengths.reduce((longest, length) => Math.max(longest, length), 0) / SCALED_LENGTH;
  const first = start ?? { ...DEFAULT_START, alpha: DEFAULT_START.alpha * scale };
  const loss = (logs: Float64Array, gradient: Float64Array): number => {
    if (logs.some((log) => !(Math.abs(log) <= LARGEST_LOG))) {
      return Infinity;
    }
    const value = likelihood(fromLogs(logs), gradient);
    gradient.forEach((component, i) => {
      gradient[i] = -component / customers;
    });
    return -value / customers;
  };
  const found = bfgs(loss, [Math.log(first.r), Math.log(first.alpha), Math.log(first.a), Math.log(first.b)], { tolerance: 1e-8 });
  const parameters = fromLogs(found.x);
  const isExtreme = Object.values(parameters).some((value) => value > 1e4 || value < 1e-4);
  // At an extreme the likelihood ends in a plateau on which the search may stop anywhere.
  if (!found.converged && !isExtreme) {
    return { ok: false, reason: "NOT_CONVERGED" };
  }
  return { ok: true, model: { ...parameters, logLikelihood: -found.value * customers, evaluations: found.evaluations, isExtreme } };
}

function fromLogs(logs: ArrayLike<number>): BgnbdParameters {
  return { r: Math.exp(logs[0] ?? 0), alpha: Math.exp(logs[1] ?? 0), a: Math.exp(logs[2] ?? 0), b: Math.exp(logs[3] ?? 0) };
}

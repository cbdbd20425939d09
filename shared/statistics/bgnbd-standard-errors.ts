import { createBgnbdLikelihood } from "./bgnbd-likelihood.ts";
import type { BgnbdParameters, PurchaseHistory } from "./bgnbd-parameters.ts";
import { groupPurchaseHistories } from "./group-purchase-histories.ts";
import { solveLinear } from "./solve-linear.ts";

const STEP = 1e-5;

/**
 * Standard errors of fitted BG/NBD parameters from the observed information: the inverse of minus the second derivatives of the
 * log-likelihood by the logarithms of the parameters (central differences of the gradient), times the parameter. Valid at the maximum
 * only. `null` when the information is not positive there. methods.md 10.4.
 * @example bgnbdStandardErrors(fitted, cdnowRows) // r 0.01256, α 0.37822, a 0.18572, b 0.70534
 */
export function bgnbdStandardErrors(fitted: BgnbdParameters, histories: readonly PurchaseHistory[]): BgnbdParameters | null {
  const likelihood = createBgnbdLikelihood(groupPurchaseHistories(histories));
  const at = [fitted.r, fitted.alpha, fitted.a, fitted.b];
  const gradientNear = (place: number, step: number): Float64Array => {
    const [r = 1, alpha = 1, a = 1, b = 1] = at.map((value, i) => (i === place ? value * Math.exp(step) : value));
    const gradient = new Float64Array(4);
    likelihood({ r, alpha, a, b }, gradient);
    return gradient;
  };
  const information = at.map((_, i) => {
    const up = gradientNear(i, STEP);
    const down = gradientNear(i, -STEP);
    return Array.from(up, (component, j) => -(component - (down[j] ?? 0)) / (2 * STEP));
  });
  const errors = at.map((value, i) => {
    const column = solveLinear(
      information,
      at.map((_, j) => (i === j ? 1 : 0)),
    );
    const variance = column?.[i] ?? -1;
    return variance > 0 ? value * Math.sqrt(variance) : null;
  });
  const [r = null, alpha = null, a = null, b = null] = errors;
  return r === null || alpha === null || a === null || b === null ? null : { r, alpha, a, b };
}

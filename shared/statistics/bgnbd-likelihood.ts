import type { BgnbdParameters } from "./bgnbd-parameters.ts";
import type { PurchaseGroups } from "./group-purchase-histories.ts";

/** Derivatives by ln r, ln alpha, ln a, ln b are written to `gradient` (four places) when it is given. Returns the log-likelihood. */
export type BgnbdLikelihood = (parameters: BgnbdParameters, gradient?: Float64Array) => number;

/**
 * Log-likelihood of the BG/NBD model over grouped histories, with its gradient by the logarithms of the parameters. Per customer:
 * lnΓ(r+x)/Γ(r) + r ln α + lnB(a, b+x)/B(a, b) + ln[(α+T)^−(r+x) + 1(x>0)·a/(b+x−1)·(α+t_x)^−(r+x)], the last sum as a logistic so that it
 * cannot overflow. The gamma terms are running sums of ln((r+j)(b+j)/(a+b+j)) by purchase count; logarithms of times are taken once per
 * distinct time. `counts` may replace those of the groups (resampling).
 * Source: Fader, Hardie & Lee 2005, equation 6; overflow: Hardie's note 027. methods.md 10.4.
 * @example createBgnbdLikelihood(groupPurchaseHistories([{ x: 0, tx: 0, T: 38.86 }]))({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }) // −0.55471328
 */
export function createBgnbdLikelihood(groups: PurchaseGroups, counts: Float64Array = groups.counts): BgnbdLikelihood {
  const { purchaseIndex, lastIndex, lengthIndex, purchases, lasts, lengths } = groups;
  const logLast = new Float64Array(lasts.length);
  const logLength = new Float64Array(lengths.length);
  const inverseLast = new Float64Array(lasts.length);
  const inverseLength = new Float64Array(lengths.length);
  const gammaTerm = new Float64Array(purchases.length);
  const byR = new Float64Array(purchases.length);
  const byA = new Float64Array(purchases.length);
  const byB = new Float64Array(purchases.length);
  const logDropOdds = new Float64Array(purchases.length);
  const { purchaseTotals, total } = sumByPurchase(purchaseIndex, counts, purchases.length);

  const tabulate = ({ r, alpha, a, b }: BgnbdParameters): void => {
    tabulateTimes(lasts, alpha, logLast, inverseLast);
    tabulateTimes(lengths, alpha, logLength, inverseLength);
    let logs = 0;
    let sumR = 0;
    let sumB = 0;
    let sumAB = 0;
    let j = 0;
    for (let k = 0; k < purchases.length; k += 1) {
      const x = purchases[k] ?? 0;
      for (; j < x; j += 1) {
        logs += Math.log(((r + j) * (b + j)) / (a + b + j));
        sumR += 1 / (r + j);
        sumB += 1 / (b + j);
        sumAB += 1 / (a + b + j);
      }
      gammaTerm[k] = logs;
      byR[k] = sumR;
      byB[k] = sumB - sumAB;
      byA[k] = -sumAB;
      logDropOdds[k] = x > 0 ? Math.log(a / (b + x - 1)) : 0;
    }
  };

  return (parameters, gradient) => {
    tabulate(parameters);
    const { r, alpha, a, b } = parameters;
    let value = total * r * Math.log(alpha);
    let dr = total * Math.log(alpha);
    let dAlpha = (total * r) / alpha;
    let da = 0;
    let db = 0;
    for (let k = 0; k < purchases.length; k += 1) {
      const weight = purchaseTotals[k] ?? 0;
      value += weight * (gammaTerm[k] ?? 0);
      dr += weight * (byR[k] ?? 0);
      da += weight * (byA[k] ?? 0);
      db += weight * (byB[k] ?? 0);
    }
    for (let i = 0; i < counts.length; i += 1) {
      const count = counts[i] ?? 0;
      const k = purchaseIndex[i] ?? 0;
      const length = lengthIndex[i] ?? 0;
      const x = purchases[k] ?? 0;
      const power = r + x;
      const logT = logLength[length] ?? 0;
      value -= count * power * logT;
      if (x === 0) {
        dr -= count * logT;
        dAlpha -= count * power * (inverseLength[length] ?? 0);
        continue;
      }
      const last = lastIndex[i] ?? 0;
      const gap = logT - (logLast[last] ?? 0);
      const odds = (logDropOdds[k] ?? 0) + power * gap;
      // Share of the likelihood in which the customer has dropped out after the last purchase: a logistic of the odds.
      const small = Math.exp(-Math.abs(odds));
      const dropped = (odds > 0 ? 1 : small) / (1 + small);
      value += count * ((odds > 0 ? odds : 0) + Math.log1p(small));
      dr += count * (dropped * gap - logT);
      const inverseT = inverseLength[length] ?? 0;
      dAlpha -= count * power * (inverseT + dropped * ((inverseLast[last] ?? 0) - inverseT));
      da += (count * dropped) / a;
      db -= (count * dropped) / (b + x - 1);
    }
    if (gradient !== undefined) {
      gradient[0] = r * dr;
      gradient[1] = alpha * dAlpha;
      gradient[2] = a * da;
      gradient[3] = b * db;
    }
    return value;
  };
}

function tabulateTimes(times: Float64Array, alpha: number, logs: Float64Array, inverses: Float64Array): void {
  for (let i = 0; i < times.length; i += 1) {
    const shifted = alpha + (times[i] ?? 0);
    logs[i] = Math.log(shifted);
    inverses[i] = 1 / shifted;
  }
}

function sumByPurchase(
  purchaseIndex: Int32Array,
  counts: Float64Array,
  size: number,
): { readonly purchaseTotals: Float64Array; readonly total: number } {
  const purchaseTotals = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const k = purchaseIndex[i] ?? 0;
    purchaseTotals[k] = (purchaseTotals[k] ?? 0) + (counts[i] ?? 0);
    total += counts[i] ?? 0;
  }
  return { purchaseTotals, total };
}

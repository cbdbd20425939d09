import { hanleyMcNeilSe } from "./hanley-mcneil-se.ts";
import { midRanks } from "./mid-ranks.ts";

export type Auc = { readonly auc: number; readonly se: number; readonly positives: number; readonly negatives: number };

/**
 * Area under the ROC curve: chance that a positive case (churner) has the higher risk than a negative one, half for ties, from
 * mid-ranks: (R1 − n1(n1+1)/2)/(n1 n0). Range 0–1, ½ = no better than chance. With Hanley–McNeil's standard error. `null` when only
 * one class is present (`ONE_CLASS`). methods.md 5.
 * @example aucWithHanleyMcNeil([false, false, true, true], [0.1, 0.4, 0.35, 0.8]) // auc 0.75
 */
export function aucWithHanleyMcNeil(isPositive: readonly boolean[], risks: ArrayLike<number>): Auc | null {
  const positives = isPositive.reduce((count, positive) => count + (positive ? 1 : 0), 0);
  const negatives = isPositive.length - positives;
  if (positives === 0 || negatives === 0) {
    return null;
  }
  const { ranks } = midRanks(risks);
  const rankSum = isPositive.reduce((sum, positive, i) => (positive ? sum + (ranks[i] ?? 0) : sum), 0);
  const auc = (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
  return { auc, se: hanleyMcNeilSe(auc, positives, negatives), positives, negatives };
}

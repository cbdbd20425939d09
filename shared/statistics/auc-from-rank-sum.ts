import { hanleyMcNeilSe } from "./hanley-mcneil-se.ts";

export type Auc = { readonly auc: number; readonly se: number; readonly positives: number; readonly negatives: number };

/**
 * Area under the ROC curve from the sum of the mid-ranks of the positive cases among all: (R1 − n1(n1+1)/2)/(n1 n0), for ranks that
 * were summed elsewhere (in SQL). Range 0–1, ½ = no better than chance. With Hanley–McNeil's standard error. `null` when only one
 * class is present (`ONE_CLASS`). methods.md 5.
 * @example aucFromRankSum(6, 2, 2) // auc 0.75
 */
export function aucFromRankSum(rankSum: number, positives: number, negatives: number): Auc | null {
  if (positives === 0 || negatives === 0) {
    return null;
  }
  const auc = (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
  return { auc, se: hanleyMcNeilSe(auc, positives, negatives), positives, negatives };
}

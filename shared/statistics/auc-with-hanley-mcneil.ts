import { type Auc, aucFromRankSum } from "./auc-from-rank-sum.ts";
import { midRanks } from "./mid-ranks.ts";

/**
 * Area under the ROC curve: chance that a positive case (churner) has the higher risk than a negative one, half for ties.
 * `null` when only one class is present (`ONE_CLASS`). methods.md 5.
 * @example aucWithHanleyMcNeil([false, false, true, true], [0.1, 0.4, 0.35, 0.8]) // auc 0.75
 */
export function aucWithHanleyMcNeil(isPositive: readonly boolean[], risks: ArrayLike<number>): Auc | null {
  const { ranks } = midRanks(risks);
  const positives = isPositive.reduce((count, positive) => count + (positive ? 1 : 0), 0);
  const rankSum = isPositive.reduce((sum, positive, i) => (positive ? sum + (ranks[i] ?? 0) : sum), 0);
  return aucFromRankSum(rankSum, positives, isPositive.length - positives);
}

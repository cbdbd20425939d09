import { correlation } from "./correlation.ts";
import { midRanks } from "./mid-ranks.ts";

/**
 * Spearman's rank correlation: Pearson's of the mid-ranks, −1…1; `null` as there. methods.md 13.
 * @example spearman([1, 2, 3], [10, 20, 15]) // 0.5
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  return correlation(midRanks(x).ranks, midRanks(y).ranks);
}

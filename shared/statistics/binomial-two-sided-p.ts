import { requireThat } from "./require-that.ts";
import { sumNoMoreLikely } from "./sum-no-more-likely.ts";

/**
 * Exact two-sided binomial p value of k hits in n trials of probability 0 < p < 1: sum of the outcomes no more likely than the
 * observed one. Range 0–1; n = 0 gives 1. methods.md 0.4 (McNemar, two rates).
 * @example binomialTwoSidedP(15, 20, 0.5) // 0.04138946533203125
 */
export function binomialTwoSidedP(k: number, n: number, probability: number): number {
  requireThat(Number.isSafeInteger(k) && Number.isSafeInteger(n) && k >= 0 && k <= n, "binomialTwoSidedP requires whole 0 <= k <= n", k, n);
  requireThat(probability > 0 && probability < 1, "binomialTwoSidedP requires 0 < probability < 1", probability);
  const odds = probability / (1 - probability);
  return sumNoMoreLikely(0, n, k, (j) => ((n - j) / (j + 1)) * odds);
}

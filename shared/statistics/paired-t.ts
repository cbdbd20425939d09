import type { MeanSummary } from "./mean-summary.ts";
import { tQuantile } from "./t-quantile.ts";
import { tTwoSidedP } from "./t-two-sided-p.ts";
import type { MeanTest } from "./welch-test.ts";

/**
 * Paired t test: is the mean of the differences (later − earlier, same customers) zero? Takes the summary of the differences.
 * `null` with fewer than two pairs or differences without spread. methods.md 0.4 M; for NPS code answers −1, 0, +1 (section 1).
 * @example pairedT({ n: 9, mean: 0.4, sd: 0.8 }) // t 1.5
 */
export function pairedT(differences: MeanSummary, level = 0.95): MeanTest | null {
  const { n, mean, sd } = differences;
  if (!(n > 1 && sd > 0)) {
    return null;
  }
  const df = n - 1;
  const se = sd / Math.sqrt(n);
  const t = mean / se;
  const half = -tQuantile((1 - level) / 2, df) * se;
  return { difference: mean, t, df, p: tTwoSidedP(t, df), lo: mean - half, hi: mean + half };
}

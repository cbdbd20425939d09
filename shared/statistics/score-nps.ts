import { bisect } from "./bisect.ts";
import type { NpsCounts, NpsInterval } from "./nps-counts.ts";
import { npsVariance } from "./nps-variance.ts";
import { twoSidedZ } from "./two-sided-z.ts";

/**
 * Score interval of the Net Promoter Score: all trial scores D whose test statistic T(D), with the variance constrained to D, stays
 * within ±z. Points, −100…100; lower limit −100 when all are detractors, upper 100 when all are promoters. Counts may be fractional.
 * `null` without answers.
 * Source: Rocks, The American Statistician 70 (2016) 365–372, iterative score method; formula in methods.md 1.
 * @example scoreNps({ detractors: 20, passives: 30, promoters: 50 }, 0.95) // lo 13.955, hi 44.339
 */
export function scoreNps(counts: NpsCounts, level: number): NpsInterval | null {
  const { detractors, passives, promoters } = counts;
  const n = detractors + passives + promoters;
  if (!(n > 0)) {
    return null;
  }
  const z = twoSidedZ(level);
  const score = (promoters - detractors) / n;
  const statistic = (trial: number): number => scoreStatistic(counts, n, trial);
  const lower = score <= -1 ? -1 : bisect((trial) => statistic(trial) - z, -1, score);
  const upper = score >= 1 ? 1 : bisect((trial) => statistic(trial) + z, score, 1);
  return {
    value: 100 * score,
    se: 100 * Math.sqrt(npsVariance(promoters / n, detractors / n) / n),
    // T falls from +∞ at −1 to −∞ at 1; no crossing means the end of the range is the limit.
    lo: 100 * (lower ?? -1),
    hi: 100 * (upper ?? 1),
  };
}

/** T(D): how many standard errors the observed score lies above the trial score D. */
function scoreStatistic({ detractors, promoters }: NpsCounts, n: number, trial: number): number {
  const a = 2 * n;
  const b = -detractors - promoters + (2 * n - promoters + detractors) * trial;
  const c = -detractors * trial * (1 - trial);
  // Constrained estimate of the share of detractors given the trial score.
  const share = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
  const numerator = promoters - detractors - n * trial;
  const denominator = Math.sqrt(Math.max(0, n * (2 * share + trial * (1 - trial))));
  if (denominator === 0) {
    return numerator === 0 ? 0 : Math.sign(numerator) * Number.MAX_VALUE;
  }
  return numerator / denominator;
}

import type { NpsCounts, NpsInterval } from "./nps-counts.ts";
import { npsVariance } from "./nps-variance.ts";
import { waldNpsLimits } from "./wald-nps-limits.ts";

/** With the centre and standard error of the adjusted counts (points), which the tests use; `value` and `se` are the raw ones. */
export type AdjustedWaldNps = NpsInterval & { readonly adjustedValue: number; readonly adjustedSe: number };

/** Three pseudo-answers: ¾ detractor, 1½ passive, ¾ promoter. */
const EXTREME = 0.75;
const PSEUDO_ANSWERS = 3;

/**
 * Adjusted Wald interval of the Net Promoter Score, the default: a Wald interval of the counts plus three pseudo-answers (¾, 1½, ¾),
 * clipped to ±100. `value` is the raw score 100·(p − d). Counts may be fractional (weighted shares × effective size). `null` without
 * answers.
 * Source: Rocks, The American Statistician 70 (2016) 365–372 (arXiv 1601.07235). methods.md 1.
 * @example adjustedWaldNps({ detractors: 20, passives: 30, promoters: 50 }, 0.95) // value 30, lo 14.051, hi 44.201
 */
export function adjustedWaldNps(counts: NpsCounts, level: number): AdjustedWaldNps | null {
  const n = counts.detractors + counts.passives + counts.promoters;
  if (!(n > 0)) {
    return null;
  }
  const adjustedN = n + PSEUDO_ANSWERS;
  const adjustedValue = (100 * (counts.promoters - counts.detractors)) / adjustedN;
  const variance = npsVariance((counts.promoters + EXTREME) / adjustedN, (counts.detractors + EXTREME) / adjustedN);
  const adjustedSe = 100 * Math.sqrt(variance / adjustedN);
  return {
    value: (100 * (counts.promoters - counts.detractors)) / n,
    se: 100 * Math.sqrt(npsVariance(counts.promoters / n, counts.detractors / n) / n),
    ...waldNpsLimits(adjustedValue, adjustedSe, level),
    adjustedValue,
    adjustedSe,
  };
}

import type { NpsCounts, NpsInterval } from "./nps-counts.ts";
import { npsVariance } from "./nps-variance.ts";
import { waldNpsLimits } from "./wald-nps-limits.ts";

/**
 * Wald interval of the Net Promoter Score: 100·(p − d) ± z·100·√(v/n), clipped to ±100. Has no width when all answers are of one
 * class and covers too little below n = 50, so it is an option and never the default. `null` without answers. methods.md 1.
 * @example waldNps({ detractors: 20, passives: 30, promoters: 50 }, 0.95) // { value: 30, se: 7.8102, lo: 14.692, hi: 45.308 }
 */
export function waldNps(counts: NpsCounts, level: number): NpsInterval | null {
  const n = counts.detractors + counts.passives + counts.promoters;
  if (!(n > 0)) {
    return null;
  }
  const value = (100 * (counts.promoters - counts.detractors)) / n;
  const se = 100 * Math.sqrt(npsVariance(counts.promoters / n, counts.detractors / n) / n);
  return { value, se, ...waldNpsLimits(value, se, level) };
}

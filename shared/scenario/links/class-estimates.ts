import { churnOverPeriods } from "../../statistics/churn-over-periods.ts";
import { jeffreysInterval } from "../../statistics/jeffreys-interval.ts";
import { meanInterval } from "../../statistics/mean-interval.ts";
import type { LinkedScore } from "../scenario.ts";
import { SCORE_CLASSES } from "../score-classes.ts";
import type { ClassCounts } from "./class-counts.ts";
import type { ClassEstimate } from "./links-output.ts";
import { LEAST_OF_CLASS } from "./score-link.ts";

const INDICATIVE_BELOW = 30;

/** Churn and money by class over a window of `months` months: x/n with Jeffreys limits, mean money with t limits (methods.md 12.4, 1). */
export function classEstimates(
  score: LinkedScore,
  counts: readonly ClassCounts[],
  months: number,
  level: number,
): readonly ClassEstimate[] {
  const keys: readonly string[] = SCORE_CLASSES[score];
  const followed = counts.reduce((sum, { customers }) => sum + customers, 0);
  return counts.map((own) => {
    const { at, customers, churned } = own;
    const limits = customers === 0 ? null : jeffreysInterval(churned, customers, level);
    return {
      key: keys[at] ?? "",
      customers,
      churned,
      share: followed === 0 ? 0 : customers / followed,
      churn: limits === null ? null : { value: churned / customers, lo: limits.lo, hi: limits.hi },
      annualChurn: customers === 0 ? null : months === 12 ? churned / customers : churnOverPeriods(churned / customers, 12 / months),
      arpa: moneyOf(own, level),
      flags: customers < LEAST_OF_CLASS ? ["SUPPRESSED"] : customers < INDICATIVE_BELOW ? ["INDICATIVE"] : [],
    };
  });
}

function moneyOf({ paying, money, squares }: ClassCounts, level: number): ClassEstimate["arpa"] {
  if (paying === 0) return null;
  const mean = money / paying;
  const variance = paying > 1 ? Math.max(0, squares - money * mean) / (paying - 1) : 0;
  const limits = meanInterval({ n: paying, mean, sd: Math.sqrt(variance) }, level);
  return { value: mean, n: paying, lo: limits?.lo ?? null, hi: limits?.hi ?? null };
}

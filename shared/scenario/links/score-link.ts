import { churnOverPeriods } from "../../statistics/churn-over-periods.ts";
import type { EvidenceGrade, LinkedScore, ScoreLink } from "../scenario.ts";
import { SCORE_CLASSES } from "../score-classes.ts";
import type { ClassCounts } from "./class-counts.ts";

/** Customers of a class below which nothing is said of it (methods.md 0.3.5). */
export const LEAST_OF_CLASS = 10;

/**
 * The link of a score that a what-if reckons with: churn by class, c = x/n over a window of `months` months brought to a year, the
 * shares of the classes among those followed, and money a customer and month. `null` where a class has fewer than 10 customers: levers
 * then have nothing to go by. methods.md 12.4, 1.
 */
export function scoreLink(score: LinkedScore, counts: readonly ClassCounts[], months: number, grade: EvidenceGrade): ScoreLink | null {
  const keys: readonly string[] = SCORE_CLASSES[score];
  const followed = counts.reduce((sum, { customers }) => sum + customers, 0);
  if (counts.length !== keys.length || counts.some(({ customers }) => customers < LEAST_OF_CLASS)) return null;
  return {
    score,
    grade,
    classes: counts.map(({ at, customers, churned, paying, money }) => ({
      key: keys[at] ?? "",
      customers,
      churned,
      share: customers / followed,
      annualChurn: months === 12 ? churned / customers : churnOverPeriods(churned / customers, 12 / months),
      arpa: paying === 0 ? null : money / paying,
    })),
  };
}

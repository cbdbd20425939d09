import type { Baseline, Lever, LinkedScore, ScoreLink, SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../shared/scenario/score-classes.ts";

/** The main case of methods.md 12.3: 1,000 customers, 80 % a year, 20 new a month, 50 a month, 70 % gross margin, 10 % discount. */
export function segmentOf(change: Partial<SegmentBaseline> = {}): SegmentBaseline {
  return {
    key: null,
    customers: 1_000,
    annualRetention: 0.8,
    acquisitionsPerMonth: 20,
    arpa: 50,
    grossMargin: 0.7,
    fixedCostPerMonth: 0,
    arpaGrowthPerMonth: 0,
    ...change,
  };
}

export function baselineOf(change: Partial<SegmentBaseline> = {}, rest: Partial<Baseline> = {}): Baseline {
  return { segments: [segmentOf(change)], discountRate: 0.1, fixedCostPerMonth: 0, ...rest };
}

export function leverOf(change: Partial<Lever> = {}): Lever {
  return {
    target: "retention",
    kind: "relative",
    value: 0.05,
    segment: null,
    start: 1,
    ramp: 1,
    halfLife: null,
    cost: 0,
    costPerMonth: 0,
    ...change,
  };
}

/** What follows from a score: shares and yearly churn of its classes, worst first, `answered` customers in all. */
export function linkOf(score: LinkedScore, shares: readonly number[], churn: readonly number[], answered = 1_000): ScoreLink {
  const classes = SCORE_CLASSES[score].map((key, place) => {
    const share = shares[place] ?? 0;
    return { key, customers: share * answered, churned: 0, share, annualChurn: churn[place] ?? 0, arpa: null };
  });
  return { score, grade: "association", classes };
}

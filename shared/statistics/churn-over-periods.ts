import { requireThat } from "./require-that.ts";

/**
 * Churn over a longer or shorter span at the same hazard: 1 − (1 − c)^periods, fractions 0–1. Month to year: 12; year to month: 1/12.
 * methods.md 4.
 * @example churnOverPeriods(0.05, 12) // 0.459640, 5 % a month is 46 % a year
 */
export function churnOverPeriods(churn: number, periods: number): number {
  requireThat(churn >= 0 && churn <= 1 && periods > 0, "churnOverPeriods requires 0 <= churn <= 1 and periods > 0", churn, periods);
  return churn === 1 ? 1 : -Math.expm1(periods * Math.log1p(-churn));
}

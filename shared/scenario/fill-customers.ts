import { fillCohorts } from "./fill-cohorts.ts";
import { type CustomerPaths, refer } from "./refer.ts";
import type { CohortLevers, SegmentBaseline } from "./scenario.ts";

/** Customers of month t who were there the month before, of so many at this rate; of a cohort its place (0 = the customers of today). */
export type Survive = (customers: number, rate: number, t: number, cohort: number) => number;

/**
 * N_0 = customers, N_t = N_{t−1}·r_t + A_t (methods.md 12.3), into `counts`; `acquisitions` holds those who joined afterwards. With a
 * referral link A_t = A + ρ·(promoters_t − promoters_0)/12, promoters being those among the customers that month t starts from, so
 * that a steady state stays one; A_t never falls below 0. Where churn falls with tenure the cohorts are
 * followed instead. `survive` says who stays where that is left to chance.
 */
export function fillCustomers(
  counts: Float64Array,
  segment: SegmentBaseline,
  paths: CustomerPaths,
  hasReferral: boolean,
  levers: CohortLevers,
  survive: Survive | null = null,
): void {
  if (segment.sbg !== undefined) {
    fillCohorts(counts, segment, segment.sbg, paths, hasReferral, levers, survive);
    return;
  }
  const { rates, acquisitions } = paths;
  let count = segment.customers;
  counts[0] = count;
  for (let t = 1; t < counts.length; t++) {
    if (hasReferral) refer(paths, segment.customers, count, t);
    const rate = rates[t] ?? 0;
    count = (survive === null ? count * rate : survive(count, rate, t, 0)) + (acquisitions[t] ?? 0);
    counts[t] = count;
  }
}

import { fillCohorts } from "./fill-cohorts.ts";
import { type CustomerPaths, refer } from "./refer.ts";
import type { CohortLevers, SegmentBaseline } from "./scenario.ts";

/**
 * N_0 = customers, N_t = N_{t−1}·r_t + A_t (methods.md 12.3), into `counts`; `acquisitions` holds those who joined afterwards. With a
 * referral link A_t = A + ρ·(promoters_t − promoters_0)/12, promoters being those among the customers that month t starts from, so
 * that a steady state stays one; A_t never falls below 0. Where churn falls with tenure the cohorts are followed instead.
 */
export function fillCustomers(
  counts: Float64Array,
  segment: SegmentBaseline,
  paths: CustomerPaths,
  hasReferral: boolean,
  levers: CohortLevers,
): void {
  if (segment.sbg !== undefined) {
    fillCohorts(counts, segment, segment.sbg, paths, hasReferral, levers);
    return;
  }
  const { rates, acquisitions } = paths;
  let count = segment.customers;
  counts[0] = count;
  for (let t = 1; t < counts.length; t++) {
    if (hasReferral) refer(paths, segment.customers, count, t);
    count = count * (rates[t] ?? 0) + (acquisitions[t] ?? 0);
    counts[t] = count;
  }
}

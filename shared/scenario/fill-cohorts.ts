import type { Survive } from "./fill-customers.ts";
import { monthlyRetention } from "./lever-paths.ts";
import { type CustomerPaths, refer } from "./refer.ts";
import type { CohortLevers, SegmentBaseline } from "./scenario.ts";

/**
 * Customers by cohorts, N_t = Σ_c a_c·S(t − c), where S is the shifted beta-geometric of yearly renewals (methods.md 10.3, 12.3): in the
 * n-th year of a customer r_n = (β + n − 1)/(α + β + n − 1), the same every month of that year.
 *
 * Of the customers of today no tenure is needed: they are taken for one cohort as far on that its rate is the annual retention
 * of the baseline, Beta(α, β₀) with β₀ = α·r/(1 − r), and go on from there. So the first year is that of the aggregate form, and with
 * α + β without end both forms are one.
 *
 * A lever that leads the annual retention from r to r' cuts churn by x = 1 − (1 − r')/(1 − r). It reaches everybody at any tenure, or only
 * the mean churn at constant α + β of those who join in its month.
 *
 * Where who stays is left to chance (`survive`), each cohort is thinned month by month at the rate of its age: lifetimes of single customers
 * have nothing to do with one another, so that of n who joined Binomial(n, S(t)) are left after t months.
 */
export function fillCohorts(
  counts: Float64Array,
  segment: SegmentBaseline,
  { alpha, beta }: { readonly alpha: number; readonly beta: number },
  paths: CustomerPaths,
  hasReferral: boolean,
  levers: CohortLevers,
  survive: Survive | null = null,
): void {
  const months = counts.length;
  const { annual, acquisitions } = paths;
  const churn = 1 - segment.annualRetention;
  const years = Math.ceil(months / 12);
  const standing = churn > 0 ? (alpha * segment.annualRetention) / churn : 0;
  const cutAt = (t: number): number => (churn > 0 ? 1 - (1 - (annual[t] ?? 0)) / churn : 0);
  const reachesAll = levers === "everybody";
  const existing = new Float64Array(years);
  const joining = new Float64Array(years);
  const fill = (t: number, cut: number): void => {
    // Where nobody leaves there is no churn to cut: such customers stand at the rate they are led to.
    if (churn > 0) fillYears(existing, alpha, standing, cut);
    else existing.fill(monthlyRetention(annual[t] ?? 1));
    fillYears(joining, alpha, beta, cut);
  };
  fill(0, 0);
  let cut = 0;
  let joinedCut = 0;
  let joinedRates: Float64Array = joining;
  // Cohort 0 are the customers of today, cohort c those who joined in month index c.
  const cohorts = new Float64Array(months);
  const ratesOf: Float64Array[] = [];
  cohorts[0] = segment.customers;
  counts[0] = segment.customers;
  for (let t = 1; t < months; t++) {
    if (hasReferral) refer(paths, segment.customers, counts[t - 1] ?? 0, t);
    const now = cutAt(t);
    if (reachesAll && (now !== cut || churn <= 0)) fill(t, now);
    if (!reachesAll && now !== joinedCut) {
      joinedRates = movedMean(years, alpha, beta, now);
      joinedCut = now;
    }
    cut = now;
    let count = 0;
    for (let c = 0; c < t; c++) {
      const rates = c === 0 ? existing : (ratesOf[c] ?? joining);
      const rate = rates[Math.floor((t - 1 - c) / 12)] ?? 0;
      const stood = cohorts[c] ?? 0;
      const left = survive === null ? stood * rate : survive(stood, rate, t, c);
      cohorts[c] = left;
      count += left;
    }
    const joined = acquisitions[t] ?? 0;
    cohorts[t] = joined;
    ratesOf[t] = joinedRates;
    counts[t] = count + joined;
  }
}

/** Monthly retention in each year of tenure, churn cut by `cut`; held inside 0–1. */
function fillYears(into: Float64Array, alpha: number, beta: number, cut: number): void {
  for (let year = 0; year < into.length; year++) {
    const churn = alpha / (alpha + beta + year);
    into[year] = monthlyRetention(Math.min(1, Math.max(0, 1 - churn * (1 - cut))));
  }
}

/** The same where the mean churn itself is cut: μ' = μ(1 − x), α' = μ'(α + β), β' = (1 − μ')(α + β). */
function movedMean(years: number, alpha: number, beta: number, cut: number): Float64Array {
  const into = new Float64Array(years);
  const whole = alpha + beta;
  const mean = Math.min(1, Math.max(0, (alpha / whole) * (1 - cut)));
  fillYears(into, mean * whole, (1 - mean) * whole, 0);
  return into;
}

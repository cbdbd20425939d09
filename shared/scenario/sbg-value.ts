import type { CohortLevers } from "./scenario.ts";

export type SbgValueInput = {
  readonly alpha: number;
  readonly beta: number;
  /** Of the yearly margin, fraction a year. */
  readonly growth: number;
  /** Fraction a year. */
  readonly discount: number;
  /** As of `retentionValue`. */
  readonly convention: "a" | "b" | "c";
  readonly horizonMonths: number | null;
};

/** Where a whole life is cut: what comes later is below the last digits shown. */
const SMALLEST_TERM = 1e-13;
const MOST_YEARS = 20_000;

/**
 * Yearly margins that a new customer brings, discounted and expected, when churn falls with tenure (shifted beta-geometric, methods.md
 * 10.3) and the part `cut` of it is taken away: of the churn of every year, r' = 1 − (1 − r_t)(1 − x), or (`newCustomers`) of the mean at
 * constant α + β. `null` where the sum has no end. α = .704, β = 1.182, d = .1, no cut → 3.695.
 */
export function sbgValue(input: SbgValueInput, cut: number, cohortLevers: CohortLevers): number | null {
  const { discount, convention, growth, horizonMonths } = input;
  if (discount <= -1 || growth <= -1) return null;
  const rate = (1 + discount) / (1 + growth) - 1;
  // Convention b counts as many margins as a, but starts with the first renewal.
  const years = horizonMonths === null ? null : Math.ceil(horizonMonths / 12 + (convention === "b" ? 1 : 0));
  if (years === null && rate <= 0) return null;
  const whole = input.alpha + input.beta;
  const mean = Math.min(1, Math.max(0, (input.alpha / whole) * (1 - cut)));
  const ofAll = cohortLevers === "everybody";
  const churnOf = (renewal: number): number =>
    ofAll ? Math.min(1, Math.max(0, (input.alpha / (whole + renewal)) * (1 - cut))) : (mean * whole) / (whole + renewal);
  let term = 1;
  let sum = 0;
  for (let year = 0; year < (years ?? MOST_YEARS) && term > SMALLEST_TERM; year++) {
    sum += term;
    term *= (1 - churnOf(year)) / (1 + rate);
  }
  return convention === "a" ? sum : convention === "b" ? (sum - 1) / (1 + growth) : sum / (1 + discount);
}

import { fillCustomers, type Survive } from "./fill-customers.ts";
import { fillRates } from "./fill-rates.ts";
import { fillPath, leversOn, leversOnRetention, quantityOf, resolveLevers, type ScaledLever } from "./lever-paths.ts";
import type { CustomerPaths } from "./refer.ts";
import { retentionSteps } from "./retention-steps.ts";
import type { CohortLevers, QuantityTarget, SegmentBaseline } from "./scenario.ts";
import { linkOf } from "./score-links.ts";

/** A segment month by month. Where customers are billed at the end of a month, `CustomerPaths` and `counts` reach one month further. */
export type SegmentPaths = CustomerPaths & {
  /** Customers at the start of each month, N_t. */
  readonly counts: Float64Array;
  readonly arpa: Float64Array;
  /** Share of revenue. */
  readonly variable: Float64Array;
  /** Money a customer billed. */
  readonly service: Float64Array;
  /** Money a new customer. */
  readonly cac: Float64Array;
  /** Fixed cost a month, without programmes. */
  readonly fixed: Float64Array;
};

export function createPaths(horizon: number, countsLength: number): SegmentPaths {
  const months = () => new Float64Array(horizon);
  const counted = () => new Float64Array(countsLength);
  return {
    annual: counted(),
    rates: counted(),
    promoters: counted(),
    acquisitions: counted(),
    referral: counted(),
    counts: counted(),
    arpa: months(),
    variable: months(),
    service: months(),
    cac: months(),
    fixed: months(),
  };
}

/** Fills every path of a segment under its levers. True when a clamp cut something. */
export function fillSegment(
  paths: SegmentPaths,
  segment: SegmentBaseline,
  scaled: readonly ScaledLever[],
  cohortLevers: CohortLevers = "everybody",
  survive: Survive | null = null,
): boolean {
  const { key } = segment;
  const levers = resolveLevers(scaled, segment);
  const quantity = (into: Float64Array, target: QuantityTarget, from = 0): boolean =>
    fillPath(
      into,
      target,
      quantityOf(segment, target),
      target === "arpa" ? segment.arpaGrowthPerMonth : 0,
      leversOn(levers, target, key),
      from,
    );
  const hasReferral = refers(segment, levers);
  let cut = fillRates(paths, segment.annualRetention, retentionSteps(segment, leversOnRetention(levers, key), hasReferral));
  // A_0 is not added, so a lever on it cannot saturate there.
  cut = quantity(paths.acquisitions, "acquisitions", 1) || cut;
  if (hasReferral) cut = quantity(paths.referral, "referral", 1) || cut;
  fillCustomers(paths.counts, segment, paths, hasReferral, cohortLevers, survive);
  cut = quantity(paths.arpa, "arpa") || cut;
  cut = quantity(paths.variable, "variableCost") || cut;
  cut = quantity(paths.service, "serviceCost") || cut;
  cut = quantity(paths.cac, "cac", 1) || cut;
  return quantity(paths.fixed, "fixedCost") || cut;
}

/** Whether promoters bring customers here: a rate of the baseline or a lever on it, and NPS linked so that promoters are counted. */
export const refers = (segment: SegmentBaseline, levers: readonly ScaledLever[]): boolean =>
  ((segment.referral ?? 0) !== 0 || leversOn(levers, "referral", segment.key).length > 0) && linkOf(segment, "nps") !== undefined;

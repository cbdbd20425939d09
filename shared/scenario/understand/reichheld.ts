import { retentionClv } from "../../statistics/retention-clv.ts";
import type { Baseline } from "../scenario.ts";
import { createOutcome } from "./outcome.ts";

/** Five points of annual retention, the step of the claim. */
export const REICHHELD_POINTS = 0.05;

/**
 * Increase in customer net present value for +5 points of retention, percent, as published: figure 2.7 of "Relationship Marketing: Strategy and
 * Implementation", after Reichheld. From the source, not recomputed; a thought experiment over a customer's life, not a firm's profit (methods.md 12.8).
 */
export const PUBLISHED_INCREASES = [
  { industry: "advertisingAgency", percent: 95 },
  { industry: "bankBranchDeposits", percent: 85 },
  { industry: "publishing", percent: 85 },
  { industry: "insurance", percent: 84 },
  { industry: "autoService", percent: 81 },
  { industry: "creditCards", percent: 75 },
  { industry: "industrialDistribution", percent: 45 },
  { industry: "software", percent: 35 },
] as const;

/**
 * Increase of lifetime value by so many points of retention, percent: s/(1+d−r−s) of CLV = m(1+d)/(1+d−r). `null` where the value
 * with the points diverges or retention would pass 1.
 * @example lifetimeIncrease(0.8, 0.1, 0.05) // 20
 */
export function lifetimeIncrease(retention: number, discount: number, points: number): number | null {
  const gap = 1 + discount - retention - points;
  // Below this the gap is what rounding has left of 0.
  return gap > 1e-12 && retention + points <= 1 + 1e-12 ? (100 * points) / gap : null;
}

export type ReichheldContext = {
  /** The customers' mean annual retention and the discount rate, fractions a year. */
  readonly retention: number;
  readonly discount: number;
  /** Lifetime (present value) effect of +5 points on the customers concerned, percent; `null` where it diverges or passes 100 % retention. */
  readonly lifetime: number | null;
  /** What +5 points do to the revenue of the first 12 months of everybody, before programme cost. */
  readonly firstYear: { readonly abs: number; readonly percent: number | null };
  /** The same lifetime effect at other rates of retention, so that one sees how much of it is the starting point. */
  readonly table: readonly { readonly retention: number; readonly lifetime: number | null }[];
  /** With the acquisition cost of one customer taken off; `null` without one, or where the value before is not above 0. */
  readonly afterCac: { readonly before: number; readonly after: number; readonly percent: number } | null;
};

const TABLE = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9] as const;

/** Reichheld's five points on the user's own figures (methods.md 12.8). `null` without customers. */
export function reichheldContext(baseline: Baseline): ReichheldContext | null {
  let customers = 0;
  let kept = 0;
  let margin = 0;
  let cac = 0;
  for (const segment of baseline.segments) {
    customers += segment.customers;
    kept += segment.customers * segment.annualRetention;
    margin += segment.customers * 12 * (segment.arpa * segment.grossMargin - (segment.serviceCostPerMonth ?? 0));
    cac += segment.customers * (segment.cac ?? 0);
  }
  if (!(customers > 0)) return null;
  const retention = kept / customers;
  const discount = baseline.discountRate;
  const raised = {
    ...baseline,
    segments: baseline.segments.map((segment) => ({
      ...segment,
      annualRetention: Math.max(segment.annualRetention, Math.min(1, segment.annualRetention + REICHHELD_POINTS)),
    })),
  };
  const revenue = createOutcome("revenue12", baseline.segments.length, 12);
  const before = revenue({ baseline, levers: [] });
  const abs = revenue({ baseline: raised, levers: [] }) - before;
  return {
    retention,
    discount,
    lifetime: lifetimeIncrease(retention, discount, REICHHELD_POINTS),
    firstYear: { abs, percent: before === 0 ? null : (100 * abs) / before },
    table: TABLE.map((rate) => ({ retention: rate, lifetime: lifetimeIncrease(rate, discount, REICHHELD_POINTS) })),
    afterCac: cac > 0 ? afterCac(margin / customers, retention, discount, cac / customers) : null,
  };
}

function afterCac(margin: number, retention: number, discount: number, cac: number): ReichheldContext["afterCac"] {
  if (retention + REICHHELD_POINTS > 1) return null;
  const worth = (rate: number): number | null => {
    const { value } = retentionClv({ margin, retention: rate, discount, convention: "a" });
    return value === null ? null : value - cac;
  };
  const before = worth(retention);
  const after = worth(retention + REICHHELD_POINTS);
  return before === null || after === null || before <= 0 ? null : { before, after, percent: (100 * (after - before)) / before };
}

import { BILLED_AT_END } from "./billing.ts";
import { companyCost } from "./company-cost.ts";
import type { Survive } from "./fill-customers.ts";
import { createPaths, fillSegment, type SegmentPaths } from "./fill-segment.ts";
import { leverCost } from "./lever-cost.ts";
import { type ScaledLever, scaleLevers } from "./lever-paths.ts";
import type { Baseline, Lever, SegmentBaseline } from "./scenario.ts";

/**
 * A projection as flat arrays of numbers: cell `g · horizon + t` is segment g in month index t (0 = month 1). Nothing
 * is allocated a month, so that a moving slider costs microseconds.
 */
export type FlatProjection = {
  readonly horizon: number;
  readonly customers: Float64Array;
  readonly revenue: Float64Array;
  /** After variable, fixed and programme costs of the segment. */
  readonly margin: Float64Array;
  readonly totalCustomers: Float64Array;
  readonly totalRevenue: Float64Array;
  /** After the company's fixed cost and the levers that name no segment, too. */
  readonly totalMargin: Float64Array;
  /** 1/(1+d)^(t/12). */
  readonly discount: Float64Array;
  /** Paths of the segment in hand, reused from one to the next, where the customers of the month after the horizon are not or are billed. */
  readonly paths: SegmentPaths;
  readonly pathsToEnd: SegmentPaths;
  revenueSum: number;
  revenueSum12: number;
  marginSum: number;
  pvMargin: number;
  pvMargin12: number;
  programmeCost: number;
  saturates: boolean;
};

/** Room for a projection; `projectFlat` fills it again and again. */
export function createFlatProjection(segmentCount: number, horizon: number): FlatProjection {
  const months = () => new Float64Array(horizon);
  const cells = () => new Float64Array(segmentCount * horizon);
  return {
    horizon,
    customers: cells(),
    revenue: cells(),
    margin: cells(),
    totalCustomers: months(),
    totalRevenue: months(),
    totalMargin: months(),
    discount: months(),
    paths: createPaths(horizon, horizon),
    pathsToEnd: createPaths(horizon, horizon + 1),
    revenueSum: 0,
    revenueSum12: 0,
    marginSum: 0,
    pvMargin: 0,
    pvMargin12: 0,
    programmeCost: 0,
    saturates: false,
  };
}

/**
 * The monthly recursion of methods.md 12.3: N_0 = customers, N_t = N_{t−1}·r_t + A_t; revenue = billed customers · ARPA; margin =
 * revenue·(1 − variable share) − service cost · billed − acquisition cost · A_t − fixed − programme; PV = Σ margin_t/(1+d)^(t/12). Billed
 * are the customers at the start of the month (N_t), at its end (N_{t+1}), or their mean. A_0 is not added and costs nothing.
 * `surviveIn` says who stays in a segment where that is left to chance. Segments are summed; the company's fixed cost and the cost of levers that name no segment are taken once from the total.
 */
export function projectFlat(
  into: FlatProjection,
  baseline: Baseline,
  levers: readonly Lever[],
  surviveIn: ((segment: number) => Survive) | null = null,
): void {
  const { horizon, totalCustomers, totalRevenue, totalMargin } = into;
  const scaled = levers.length === 0 ? NO_LEVERS : scaleLevers(levers, horizon + (isBilledAtStart(baseline) ? 0 : 1));
  into.saturates = false;
  into.programmeCost = 0;
  fillCompanyCosts(into, baseline, scaled);
  totalCustomers.fill(0);
  totalRevenue.fill(0);
  for (let g = 0; g < baseline.segments.length; g++) {
    const segment = baseline.segments[g];
    if (segment !== undefined) projectSegment(into, baseline, segment, g * horizon, scaled, surviveIn === null ? null : surviveIn(g));
  }
  sumUp(into, baseline.discountRate, totalRevenue, totalMargin);
}

const isBilledAtStart = ({ billing = "start" }: Baseline): boolean => billing === "start";

const NO_LEVERS: readonly ScaledLever[] = [];

function projectSegment(
  into: FlatProjection,
  baseline: Baseline,
  segment: SegmentBaseline,
  at: number,
  levers: readonly ScaledLever[],
  survive: Survive | null,
): void {
  const { horizon, customers, revenue, margin, totalCustomers, totalRevenue, totalMargin } = into;
  const paths = isBilledAtStart(baseline) ? into.paths : into.pathsToEnd;
  const { counts, acquisitions, arpa, variable, service, cac, fixed } = paths;
  const { key } = segment;
  if (fillSegment(paths, segment, levers, baseline.cohortLevers, survive)) into.saturates = true;
  // A segment's own levers cost in their month; key null is no name, its levers count with the company.
  if (key !== null) for (const { lever } of levers) if (lever.segment === key) into.programmeCost += addCost(fixed, lever);
  const endWeight = BILLED_AT_END[baseline.billing ?? "start"];
  for (let t = 0; t < horizon; t++) {
    const count = counts[t] ?? 0;
    const billed = endWeight === 0 ? count : (1 - endWeight) * count + endWeight * (counts[t + 1] ?? 0);
    const earned = billed * (arpa[t] ?? 0);
    const joined = t === 0 ? 0 : (acquisitions[t] ?? 0);
    const kept = earned - earned * (variable[t] ?? 0) - billed * (service[t] ?? 0) - joined * (cac[t] ?? 0) - (fixed[t] ?? 0);
    customers[at + t] = count;
    revenue[at + t] = earned;
    margin[at + t] = kept;
    totalCustomers[t] = (totalCustomers[t] ?? 0) + count;
    totalRevenue[t] = (totalRevenue[t] ?? 0) + earned;
    totalMargin[t] = (totalMargin[t] ?? 0) + kept;
  }
}

/** Starts the total margin with what the company pays as a whole. */
function fillCompanyCosts(into: FlatProjection, baseline: Baseline, levers: readonly ScaledLever[]): void {
  const { totalMargin, horizon } = into;
  if (companyCost.fill(totalMargin, baseline, companyCost.levers(levers))) into.saturates = true;
  for (const { lever } of levers) if (lever.segment === null) into.programmeCost += addCost(totalMargin, lever);
  for (let t = 0; t < horizon; t++) totalMargin[t] = -(totalMargin[t] ?? 0);
}

/** Adds a lever's programme cost to a path of costs. Returns what it added. */
function addCost(costs: Float64Array, lever: Lever): number {
  let added = 0;
  for (let t = lever.start - 1; t < costs.length; t++) {
    const cost = leverCost(lever, t);
    costs[t] = (costs[t] ?? 0) + cost;
    added += cost;
  }
  return added;
}

function sumUp(into: FlatProjection, discountRate: number, totalRevenue: Float64Array, totalMargin: Float64Array): void {
  const { horizon, discount } = into;
  const step = (1 + discountRate) ** (-1 / 12);
  let factor = 1;
  let revenueSum = 0;
  let marginSum = 0;
  let pvMargin = 0;
  for (let t = 0; t < horizon; t++) {
    discount[t] = factor;
    const margin = totalMargin[t] ?? 0;
    revenueSum += totalRevenue[t] ?? 0;
    marginSum += margin;
    pvMargin += margin * factor;
    factor *= step;
    if (t === 11) {
      into.revenueSum12 = revenueSum;
      into.pvMargin12 = pvMargin;
    }
  }
  if (horizon < 12) {
    into.revenueSum12 = revenueSum;
    into.pvMargin12 = pvMargin;
  }
  into.revenueSum = revenueSum;
  into.marginSum = marginSum;
  into.pvMargin = pvMargin;
}

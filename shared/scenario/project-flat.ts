import { fillPath, fillRates, leversOn, type ScaledLever, scaleLevers } from "./lever-paths.ts";
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
  /** Paths of the segment in hand, reused from one to the next. */
  readonly rates: Float64Array;
  readonly acquisitions: Float64Array;
  readonly arpa: Float64Array;
  readonly variable: Float64Array;
  readonly fixed: Float64Array;
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
    rates: months(),
    acquisitions: months(),
    arpa: months(),
    variable: months(),
    fixed: months(),
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
 * The monthly recursion of methods.md 12.3, customers billed at the start of the month:
 * N_0 = customers, N_t = N_{t−1}·r_t + A_t; revenue = N·ARPA; margin = revenue·(1 − variable share) − fixed − programme;
 * PV = Σ margin_t/(1+d)^(t/12). Segments are summed; the company's fixed cost and the cost of levers that name no segment are
 * taken once from the total.
 */
export function projectFlat(into: FlatProjection, baseline: Baseline, levers: readonly Lever[]): void {
  const { horizon, totalCustomers, totalRevenue, totalMargin } = into;
  const scaled = levers.length === 0 ? NO_LEVERS : scaleLevers(levers, horizon);
  into.saturates = false;
  into.programmeCost = 0;
  fillCompanyCosts(into, baseline, scaled);
  totalCustomers.fill(0);
  totalRevenue.fill(0);
  for (let g = 0; g < baseline.segments.length; g++) {
    const segment = baseline.segments[g];
    if (segment !== undefined) projectSegment(into, segment, g * horizon, scaled);
  }
  sumUp(into, baseline.discountRate, totalRevenue, totalMargin);
}

const NO_LEVERS: readonly ScaledLever[] = [];

function projectSegment(into: FlatProjection, segment: SegmentBaseline, at: number, levers: readonly ScaledLever[]): void {
  const { horizon, customers, revenue, margin, totalCustomers, totalRevenue, totalMargin } = into;
  const { rates, acquisitions, arpa, variable, fixed } = into;
  const { key } = segment;
  const cuts = [
    fillRates(rates, segment.annualRetention, leversOn(levers, "retention", key)),
    // A_0 is not added, so a lever on it cannot saturate there.
    fillPath(acquisitions, "acquisitions", segment.acquisitionsPerMonth, 0, leversOn(levers, "acquisitions", key), 1),
    fillPath(arpa, "arpa", segment.arpa, segment.arpaGrowthPerMonth, leversOn(levers, "arpa", key)),
    fillPath(variable, "variableCost", 1 - segment.grossMargin, 0, leversOn(levers, "variableCost", key)),
    fillPath(fixed, "fixedCost", segment.fixedCostPerMonth, 0, leversOn(levers, "fixedCost", key)),
  ];
  if (cuts.includes(true)) into.saturates = true;
  // A segment's own levers cost in their month; key null is no name, its levers count with the company.
  if (key !== null) for (const { lever } of levers) if (lever.segment === key) into.programmeCost += addCost(fixed, lever);
  let count = segment.customers;
  for (let t = 0; t < horizon; t++) {
    if (t > 0) count = count * (rates[t] ?? 0) + (acquisitions[t] ?? 0);
    const earned = count * (arpa[t] ?? 0);
    const kept = earned - earned * (variable[t] ?? 0) - (fixed[t] ?? 0);
    customers[at + t] = count;
    revenue[at + t] = earned;
    margin[at + t] = kept;
    totalCustomers[t] = (totalCustomers[t] ?? 0) + count;
    totalRevenue[t] = (totalRevenue[t] ?? 0) + earned;
    totalMargin[t] = (totalMargin[t] ?? 0) + kept;
  }
}

/**
 * Starts the total margin with what the company pays as a whole. Its fixed cost follows `relative` levers that name no
 * segment; `add` and `set` act on each segment's own cost (cli.md, Levers).
 */
function fillCompanyCosts(into: FlatProjection, baseline: Baseline, levers: readonly ScaledLever[]): void {
  const { totalMargin, horizon } = into;
  const relative = leversOn(levers, "fixedCost", null).filter(({ lever }) => lever.segment === null && lever.kind === "relative");
  if (fillPath(totalMargin, "fixedCost", baseline.fixedCostPerMonth, 0, relative)) into.saturates = true;
  for (const { lever } of levers) if (lever.segment === null) into.programmeCost += addCost(totalMargin, lever);
  for (let t = 0; t < horizon; t++) totalMargin[t] = -(totalMargin[t] ?? 0);
}

/** Adds a lever's programme cost to a path of costs: once in month start, and every month from start. Returns what it added. */
function addCost(costs: Float64Array, lever: Lever): number {
  let added = 0;
  for (let t = lever.start - 1; t < costs.length; t++) {
    const cost = lever.costPerMonth + (t === lever.start - 1 ? lever.cost : 0);
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

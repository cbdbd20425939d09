import { createRandom } from "../../random.ts";
import { bootstrapInterval } from "../../statistics/bootstrap-limits.ts";
import { retentionClv } from "../../statistics/retention-clv.ts";
import { resamplesFor, SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { type Columns, hasField, type IndexContext, missingFields } from "../index-definition.ts";
import type { IndexResult, Json, ReasonCode } from "../index-result.ts";
import { isGroup } from "../setting-parts.ts";
import { groupBy, sliceColumn } from "../slice-sql.ts";
import { type MarginSums, marginCells, marginKnown, marginSql, readMargins } from "./clv-margins.ts";
import type { ClvMethod, Resampled } from "./clv-method.ts";
import { fixedCostQuery, fixedPerHead, meanFixed } from "./fixed-costs.ts";

/** With fewer customers at the start ± a standard error says too little: the value is convex in retention (methods.md 10.2). */
const ENOUGH_FOR_DELTA = 200;

/**
 * Constant retention: by convention a m(1+d)/(1+d−r), m the mean margin of 12 months of active customers, r the yearly retention
 * observed in the churn window, less their mean acquisition cost. Average r understates the value left when customers differ.
 * Source: Fader & Hardie 2012; methods.md 10.2. Example: m 100, r .8, d .10 give 366.67.
 */
export const clvRetention: ClvMethod = {
  needs: (context) => [
    ...missingFields(context, "accounts", ["customer_id"]),
    ...(hasField(context, "accounts", "end_date") || hasField(context, "accounts", "churned") ? [] : ["accounts.end_date"]),
    ...(hasField(context, "accounts", "mrr") || hasField(context, "accounts", "revenue") ? [] : ["accounts.mrr"]),
  ],
  params({ settings, windowStart }) {
    const { convention, discountRate, horizonMonths, subtractCac, growth } = settings.clv;
    return { convention, discountRate, horizonMonths, subtractCac, growth, churnWindowMonths: settings.churnWindowMonths, windowStart };
  },
  queries: (context) => ({ margins: marginCells(context, "active", "money"), fixed: (kind) => fixedCostQuery(context, kind) }),
  compute({ margins = [], fixed = [] }, context) {
    const { whole: sums, segments } = readMargins(margins, context);
    const perHead = fixedPerHead(fixed);
    const found = lifetimeValue(sums, context);
    const { subtractCac } = context.settings.clv;
    return {
      value: found.value,
      reason: found.reason,
      n: sums.n,
      missing: sums.candidates - sums.n,
      parameters: { ...found.parameters, atStart: sums.atStart, lostOfStart: sums.lostOfStart },
      perSegment: segments.map((segment) => {
        const own = lifetimeValue(segment, context);
        const { margin, retention, cac } = own.parameters;
        const { atStart, lostOfStart } = segment;
        const total = own.value === null ? null : own.value * segment.n;
        const loaded = perHead.size === 0 ? null : loadedValue(segment, perHead.get(segment.key) ?? 0, context);
        return { key: segment.key, n: segment.n, value: own.value, margin, retention, cac, total, loaded, atStart, lostOfStart };
      }),
      further: { loaded: loadedPart(sums, meanFixed(segments, perHead), context), sensitivity: sensitivity(found, sums, context) },
      flags: [
        ...(hasField(context, "accounts", "end_date") ? [] : ["CHURN_FROM_STATUS"]),
        ...(subtractCac && sums.withCac === 0 && sums.n > 0 ? ["BEFORE_ACQUISITION"] : []),
        ...(sums.negative > 0 ? ["NEGATIVE_MONEY"] : []),
        ...(found.parameters.margin !== null && found.parameters.margin < 0 ? ["NEGATIVE_MARGIN"] : []),
        ...(found.value !== null && sums.atStart < ENOUGH_FOR_DELTA ? ["CONVEX_IN_RETENTION"] : []),
      ],
    };
  },
  simulation: {
    query(context, kind) {
      const margin = marginSql(context, "money");
      const counted = `active and ${marginKnown(context, "money")}`;
      const grouped = `select ${sliceColumn(kind)} as slice, segment, ${margin} as margin, cac, ${counted} as counted, count(*) as customers
        from frame_accounts${groupBy(kind, ["segment", margin, "cac", counted])}`;
      // Every segment has its place, also one in which nobody counts.
      const placed = `select *, dense_rank() over (partition by slice order by segment nulls last) as place from (${grouped}) g`;
      return `select slice, margin, cac, cast(customers as double) as customers, cast(place as double) as place from (${placed}) p
        where counted order by slice, margin, cac nulls last, place`;
    },
    values: resample,
  },
};

type Parameters = {
  readonly margin: number | null;
  readonly retention: number | null;
  readonly discount: number;
  readonly cac: number | null;
};
type Value = { readonly value: number | null; readonly reason: ReasonCode | null; readonly parameters: Parameters };

function lifetimeValue(sums: MarginSums, context: IndexContext): Value {
  const parameters: Parameters = {
    margin: sums.n === 0 ? null : sums.margin / sums.n,
    retention: sums.atStart === 0 ? null : yearly(1 - sums.lostOfStart / sums.atStart, context),
    discount: context.settings.clv.discountRate,
    cac: sums.withCac === 0 ? null : sums.cac / sums.withCac,
  };
  if (parameters.margin === null) return { value: null, reason: "EMPTY", parameters };
  if (parameters.retention === null) return { value: null, reason: "ZERO_DENOMINATOR", parameters };
  return { ...lifetime(parameters.margin, parameters.retention, parameters.cac ?? 0, context), parameters };
}

/** Retention over the churn window as retention over a year. */
const yearly = (retention: number, { settings }: IndexContext): number => retention ** (12 / settings.churnWindowMonths);

function lifetime(margin: number, retention: number, cac: number, { settings }: IndexContext) {
  const { discountRate, convention, horizonMonths, subtractCac, growth } = settings.clv;
  const horizonPeriods = horizonMonths === null ? null : horizonMonths / 12;
  const before = retentionClv({ margin, retention, discount: discountRate, convention, growth, horizonPeriods });
  return before.value === null ? before : { value: before.value - (subtractCac ? cac : 0), reason: null };
}

type Losses = { readonly atStart: number; readonly lostOfStart: number };

/** The whole, and each segment by itself. */
function resample(columns: Columns, result: IndexResult, context: IndexContext): Resampled | null {
  const whole = simulate(columns, countsOf(result.parts["parameters"]), context);
  const segments = result.parts["perSegment"];
  if (whole === null || !Array.isArray(segments)) return whole;
  const { place = [], ...others } = columns;
  return {
    ...whole,
    segments: segments.map((segment, at) => {
      const rows = place.flatMap((own, row) => (own === at + 1 ? [row] : []));
      const own = Object.fromEntries(Object.entries(others).map(([name, list]) => [name, rows.map((row) => list[row] ?? null)]));
      const found = simulate(own, countsOf(segment), context);
      const limits = found === null ? null : bootstrapInterval(found.values, found.draws, context.settings.confidence);
      return limits === null ? null : { lo: limits.lo, hi: limits.hi };
    }),
  };
}

/** r from Beta(x + ½, n − x + ½), margin and acquisition cost from customers drawn with replacement (methods.md 10.2). */
function simulate(
  { margin = [], cac = [], customers = [] }: Columns,
  { atStart, lostOfStart }: Losses,
  context: IndexContext,
): Resampled | null {
  const rows = customers.flatMap((many, row) => new Array<number>(many ?? 0).fill(row));
  if (rows.length < 2 || atStart === 0) return null;
  const margins = Float64Array.from(rows, (row) => margin[row] ?? 0);
  const costs = Float64Array.from(rows, (row) => cac[row] ?? 0);
  const known = Uint8Array.from(rows, (row) => ((cac[row] ?? null) === null ? 0 : 1));
  const anyCac = known.includes(1) && context.settings.clv.subtractCac;
  const draws = resamplesFor(rows.length);
  const random = createRandom(SIMULATION_SEED);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const retention = yearly(random.beta(atStart - lostOfStart + 0.5, lostOfStart + 0.5), context);
    let sum = 0;
    let cost = 0;
    let withCost = 0;
    for (let at = 0; at < margins.length; at += 1) {
      const pick = random.below(margins.length);
      sum += margins[pick] ?? 0;
      if (anyCac) {
        cost += costs[pick] ?? 0;
        withCost += known[pick] ?? 0;
      }
    }
    const { value } = lifetime(sum / margins.length, retention, withCost === 0 ? 0 : cost / withCost, context);
    if (value !== null) values.push(value);
  }
  return { values, draws };
}

/** Value with the fixed cost a head taken off every yearly margin (methods.md 10.2, Segment costs). */
function loadedValue(sums: MarginSums, fixed: number, context: IndexContext): number | null {
  return lifetimeValue({ ...sums, margin: sums.margin - fixed * sums.n }, context).value;
}

function loadedPart(sums: MarginSums, fixed: number | null, context: IndexContext): Json {
  if (fixed === null) return null;
  const value = loadedValue(sums, fixed, context);
  return { fixedPerCustomer: fixed, value, total: value === null ? null : value * sums.n };
}

/** How the value answers to retention: its elasticity, and the standard error it takes from that of r alone (delta method). */
function sensitivity({ parameters }: Value, { atStart, lostOfStart }: MarginSums, context: IndexContext): Json {
  const { margin, retention } = parameters;
  if (margin === null || retention === null) return null;
  const step = 1e-5;
  const at = (r: number): number | null => lifetime(margin, Math.min(1, Math.max(0, r)), 0, context).value;
  const [low, high, value] = [at(retention - step), at(retention + step), at(retention)];
  const width = Math.min(1, retention + step) - Math.max(0, retention - step);
  if (low === null || high === null || value === null) return null;
  const slope = (high - low) / width;
  const observed = 1 - lostOfStart / atStart;
  const power = 12 / context.settings.churnWindowMonths;
  const se = observed === 0 ? null : Math.sqrt((observed * (1 - observed)) / atStart) * power * observed ** (power - 1);
  return { elasticity: value === 0 ? null : (slope * retention) / value, deltaSe: se === null ? null : Math.abs(slope) * se };
}

function countsOf(parameters: Json | undefined): Losses {
  const held = isGroup(parameters) ? parameters : {};
  const number = (value: unknown): number => (typeof value === "number" ? value : 0);
  return { atStart: number(held["atStart"]), lostOfStart: number(held["lostOfStart"]) };
}

import { createRandom } from "../../random.ts";
import { retentionClv } from "../../statistics/retention-clv.ts";
import { resamplesFor, SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { type Columns, hasField, type IndexContext, missingFields } from "../index-definition.ts";
import type { IndexResult, Json, ReasonCode } from "../index-result.ts";
import { groupBy, sliceColumn } from "../slice-sql.ts";
import { type MarginSums, marginCells, marginKnown, marginSql, readMargins } from "./clv-margins.ts";
import type { ClvMethod } from "./clv-method.ts";

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
    const { convention, discountRate, horizonMonths, subtractCac } = settings.clv;
    return { convention, discountRate, horizonMonths, subtractCac, churnWindowMonths: settings.churnWindowMonths, windowStart };
  },
  queries: (context) => ({ margins: marginCells(context, "active", "money") }),
  compute({ margins = [] }, context) {
    const { whole: sums, segments } = readMargins(margins, context);
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
        const total = own.value === null ? null : own.value * segment.n;
        return { key: segment.key, n: segment.n, value: own.value, margin, retention, cac, total };
      }),
      flags: [
        ...(hasField(context, "accounts", "end_date") ? [] : ["CHURN_FROM_STATUS"]),
        ...(subtractCac && sums.withCac === 0 && sums.n > 0 ? ["BEFORE_ACQUISITION"] : []),
        ...(sums.negative > 0 ? ["NEGATIVE_MONEY"] : []),
        ...(found.parameters.margin !== null && found.parameters.margin < 0 ? ["NEGATIVE_MARGIN"] : []),
      ],
    };
  },
  simulation: {
    query(context, kind) {
      const margin = marginSql(context, "money");
      return `select ${sliceColumn(kind)} as slice, ${margin} as margin, cac, cast(count(*) as double) as customers from frame_accounts
        where active and ${marginKnown(context, "money")}${groupBy(kind, [margin, "cac"])} order by slice, margin, cac nulls last`;
    },
    values: simulate,
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
  const { discountRate, convention, horizonMonths, subtractCac } = settings.clv;
  const horizonPeriods = horizonMonths === null ? null : horizonMonths / 12;
  const before = retentionClv({ margin, retention, discount: discountRate, convention, horizonPeriods });
  return before.value === null ? before : { value: before.value - (subtractCac ? cac : 0), reason: null };
}

/** r from Beta(x + ½, n − x + ½), margin and acquisition cost from customers drawn with replacement (methods.md 10.2). */
function simulate({ margin = [], cac = [], customers = [] }: Columns, result: IndexResult, context: IndexContext) {
  const { atStart, lostOfStart } = countsOf(result.parts["parameters"]);
  const rows = customers.flatMap((many, row) => new Array<number>(many ?? 0).fill(row));
  if (rows.length < 2 || atStart === 0) return null;
  const margins = Float64Array.from(rows, (row) => margin[row] ?? 0);
  const costs = Float64Array.from(rows, (row) => cac[row] ?? 0);
  const known = Uint8Array.from(rows, (row) => (cac[row] === null || cac[row] === undefined ? 0 : 1));
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

function countsOf(parameters: Json | undefined): { readonly atStart: number; readonly lostOfStart: number } {
  const held =
    typeof parameters === "object" && parameters !== null && !Array.isArray(parameters)
      ? (parameters as { readonly [key: string]: Json })
      : {};
  const number = (value: Json | undefined): number => (typeof value === "number" ? value : 0);
  return { atStart: number(held["atStart"]), lostOfStart: number(held["lostOfStart"]) };
}

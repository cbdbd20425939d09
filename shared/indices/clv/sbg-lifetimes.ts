import { retentionClv } from "../../statistics/retention-clv.ts";
import { sbgDel } from "../../statistics/sbg-del.ts";
import { sbgDerl } from "../../statistics/sbg-derl.ts";
import { type SbgModel, sbgFit } from "../../statistics/sbg-fit.ts";
import { sbgSurvival } from "../../statistics/sbg-survival.ts";
import type { IndexContext, Row } from "../index-definition.ts";
import type { Json } from "../index-result.ts";
import { numberOf } from "../read-row.ts";

/** Growth of the margin and discounting as one rate. */
const netRate = ({ settings }: IndexContext): number => (1 + settings.clv.discountRate) / (1 + settings.clv.growth) - 1;

/** Discounted expected number of yearly margins of a new customer, by convention, growth and horizon. */
export function lifetimes(model: SbgModel, context: IndexContext): number | null {
  const { discountRate, convention, horizonMonths, growth } = context.settings.clv;
  if (model.isHomogeneous) {
    const horizonPeriods = horizonMonths === null ? null : horizonMonths / 12;
    return retentionClv({ margin: 1, retention: 1 - model.meanChurn, discount: discountRate, convention, growth, horizonPeriods }).value;
  }
  // Convention b counts as many margins as a, but starts with the first renewal.
  const years = horizonMonths === null ? null : horizonMonths / 12 + (convention === "b" ? 1 : 0);
  const rate = netRate(context);
  const del = years === null ? (rate < 0 ? null : sbgDel(model, rate)) : finite(model, rate, years);
  if (del === null) return null;
  return convention === "a" ? del : convention === "b" ? (del - 1) / (1 + growth) : del / (1 + discountRate);
}

const finite = (model: SbgModel, rate: number, years: number): number =>
  sbgSurvival(model, Math.ceil(years) - 1).reduce((sum, survival, t) => sum + survival / (1 + rate) ** t, 0);

/**
 * What is left in the customers of today: the yearly margin times the discounted expected residual lifetime just before the next renewal,
 * by the renewals each has made (Fader & Hardie 2010). Higher than a new customer's where customers differ: the loyal are left.
 */
export function residual(rows: readonly Row[], model: SbgModel, margin: number, context: IndexContext): Json {
  const active = rows.reduce((sum, row) => sum + numberOf(row, "active"), 0);
  const rate = netRate(context);
  if (active === 0 || rate < 0) return null;
  const byRenewals = new Map<number, number>();
  for (const row of rows)
    byRenewals.set(numberOf(row, "survived"), (byRenewals.get(numberOf(row, "survived")) ?? 0) + numberOf(row, "active"));
  let sum = 0;
  for (const [renewals, customers] of [...byRenewals].sort(([a], [b]) => a - b)) {
    const derl = sbgDerl(model, renewals + 1, rate);
    if (derl === null) return null;
    sum += customers * derl;
  }
  const value = (margin * sum) / active;
  return { lifetimes: sum / active, value, total: value * active, customers: active };
}

/**
 * The fit to all renewals but the last of the oldest cohort against what came: expected and actual share of its customers still there.
 * `null` where a cohort is too short to be cut (methods.md 10.3, Validation).
 */
export function holdOut(cohorts: readonly (readonly number[])[]): Json {
  const longest = cohorts.at(-1) ?? [];
  const periods = longest.length - 1;
  const [started = 0] = longest;
  if (periods < 4 || started === 0) return null;
  const fitted = sbgFit(cohorts.map((cohort) => cohort.slice(0, periods)));
  if (!fitted.ok) return null;
  const expected = sbgSurvival(fitted.model, periods).at(-1) ?? 0;
  const actual = (longest.at(-1) ?? 0) / started;
  return { period: periods, customers: started, expected, actual, error: expected - actual };
}

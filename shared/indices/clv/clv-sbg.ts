import { retentionClv } from "../../statistics/retention-clv.ts";
import { sbgDel } from "../../statistics/sbg-del.ts";
import { type SbgModel, sbgFit } from "../../statistics/sbg-fit.ts";
import { sbgSurvival } from "../../statistics/sbg-survival.ts";
import { dayLiteral } from "../dialect.ts";
import { type CellQuery, hasField, type IndexContext, missingFields, type Row } from "../index-definition.ts";
import { numberOf } from "../read-row.ts";
import { marginCells, readMargins } from "./clv-margins.ts";
import type { ClvMethod } from "./clv-method.ts";

/** Below these the fit says little (methods.md 10.3). */
const FEWEST_CUSTOMERS = 200;
const FEWEST_RENEWALS = 3;

/**
 * Contractual customers who differ: shifted beta-geometric fitted to yearly renewals (every year from start_date), cohorts by the
 * number of renewals that could be seen by asOf. Value of a new customer: mean yearly margin of active customers × discounted
 * expected lifetime, less mean acquisition cost. Source: Fader & Hardie 2007, 2010; methods.md 10.3.
 */
export const clvSbg: ClvMethod = {
  needs: (context) => [
    ...missingFields(context, "accounts", ["customer_id", "start_date", "end_date"]),
    ...(hasField(context, "accounts", "mrr") || hasField(context, "accounts", "revenue") ? [] : ["accounts.mrr"]),
  ],
  params({ settings }) {
    const { convention, discountRate, horizonMonths, subtractCac } = settings.clv;
    return { convention, discountRate, horizonMonths, subtractCac, renewals: "yearly" };
  },
  queries: (context) => ({ margins: marginCells(context, "active", "money"), renewals: renewalCells(context) }),
  compute({ margins = [], renewals = [] }, context) {
    const { whole: sums } = readMargins(margins, context);
    const cohorts = cohortsOf(renewals);
    const started = cohorts.reduce((sum, cohort) => sum + (cohort[0] ?? 0), 0);
    const longest = cohorts.reduce((most, cohort) => Math.max(most, cohort.length - 1), 0);
    const flags = ["INTERVAL_NOT_YET", ...(started < FEWEST_CUSTOMERS || longest < FEWEST_RENEWALS ? ["BELOW_MINIMUM_SAMPLE"] : [])];
    const cac = sums.withCac === 0 ? null : sums.cac / sums.withCac;
    const margin = sums.n === 0 ? null : sums.margin / sums.n;
    const common = { n: sums.n, missing: sums.candidates - sums.n, perSegment: [] } as const;
    const fitted = sbgFit(cohorts);
    if (!fitted.ok || margin === null) {
      const parameters = { alpha: null, beta: null, margin, cac };
      return { ...common, value: null, reason: margin === null ? "EMPTY" : fitted.ok ? null : fitted.reason, parameters, flags };
    }
    const { alpha, beta, logLikelihood, meanChurn, isHomogeneous } = fitted.model;
    const parameters = { alpha, beta, margin, cac, logLikelihood, meanChurn };
    const worth = lifetimes(fitted.model, context);
    const { subtractCac } = context.settings.clv;
    return {
      ...common,
      value: worth === null ? null : margin * worth - (subtractCac ? (cac ?? 0) : 0),
      reason: worth === null ? "DIVERGES" : null,
      parameters,
      flags: [...flags, ...(isHomogeneous ? ["HOMOGENEOUS"] : []), ...(subtractCac && cac === null ? ["BEFORE_ACQUISITION"] : [])],
    };
  },
};

/** Discounted expected number of yearly margins of a new customer, by convention and horizon. */
function lifetimes(model: SbgModel, { settings }: IndexContext): number | null {
  const { discountRate, convention, horizonMonths } = settings.clv;
  if (model.isHomogeneous) {
    const horizonPeriods = horizonMonths === null ? null : horizonMonths / 12;
    return retentionClv({ margin: 1, retention: 1 - model.meanChurn, discount: discountRate, convention, horizonPeriods }).value;
  }
  // Convention b counts as many margins as a, but starts with the first renewal.
  const years = horizonMonths === null ? null : horizonMonths / 12 + (convention === "b" ? 1 : 0);
  const del = years === null ? (discountRate < 0 ? null : sbgDel(model, discountRate)) : finite(model, discountRate, years);
  if (del === null) return null;
  return convention === "a" ? del : convention === "b" ? del - 1 : del / (1 + discountRate);
}

const finite = (model: SbgModel, discount: number, years: number): number =>
  sbgSurvival(model, Math.max(0, Math.ceil(years) - 1)).reduce((sum, survival, t) => sum + survival / (1 + discount) ** t, 0);

/** Renewals that could be seen (`seen`) and those survived, counted by customers: every year from the start is a renewal. */
function renewalCells(context: IndexContext): CellQuery {
  const asOf = dayLiteral(context.asOf ?? "1970-01-01");
  const years = (from: string, to: string): string =>
    `(extract(year from ${to}) - extract(year from ${from}) - case when extract(month from ${to}) * 100 + extract(day from ${to}) < extract(month from ${from}) * 100 + extract(day from ${from}) then 1 else 0 end)`;
  const onAnniversary = `extract(month from t.end_date) * 100 + extract(day from t.end_date) = extract(month from t.start_date) * 100 + extract(day from t.start_date)`;
  const seen = years("t.start_date", asOf);
  const survived = `case when a.active then ${seen} else greatest(0, ${years("t.start_date", "t.end_date")} - case when ${onAnniversary} then 1 else 0 end) end`;
  const renewals = `(select a.grp, ${seen} as seen, least(${seen}, ${survived}) as survived from frame_accounts a join accounts t on t.customer = a.customer
    where t.start_date is not null and (a.active or t.end_date is not null)) r`;
  return { from: renewals, where: "seen >= 1", keys: { seen: "seen", survived: "survived" }, sums: { customers: "count(*)" } };
}

/** One cohort for each number of renewals seen: customers left at 0, 1, … renewals. */
function cohortsOf(rows: readonly Row[]): readonly (readonly number[])[] {
  const lengths = [...new Set(rows.map((row) => numberOf(row, "seen")))].sort((a, b) => a - b);
  return lengths.map((seen) => {
    const own = rows.filter((row) => numberOf(row, "seen") === seen);
    return Array.from({ length: seen + 1 }, (_, t) =>
      own.reduce((sum, row) => sum + (numberOf(row, "survived") >= t ? numberOf(row, "customers") : 0), 0),
    );
  });
}

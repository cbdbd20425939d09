import { sbgFit } from "../../statistics/sbg-fit.ts";
import { type CellQuery, hasField, type IndexContext, missingFields } from "../index-definition.ts";
import { marginCells, readMargins } from "./clv-margins.ts";
import type { ClvMethod } from "./clv-method.ts";
import { fixedCostQuery, fixedPerHead, meanFixed } from "./fixed-costs.ts";
import { cohortsOf, FEWEST_RENEWING, renewalsRelation } from "./renewals.ts";
import { holdOut, lifetimes, residual } from "./sbg-lifetimes.ts";
import { marginsQuery, refits } from "./sbg-refits.ts";

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
    const { convention, discountRate, horizonMonths, subtractCac, growth } = settings.clv;
    return { convention, discountRate, horizonMonths, subtractCac, growth, renewals: "yearly" };
  },
  queries: (context) => ({
    margins: marginCells(context, "active", "money"),
    renewals: renewalCells(context),
    fixed: (kind) => fixedCostQuery(context, kind),
  }),
  compute({ margins = [], renewals = [], fixed = [] }, context) {
    const { whole: sums, segments } = readMargins(margins, context);
    const fixedCost = meanFixed(segments, fixedPerHead(fixed));
    const cohorts = cohortsOf(renewals);
    const started = cohorts.reduce((sum, cohort) => sum + (cohort[0] ?? 0), 0);
    const longest = cohorts.reduce((most, cohort) => Math.max(most, cohort.length - 1), 0);
    const flags = [...(started < FEWEST_RENEWING.customers || longest < FEWEST_RENEWING.renewals ? ["BELOW_MINIMUM_SAMPLE"] : [])];
    const cac = sums.withCac === 0 ? null : sums.cac / sums.withCac;
    const margin = sums.n === 0 ? null : sums.margin / sums.n;
    const common = { n: sums.n, missing: sums.candidates - sums.n, perSegment: [] } as const;
    const without = { ...common, value: null, parameters: { alpha: null, beta: null, margin, cac }, flags } as const;
    if (margin === null) return { ...without, reason: "EMPTY" };
    const fitted = sbgFit(cohorts);
    if (!fitted.ok) return { ...without, reason: fitted.reason };
    const { alpha, beta, logLikelihood, meanChurn, isHomogeneous } = fitted.model;
    const parameters = { alpha, beta, margin, cac, logLikelihood, meanChurn };
    const worth = lifetimes(fitted.model, context);
    const { subtractCac } = context.settings.clv;
    const worthOf = (ofMargin: number): number | null => (worth === null ? null : ofMargin * worth - (subtractCac ? (cac ?? 0) : 0));
    const loadedBy = (fixed: number) => {
      const value = worthOf(margin - fixed);
      return { fixedPerCustomer: fixed, value, total: value === null ? null : value * sums.n };
    };
    return {
      ...common,
      further: {
        cohorts,
        loaded: fixedCost === null ? null : loadedBy(fixedCost),
        residual: residual(renewals, fitted.model, margin, context),
        holdOut: holdOut(cohorts),
      },
      value: worthOf(margin),
      reason: worth === null ? "DIVERGES" : null,
      parameters,
      flags: [...flags, ...(isHomogeneous ? ["HOMOGENEOUS"] : []), ...(subtractCac && cac === null ? ["BEFORE_ACQUISITION"] : [])],
    };
  },
  simulation: { query: marginsQuery, values: refits },
};

function renewalCells(context: IndexContext): CellQuery {
  return {
    from: `${renewalsRelation(context.asOf, "grp")} r`,
    where: "seen >= 0",
    keys: { seen: "seen", survived: "survived" },
    sums: { customers: "count(*)", active: "count(*) filter (where active)" },
  };
}

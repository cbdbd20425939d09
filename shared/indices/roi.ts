import { discountedPayback } from "../statistics/discounted-payback.ts";
import { irr } from "../statistics/irr.ts";
import { mirr } from "../statistics/mirr.ts";
import { npv } from "../statistics/npv.ts";
import { payback } from "../statistics/payback.ts";
import { returnOnInvestment } from "../statistics/return-on-investment.ts";
import { type IndexContext, type IndexDefinition, missingFields, type Row } from "./index-definition.ts";
import type { Json } from "./index-result.ts";
import { makeResult, ratio } from "./make-result.ts";
import { numberOf, numberOrNull } from "./read-row.ts";
import {
  amountColumns,
  cashFlows,
  hoursMapped,
  periodCells,
  periodOf,
  periodRates,
  periodsAYear,
  perPeriod,
  presentValue,
  projectCells,
} from "./roi/roi-flows.ts";
import { isUncertain, npvUncertainty } from "./roi/roi-uncertainty.ts";
import { noRows } from "./slice-sql.ts";

type RoiAggregate = { readonly periods: readonly Row[]; readonly projects: readonly Row[] };

/** Discount rates a year of the profile. */
const PROFILE = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5] as const;

/**
 * Return on investment: 100·(benefit − cost)/cost over all periods of all projects. Says what comes back for what is spent. Percent,
 * above −100, higher is better. Beside it net present value (as a spreadsheet counts it too, and by discount rate), internal rate of
 * return (all roots), modified rate, payback plain and discounted, and what of it all is time at the hourly rate. An empty amount is 0;
 * a row without a period is missing, one whose period or amount is filled and cannot be read is out of range. Gains are gross unless
 * said to be net of what would have come anyway. No interval: one programme has no sampling error; where inputs are said to be uncertain
 * the net present value has a distribution. Source: methods.md 6. Example: −60000, then 12000, 18000, 22000, 24000, 24000 give 66.7.
 */
export const roi: IndexDefinition<"roi", RoiAggregate> = {
  id: "roi",
  byWave: false,
  table: () => "cashflows",
  unit: () => "percent",
  needs: (context) => [
    ...missingFields(context, "cashflows", ["period"]),
    ...(amountColumns(context, "benefit").length > 0 ? [] : ["cashflows.benefit"]),
    ...(amountColumns(context, "cost").length > 0 ? [] : ["cashflows.cost"]),
  ],
  params,
  emptyParts: {
    npv: null,
    irr: null,
    irrRoots: [],
    mirr: null,
    paybackPeriods: null,
    discountedPayback: null,
    benefit: 0,
    cost: 0,
    bcr: null,
    flows: [],
    annualised: null,
    horizonYears: null,
    npvSpreadsheet: null,
    npvProfile: [],
    hours: null,
    uncertainty: null,
  },
  queries: (context) => ({
    periods: periodCells(context),
    projects: isUncertain(context) ? projectCells(context) : noRows,
  }),
  compute({ periods, projects }, context) {
    const readable = periods.filter((row) => row["unread_period"] !== true && row["unread_amount"] !== true);
    const dated = readable
      .filter((row) => numberOrNull(row, "period") !== null)
      .toSorted((a, b) => numberOf(a, "period") - numberOf(b, "period"));
    const count = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + numberOf(row, "n"), 0);
    const n = count(dated);
    const excluded = { missing: count(readable) - n, outOfRange: count(periods) - count(readable), duplicate: 0 };
    const flags = [
      ...(context.settings.roi.hourlyRate === null && hoursMapped(context) ? ["HOURS_NOT_USED"] : []),
      ...(context.filtered ? ["NOT_FILTERED"] : []),
      ...(periods.some((row) => row["unread_amount"] === true) ? ["UNREADABLE_AMOUNTS"] : []),
    ];
    const common = { unit: "percent", n, excluded, params: params(context), sampled: false } as const;
    if (n === 0) {
      const reason = excluded.missing === 0 && excluded.outOfRange > 0 ? "OUT_OF_RANGE_ALL" : "EMPTY";
      return makeResult({ ...common, flags, value: null, reason, parts: roi.emptyParts });
    }
    const sum = (name: string): number => dated.reduce((total, row) => total + numberOf(row, name), 0);
    const [benefit, cost] = [sum("benefit"), sum("cost")];
    const value = cost > 0 ? (100 * (benefit - cost)) / cost : null;
    const reason = value === null ? "ZERO_DENOMINATOR" : null;
    const ofHours = context.settings.roi.hourlyRate === null ? null : { benefit: sum("benefit_hours"), cost: sum("cost_hours") };
    const amounts = { benefit, cost, hours: hoursMapped(context) ? ofHours : null };
    const gains = [...flags, ...(context.settings.roi.gains === "gross" ? ["GROSS_GAINS"] : [])];
    const flows = cashFlows(dated);
    if (flows === null)
      return makeResult({ ...common, flags: [...gains, "TOO_MANY_PERIODS"], value, reason, parts: { ...roi.emptyParts, ...amounts } });
    const roots = irr(flows);
    const parts = {
      ...amounts,
      ...returns(flows, dated, context),
      irr: context.settings.roi.irr === "nearestZero" ? roots.smallestRoot : roots.value,
      irrRoots: roots.roots,
      annualised: returnOnInvestment(benefit, cost, (flows.length - 1) / periodsAYear(context))?.annualised ?? null,
      uncertainty: npvUncertainty(projects, context),
    };
    return makeResult({ ...common, flags: [...gains, ...(roots.reason === null ? [] : [roots.reason])], value, reason, parts });
  },
};

function params(context: IndexContext) {
  const { discountRate, financeRate, reinvestRate, hourlyRate, irr: ofSeveral, gains, benefitCv, costCv, spreads } = context.settings.roi;
  return {
    period: periodOf(context),
    discountRate,
    financeRate: financeRate ?? discountRate,
    reinvestRate: reinvestRate ?? discountRate,
    hourlyRate,
    irr: ofSeveral,
    gains,
    benefitCv,
    costCv,
    spreads: spreads as Json,
  };
}

/** What the flows are worth at the rates in force. */
function returns(flows: readonly number[], dated: readonly Row[], context: IndexContext) {
  const { discount, finance, reinvest } = periodRates(context);
  const worth = npv(flows, discount);
  const presentCost = presentValue(dated, "cost", discount);
  return {
    npv: worth,
    // A spreadsheet's NPV() discounts the first flow too (methods.md 6).
    npvSpreadsheet: worth / (1 + discount),
    npvProfile: PROFILE.map((rate) => ({ rate, npv: npv(flows, perPeriod(rate, context)) })),
    mirr: mirr(flows, finance, reinvest),
    paybackPeriods: payback(flows),
    discountedPayback: discountedPayback(flows, discount),
    bcr: presentCost > 0 ? ratio(presentValue(dated, "benefit", discount), presentCost) : null,
    horizonYears: (flows.length - 1) / periodsAYear(context),
    flows: flows.map((flow, period) => ({ period, flow })),
  };
}

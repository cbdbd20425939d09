import { discountedPayback } from "../statistics/discounted-payback.ts";
import { irrRoots } from "../statistics/irr-roots.ts";
import { mirr } from "../statistics/mirr.ts";
import { npv } from "../statistics/npv.ts";
import { payback } from "../statistics/payback.ts";
import { divideWhole, exactMoney } from "./dialect.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "./index-definition.ts";
import { makeResult, ratio } from "./make-result.ts";
import { numberOf, numberOrNull } from "./read-row.ts";

type RoiAggregate = { readonly periods: readonly Row[] };

const PERIODS_A_YEAR = { year: 1, quarter: 4, month: 12 } as const;
/** A horizon beyond this is a slip in the period column; rates of return over it mean nothing. */
const MOST_PERIODS = 2_400;

/**
 * Return on investment: 100·(benefit − cost)/cost over all periods of all projects. Says what comes back for what is spent. Percent,
 * above −100, higher is better. Beside it net present value, internal rate of return (all roots), modified rate, payback plain and
 * discounted. An empty amount is 0; a row without a period is missing, one whose period or amount is filled and cannot be read is out
 * of range. No interval: one programme has no sampling error. Source: methods.md 6. Example: −60000, then 12000, 18000, 22000, 24000, 24000 give 66.7.
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
  },
  queries: (context) => ({ periods: periodCells(context) }),
  compute({ periods }, context) {
    const readable = periods.filter((row) => row["unread_period"] !== true && row["unread_amount"] !== true);
    const dated = readable
      .filter((row) => numberOrNull(row, "period") !== null)
      .toSorted((a, b) => numberOf(a, "period") - numberOf(b, "period"));
    const count = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + numberOf(row, "n"), 0);
    const n = count(dated);
    const excluded = { missing: count(readable) - n, outOfRange: count(periods) - count(readable), duplicate: 0 };
    const amountsUnread = periods.some((row) => row["unread_amount"] === true);
    const hoursUnused = context.settings.roi.hourlyRate === null && hoursMapped(context);
    const flags = [
      ...(hoursUnused ? ["HOURS_NOT_USED"] : []),
      ...(context.filtered ? ["NOT_FILTERED"] : []),
      ...(amountsUnread ? ["UNREADABLE_AMOUNTS"] : []),
    ];
    const common = { unit: "percent", n, excluded, params: params(context), sampled: false } as const;
    if (n === 0) {
      const reason = excluded.missing === 0 && excluded.outOfRange > 0 ? "OUT_OF_RANGE_ALL" : "EMPTY";
      return makeResult({ ...common, flags, value: null, reason, parts: roi.emptyParts });
    }
    const benefit = dated.reduce((sum, row) => sum + numberOf(row, "benefit"), 0);
    const cost = dated.reduce((sum, row) => sum + numberOf(row, "cost"), 0);
    const flows = cashFlows(dated);
    const value = cost > 0 ? (100 * (benefit - cost)) / cost : null;
    if (flows === null) {
      const parts = { ...roi.emptyParts, benefit, cost };
      return makeResult({
        ...common,
        flags: [...flags, "TOO_MANY_PERIODS"],
        value,
        reason: value === null ? "ZERO_DENOMINATOR" : null,
        parts,
      });
    }
    const roots = irrRoots(flows);
    const { discount, finance, reinvest } = periodRates(context);
    const presentCost = npvOf(dated, "cost", flows.length, discount);
    const parts = {
      npv: npv(flows, discount),
      irr: roots.length === 1 ? (roots[0] ?? null) : null,
      irrRoots: roots,
      mirr: mirr(flows, finance, reinvest),
      paybackPeriods: payback(flows),
      discountedPayback: discountedPayback(flows, discount),
      benefit,
      cost,
      bcr: presentCost > 0 ? ratio(npvOf(dated, "benefit", flows.length, discount), presentCost) : null,
      flows: flows.map((flow, period) => ({ period, flow })),
    };
    return makeResult({
      ...common,
      flags: [...flags, ...(roots.length === 0 ? ["NO_ROOT"] : roots.length > 1 ? ["MULTIPLE_ROOTS"] : [])],
      value,
      reason: value === null ? "ZERO_DENOMINATOR" : null,
      parts,
    });
  },
};

const periodOf = ({ settings, periodKind }: IndexContext): "year" | "quarter" | "month" =>
  settings.roi.period ?? (periodKind === "month" ? "month" : "year");

function params(context: IndexContext) {
  const { discountRate, financeRate, reinvestRate, hourlyRate } = context.settings.roi;
  return {
    period: periodOf(context),
    discountRate,
    financeRate: financeRate ?? discountRate,
    reinvestRate: reinvestRate ?? discountRate,
    hourlyRate,
  };
}

/** Rates of a year as rates of a period. */
function periodRates(context: IndexContext) {
  const { discountRate, financeRate, reinvestRate } = context.settings.roi;
  const perPeriod = (rate: number): number => (1 + rate) ** (1 / PERIODS_A_YEAR[periodOf(context)]) - 1;
  return {
    discount: perPeriod(discountRate),
    finance: perPeriod(financeRate ?? discountRate),
    reinvest: perPeriod(reinvestRate ?? discountRate),
  };
}

const hoursMapped = (context: IndexContext): boolean =>
  hasField(context, "cashflows", "benefit_hours") || hasField(context, "cashflows", "cost_hours");

/** What makes up a benefit or a cost: money, and hours at the hourly rate where one is set. */
function amountColumns(context: IndexContext, side: "benefit" | "cost"): readonly string[] {
  const { hourlyRate } = context.settings.roi;
  return [
    ...(hasField(context, "cashflows", side) ? [exactMoney(`coalesce(${side}, 0)`)] : []),
    ...(hourlyRate !== null && hasField(context, "cashflows", `${side}_hours`)
      ? [exactMoney(`coalesce(${side}_hours, 0) * cast(${hourlyRate} as double)`)]
      : []),
  ];
}

/** The fields whose amounts count. */
export const amountFields = (context: IndexContext): readonly string[] => [
  "benefit",
  "cost",
  ...(context.settings.roi.hourlyRate === null ? [] : ["benefit_hours", "cost_hours"]),
];

function periodCells(context: IndexContext): CellQuery {
  // Dates count months; a longer period set by the user gathers them.
  const monthsAPeriod = context.periodKind === "month" ? 12 / PERIODS_A_YEAR[periodOf(context)] : 1;
  return {
    from: "frame_cashflows",
    keys: {
      unread_period: "unread_period",
      unread_amount: amountFields(context)
        .map((field) => `unread_${field}`)
        .join(" or "),
      period: monthsAPeriod === 1 ? "period_index" : divideWhole("period_index", monthsAPeriod),
    },
    sums: {
      n: "count(*)",
      benefit: amountColumns(context, "benefit").join(" + "),
      cost: amountColumns(context, "cost").join(" + "),
    },
  };
}

/** Benefit − cost of every period from the first to the last; a period without a row is 0. */
function cashFlows(rows: readonly Row[]): readonly number[] | null {
  const last = rows.reduce((latest, row) => Math.max(latest, numberOf(row, "period")), 0);
  if (last > MOST_PERIODS) return null;
  const flows = new Array<number>(last + 1).fill(0);
  for (const row of rows) flows[numberOf(row, "period")] = numberOf(row, "benefit") - numberOf(row, "cost");
  return flows;
}

function npvOf(rows: readonly Row[], side: "benefit" | "cost", length: number, discount: number): number {
  const amounts = new Array<number>(length).fill(0);
  for (const row of rows) amounts[numberOf(row, "period")] = numberOf(row, side);
  return npv(amounts, discount);
}

import { npv } from "../../statistics/npv.ts";
import { divideWhole, exactMoney, literal } from "../dialect.ts";
import { type CellQuery, hasField, type IndexContext, type Row } from "../index-definition.ts";
import { numberOf } from "../read-row.ts";

const PERIODS_A_YEAR = { year: 1, quarter: 4, month: 12 } as const;
/** A horizon beyond this is a slip in the period column; rates of return over it mean nothing. */
const MOST_PERIODS = 2_400;

export const periodOf = ({ settings, periodKind }: IndexContext): "year" | "quarter" | "month" =>
  settings.roi.period ?? (periodKind === "month" ? "month" : "year");

export const periodsAYear = (context: IndexContext): number => PERIODS_A_YEAR[periodOf(context)];

/** A rate of a year as that of a period. */
export const perPeriod = (rate: number, context: IndexContext): number => (1 + rate) ** (1 / periodsAYear(context)) - 1;

/** Rates of a year as rates of a period. */
export function periodRates(context: IndexContext) {
  const { discountRate, financeRate, reinvestRate } = context.settings.roi;
  return {
    discount: perPeriod(discountRate, context),
    finance: perPeriod(financeRate ?? discountRate, context),
    reinvest: perPeriod(reinvestRate ?? discountRate, context),
  };
}

export const hoursMapped = (context: IndexContext): boolean =>
  hasField(context, "cashflows", "benefit_hours") || hasField(context, "cashflows", "cost_hours");

type Side = "benefit" | "cost";

/** Hours of a side at the hourly rate; `null` where none are counted. */
function hoursColumn(context: IndexContext, side: Side): string | null {
  const { hourlyRate } = context.settings.roi;
  if (hourlyRate === null || !hasField(context, "cashflows", `${side}_hours`)) return null;
  return exactMoney(`coalesce(${side}_hours, 0) * cast(${hourlyRate} as double)`);
}

/** What makes up a benefit or a cost: money, and hours at the hourly rate where one is set. */
export function amountColumns(context: IndexContext, side: Side): readonly string[] {
  const hours = hoursColumn(context, side);
  return [...(hasField(context, "cashflows", side) ? [exactMoney(`coalesce(${side}, 0)`)] : []), ...(hours === null ? [] : [hours])];
}

/** The fields whose amounts count. */
export const amountFields = (context: IndexContext): readonly string[] => [
  "benefit",
  "cost",
  ...(context.settings.roi.hourlyRate === null ? [] : ["benefit_hours", "cost_hours"]),
];

/** Amounts by period; `ofHours` is the part of each that is time. */
export function periodCells(context: IndexContext): CellQuery {
  const [benefitHours, costHours] = [hoursColumn(context, "benefit"), hoursColumn(context, "cost")];
  return {
    from: "frame_cashflows",
    keys: {
      unread_period: "unread_period",
      unread_amount: amountFields(context)
        .map((field) => `unread_${field}`)
        .join(" or "),
      period: periodSql(context),
    },
    sums: {
      n: "count(*)",
      benefit: amountColumns(context, "benefit").join(" + "),
      cost: amountColumns(context, "cost").join(" + "),
      ...(benefitHours === null ? {} : { benefit_hours: benefitHours }),
      ...(costHours === null ? {} : { cost_hours: costHours }),
    },
  };
}

/** The readable amounts by project and period, for what is uncertain project by project. */
export function projectCells(context: IndexContext): CellQuery {
  const unread = ["unread_period", ...amountFields(context).map((field) => `unread_${field}`)].join(" or ");
  return {
    from: "frame_cashflows",
    where: `not (${unread}) and period_index is not null`,
    keys: {
      project: hasField(context, "cashflows", "project") ? "cast(project as varchar)" : literal(""),
      period: periodSql(context),
    },
    sums: { benefit: amountColumns(context, "benefit").join(" + "), cost: amountColumns(context, "cost").join(" + ") },
  };
}

/** Dates count months; a longer period set by the user gathers them. */
function periodSql(context: IndexContext): string {
  const months = context.periodKind === "month" ? 12 / periodsAYear(context) : 1;
  return months === 1 ? "period_index" : divideWhole("period_index", months);
}

/** Benefit − cost of every period from the first to the last; a period without a row is 0. `null` beyond the longest horizon. */
export function cashFlows(rows: readonly Row[]): readonly number[] | null {
  const last = rows.reduce((latest, row) => Math.max(latest, numberOf(row, "period")), 0);
  if (last > MOST_PERIODS) return null;
  const flows = new Array<number>(last + 1).fill(0);
  for (const row of rows) flows[numberOf(row, "period")] = numberOf(row, "benefit") - numberOf(row, "cost");
  return flows;
}

/** Present value of one side; the rows hold each period once, and a period without a row is 0. */
export function presentValue(rows: readonly Row[], side: Side, discount: number): number {
  const amounts: number[] = [];
  for (const row of rows) amounts[numberOf(row, "period")] = numberOf(row, side);
  return npv(amounts, discount);
}

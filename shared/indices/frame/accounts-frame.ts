import { columnOf } from "../../table/canonical.ts";
import { dayLiteral, identifier, money, smallMoney, smallSquare, square } from "../dialect.ts";
import { type FrameInput, has, upToDate } from "./frame-input.ts";
import { groupOf } from "./group-sql.ts";
import { accountsPass, all } from "./where-sql.ts";

/** Amounts from here on are taken for mistakes of typing: sums of squares stay exact below (dialect.ts). */
export const MONEY_LIMIT = 1e12;

/** The column of the frame that holds a number of accounts as it stands. */
export const rawColumn = (field: string): string => identifier(`raw_${field}`);

/** Number columns of accounts, extra ones too: what health components and metrics may read. */
export const numberFields = (input: Pick<FrameInput, "fields" | "types">): readonly string[] =>
  (input.fields.accounts ?? []).filter((field) => input.types.accounts?.[columnOf(field)] === "DOUBLE");

/**
 * `frame_accounts`: one row a customer started by asOf. States (cli.md, Dates): `active` at asOf, `at_start` of the window,
 * `lost` inside it, `acquired` inside it, `ended` by asOf or churned. `start_date`, `end_date` as they stand. Money of 12 months: `money` (mrr·12, or revenue where mrr
 * is not mapped), `cost` (variable cost), `revenue` as it stands; negative or absurd money is left out and marked.
 */
export function accountsSelect(input: FrameInput): string {
  const group = groupOf(input, "accounts");
  const state = accountState(input);
  const columns = [
    "t.customer",
    `${group.code} as grp`,
    has(input, "accounts", "segment") ? "t.segment" : "cast(null as varchar) as segment",
    ...Object.entries(state).map(([name, sql]) => `${sql} as ${name}`),
    ...(["start_date", "end_date"] as const).map(
      (field) => `${has(input, "accounts", field) ? `t.${field}` : "cast(null as date)"} as ${field}`,
    ),
    ...moneyColumns(input),
    ...numberFields(input).map((field) => `t.${identifier(columnOf(field))} as ${rawColumn(field)}`),
  ];
  const where = all([upToDate(input, "accounts", "t"), accountsPass(input, "t")]);
  return `select ${columns.join(", ")} from accounts t ${group.join} where ${where}`;
}

/** A year of these is small enough for the fast types of money, with room for sums and differences of two. */
const SMALL_MONTH = 80_000;

/** SQL that says (`small`) whether all amounts of the accounts are small. */
export function smallMoneyQuery(input: Pick<FrameInput, "fields">): string {
  const fields = ["mrr", "revenue", "variable_cost", "cac"].filter((field) => has(input, "accounts", field));
  const small = fields.map((field) => `coalesce(max(abs(${field})) < ${SMALL_MONTH}, true)`);
  return `select ${small.join(" and ") || "count(*) >= 0"} as small from accounts`;
}

type AccountState = Readonly<Record<"active" | "at_start" | "lost" | "acquired" | "ended", string>>;

function accountState(input: FrameInput): AccountState {
  const { asOf: day, windowStart } = input;
  const dated = day !== null && windowStart !== null ? { asOf: dayLiteral(day), from: dayLiteral(windowStart) } : null;
  const churned = has(input, "accounts", "churned") ? "coalesce(t.churned, false)" : "false";
  const started = has(input, "accounts", "start_date") ? dated : null;
  const thereAtStart = started === null ? "true" : `(t.start_date is null or t.start_date <= ${started.from})`;
  const acquired = started === null ? "false" : `coalesce(t.start_date > ${started.from}, false)`;
  if (dated === null || !has(input, "accounts", "end_date")) {
    // A status without dates: churned customers who were there at t0 were lost inside the window (flag CHURN_FROM_STATUS).
    return { active: `not ${churned}`, at_start: thereAtStart, lost: `(${churned} and ${thereAtStart})`, acquired, ended: churned };
  }
  const { asOf, from } = dated;
  return {
    active: `(t.end_date is null or t.end_date > ${asOf})`,
    at_start: `(${thereAtStart} and (t.end_date is null or t.end_date > ${from}))`,
    lost: `coalesce(t.end_date > ${from} and t.end_date <= ${asOf}, false)`,
    acquired,
    ended: `(coalesce(t.end_date <= ${asOf}, false) or ${churned})`,
  };
}

/** Money as decimals from here on, cast once a customer and not once an answer; their sums depend on no order (dialect.ts). */
function moneyColumns(input: FrameInput): readonly string[] {
  const [amount, squared] = input.isSmallMoney ? [smallMoney, smallSquare] : [money, square];
  const none = "cast(null as double)";
  const hasMrr = has(input, "accounts", "mrr");
  const hasRevenue = has(input, "accounts", "revenue");
  const year = hasMrr ? "t.mrr * 12" : hasRevenue ? "t.revenue" : none;
  const revenue = hasRevenue ? "t.revenue" : hasMrr ? "t.mrr * 12" : none;
  const cost = has(input, "accounts", "variable_cost") ? (hasMrr ? "t.variable_cost * 12" : "t.variable_cost") : none;
  const cac = has(input, "accounts", "cac") ? "t.cac" : none;
  const legal = (value: string): string => amount(`case when ${value} >= 0 and ${value} < ${MONEY_LIMIT} then ${value} end`);
  const sane = (value: string): string => amount(`case when abs(${value}) < ${MONEY_LIMIT} then ${value} end`);
  return [
    `${legal(year)} as money`,
    `coalesce(${year} < 0, false) as negative_money`,
    `coalesce(${year} >= ${MONEY_LIMIT}, false) as absurd_money`,
    `${legal(revenue)} as revenue`,
    `${squared(`case when ${revenue} >= 0 and ${revenue} < ${MONEY_LIMIT} then ${revenue} end`)} as revenue_square`,
    `coalesce(${revenue} < 0, false) as negative_revenue`,
    `${sane(cost)} as cost`,
    `${sane(cac)} as cac`,
    `${hasMrr ? sane("t.mrr") : amount(none)} as mrr`,
  ];
}

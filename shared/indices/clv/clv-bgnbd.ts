import { bgnbdClv } from "../../statistics/bgnbd-clv.ts";
import { type BgnbdModel, bgnbdFit } from "../../statistics/bgnbd-fit.ts";
import { bgnbdStandardErrors } from "../../statistics/bgnbd-standard-errors.ts";
import { gammaGammaExpected } from "../../statistics/gamma-gamma-expected.ts";
import { type GammaGammaModel, gammaGammaFit } from "../../statistics/gamma-gamma-fit.ts";
import { compareKeys } from "../compare-keys.ts";
import { dayLiteral, daysBetween, exactMoney } from "../dialect.ts";
import { hasField, type IndexContext, missingFields, type SliceKind } from "../index-definition.ts";
import type { Json } from "../index-result.ts";
import { numberOf } from "../read-row.ts";
import { groupBy, sliceColumn } from "../slice-sql.ts";
import { bgnbdRefits } from "./bgnbd-refits.ts";
import type { ClvMethod, ClvOutcome } from "./clv-method.ts";
import { holdOutPurchases, holdOutQuery } from "./hold-out-purchases.ts";
import { purchaseChecks } from "./purchase-checks.ts";
import { type History, readHistory, weekly, weeksOf } from "./purchase-history.ts";
import { trackedQuery, trackPurchases } from "./track-purchases.ts";

const FEWEST_CUSTOMERS = 500;
const FEWEST_REPEATERS = 100;
/** Gamma-Gamma takes spend for independent of frequency; above this correlation that is doubtful (methods.md 10.4). */
const HIGHEST_CORRELATION = 0.3;

/**
 * Customers without a contract: purchases by BG/NBD, spend by Gamma-Gamma, both fitted to weeks of 7 days from each first purchase
 * to asOf, purchases of one day summed; the margin expected in the horizon (12 months = 52 weeks), discounted weekly, mean over
 * customers. Source: Fader, Hardie & Lee 2005; Fader & Hardie 2013; methods.md 10.4.
 */
export const clvBgnbd: ClvMethod = {
  needs: (context) => missingFields(context, "transactions", ["customer_id", "date", "amount"]),
  params({ settings }) {
    const { discountRate, horizonMonths } = settings.clv;
    return { discountRate, horizonMonths: horizonMonths ?? 12, weeks: weeksOf(horizonMonths), timeUnit: "week", segmentFit: "overall" };
  },
  queries: (context) => ({
    histories: (kind) => historiesQuery(context, kind),
    margin: (kind) => marginQuery(context, kind),
    tracked: (kind) => trackedQuery(context, kind, daysSql(kind)),
    held: (kind) => holdOutQuery(context, kind, daysSql(kind)),
  }),
  compute({ histories = [], margin = [], tracked = [], held = [] }, context) {
    const rows = histories.map(readHistory);
    const n = rows.reduce((sum, { count }) => sum + count, 0);
    const repeating = rows.reduce((sum, { x, count }) => (x > 0 ? sum + count : sum), 0);
    const [found] = margin;
    const flags = [
      ...(n < FEWEST_CUSTOMERS || repeating < FEWEST_REPEATERS ? ["BELOW_MINIMUM_SAMPLE"] : []),
      ...(numberOf(found, "returns") > 0 ? ["RETURNS_LEFT_OUT"] : []),
      ...(numberOf(found, "incomplete") > 0 ? ["TRANSACTIONS_INCOMPLETE"] : []),
      ...(isContractual(context) ? ["CONTRACTUAL_DATA"] : []),
    ];
    const common = { n, missing: 0, perSegment: [], flags } as const;
    if (n === 0) return { ...common, value: null, reason: "EMPTY", parameters: NO_PARAMETERS };
    if (isContractual(context)) return { ...common, value: null, reason: "NOT_IDENTIFIED", parameters: NO_PARAMETERS };
    // A first purchase on the last day tells nothing about coming back.
    const told = rows.filter(({ T }) => T > 0);
    const purchases = bgnbdFit(told);
    const spending = rows.filter(({ meanSpend }) => meanSpend > 0);
    const spend = gammaGammaFit(spending);
    if (!purchases.ok) return { ...common, value: null, reason: purchases.reason, parameters: NO_PARAMETERS };
    const { r, alpha, a, b, logLikelihood } = purchases.model;
    const ofPurchases = { ...NO_PARAMETERS, r, alpha, a, b, logLikelihood, repeaters: repeating };
    if (!spend.ok) return { ...common, value: null, reason: spend.reason, parameters: ofPurchases };
    const { p, q, v, meanSpend, logLikelihood: spendLogLikelihood } = spend.model;
    const marginShare = numberOf(found, "amount") > 0 ? numberOf(found, "margin") / numberOf(found, "amount") : 1;
    const correlation = correlationOf(spending);
    const parameters = { ...ofPurchases, p, q, v, spendLogLikelihood, meanSpend, marginShare, correlation };
    const values = valuesOf(rows, purchases.model, spend.model, marginShare, context);
    return {
      ...meanOf(rows, values),
      n,
      missing: 0,
      parameters,
      further: {
        ...purchaseChecks(rows, purchases.model, weeksOf(context.settings.clv.horizonMonths)),
        standardErrors: bgnbdStandardErrors(purchases.model, told),
        tracking: trackPurchases(rows, tracked, purchases.model),
        holdOutPurchases: holdOutPurchases(held),
      },
      perSegment: hasField(context, "accounts", "segment") ? segmentsOf(rows, values) : [],
      flags: [
        ...flags,
        ...(purchases.model.isExtreme || spend.model.isExtreme ? ["EXTREME_PARAMETERS"] : []),
        ...(correlation > HIGHEST_CORRELATION ? ["SPEND_DEPENDS_ON_FREQUENCY"] : []),
      ],
    };
  },
  simulation: { query: historiesQuery, values: bgnbdRefits },
};

/** Whoever gives notice is not silently gone: with contracts the model has nothing to tell (methods.md 10.4, last line). */
const isContractual = (context: IndexContext): boolean => hasField(context, "accounts", "end_date");

const NO_PARAMETERS: { readonly [key: string]: Json } = { r: null, alpha: null, a: null, b: null, p: null, q: null, v: null };

/** Days on which a customer bought, and their amounts; a day that sums to less than nothing is a return, not a purchase. */
function daysSql(kind: SliceKind): string {
  return `select ${sliceColumn(kind)} as slice, customer, date as day, ${exactMoney("amount")} as amount from frame_transactions
    where customer is not null and date is not null and amount is not null${groupBy(kind, ["customer", "date"])}`;
}

/** Customers by their history of purchases up to asOf; `readHistory` reads a row. */
export function historiesQuery(context: Pick<IndexContext, "fields" | "asOf">, kind: SliceKind): string {
  const segments = hasField(context, "accounts", "segment");
  const asOf = dayLiteral(context.asOf ?? "1970-01-01");
  return `with days as (select * from (${daysSql(kind)}) d where amount >= 0),
    customers_seen as (select slice, customer, min(day) as first, max(day) as last, count(*) as days, sum(amount) as total from days group by slice, customer),
    histories as (select c.slice, ${segments ? "a.segment" : "null"} as segment, c.days - 1 as x, ${daysBetween("c.first", "c.last")} as tx, ${daysBetween("c.first", asOf)} as length,
      case when c.days > 1 then cast(c.total - f.amount as double) / (c.days - 1) else 0 end as spend
      from customers_seen c join days f on f.slice = c.slice and f.customer = c.customer and f.day = c.first
      ${segments ? "left join frame_accounts a on a.customer = c.customer" : ""})
    select slice, segment, x, tx, length, spend, count(*) as customers from histories group by slice, segment, x, tx, length, spend
    order by slice, x, tx, length, spend, segment`;
}

function marginQuery(context: IndexContext, kind: SliceKind): string {
  const known = hasField(context, "transactions", "margin") ? "margin is not null and amount is not null and amount > 0" : "false";
  const margin = hasField(context, "transactions", "margin") ? exactMoney("margin") : exactMoney("0");
  const columns = [
    `${sliceColumn(kind)} as slice`,
    `${margin} filter (where ${known}) as margin`,
    `${exactMoney("amount")} filter (where ${known}) as amount`,
    "count(*) filter (where customer is null or date is null or amount is null) as incomplete",
  ];
  const returns = `select slice, count(*) as returns from (${daysSql(kind)}) d where amount < 0 group by slice`;
  return `select m.*, coalesce(r.returns, 0) as returns from (select ${columns.join(", ")} from frame_transactions${groupBy(kind)}) m left join (${returns}) r on r.slice = m.slice`;
}

function valuesOf(
  rows: readonly History[],
  purchases: BgnbdModel,
  spend: GammaGammaModel,
  marginShare: number,
  { settings }: IndexContext,
) {
  const discount = weekly(settings.clv.discountRate);
  const worthOf = purchaseWorth(purchases, weeksOf(settings.clv.horizonMonths), discount);
  return rows.map((history) => {
    const { x, meanSpend } = history;
    const expected = meanSpend > 0 ? gammaGammaExpected(spend, x, meanSpend) : spend.meanSpend;
    const worth = worthOf(history);
    return expected === null || worth === null ? null : expected * marginShare * worth;
  });
}

/** Discounted purchases by history; customers with the same purchases differ in spend only, so each history is valued once. */
function purchaseWorth(parameters: BgnbdModel, periods: number, discount: number): (history: History) => number | null {
  const known = new Map<string, number | null>();
  return ({ x, tx, T }) => {
    const key = `${x} ${tx} ${T}`;
    const standing = known.get(key);
    if (standing !== undefined) return standing;
    const worth = bgnbdClv({ parameters, history: { x, tx, T }, marginPerPurchase: 1, periods, discount });
    known.set(key, worth);
    return worth;
  };
}

function meanOf(rows: readonly History[], values: readonly (number | null)[]): Pick<ClvOutcome, "value" | "reason"> {
  const n = rows.reduce((sum, { count }) => sum + count, 0);
  const total = rows.reduce<number | null>((sum, { count }, at) => {
    const value = values[at] ?? null;
    return sum === null || value === null ? null : sum + count * value;
  }, 0);
  return total === null ? { value: null, reason: "NOT_IDENTIFIED" } : { value: total / n, reason: null };
}

function segmentsOf(rows: readonly History[], values: readonly (number | null)[]): ClvOutcome["perSegment"] {
  const keys = [...new Set(rows.map(({ segment }) => segment))].sort(compareKeys);
  return keys.map((key) => {
    const at = rows.flatMap((row, index) => (row.segment === key ? [index] : []));
    const own = at.flatMap((index) => rows[index] ?? []);
    const n = own.reduce((sum, { count }) => sum + count, 0);
    const { value } = meanOf(
      own,
      at.map((index) => values[index] ?? null),
    );
    return { key, n, value, margin: null, retention: null, cac: null, total: value === null ? null : value * n };
  });
}

/** Pearson's correlation of frequency and mean spend over repeat customers; 0 where it does not exist. */
function correlationOf(rows: readonly History[]): number {
  const n = rows.reduce((sum, { count }) => sum + count, 0);
  const mean = (of: (row: History) => number): number => rows.reduce((sum, row) => sum + row.count * of(row), 0) / n;
  const meanX = mean(({ x }) => x);
  const meanSpend = mean((row) => row.meanSpend);
  const product = (a: (row: History) => number, b: (row: History) => number): number => mean((row) => a(row) * b(row));
  const ofX = (row: History): number => row.x - meanX;
  const ofSpend = (row: History): number => row.meanSpend - meanSpend;
  const spread = Math.sqrt(product(ofX, ofX) * product(ofSpend, ofSpend));
  return spread > 0 ? product(ofX, ofSpend) / spread : 0;
}

import { bgnbdConditionalExpected } from "../../statistics/bgnbd-conditional-expected.ts";
import { bgnbdFit } from "../../statistics/bgnbd-fit.ts";
import type { PurchaseHistory } from "../../statistics/bgnbd-parameters.ts";
import { dayLiteral, daysBetween } from "../dialect.ts";
import type { IndexContext, Row, SliceKind } from "../index-definition.ts";
import type { Json } from "../index-result.ts";
import { numberOf } from "../read-row.ts";
import { NO_ROWS } from "../slice-sql.ts";

/** From so many repeat purchases on customers are counted together. */
const MANY = 7;

type Held = PurchaseHistory & { readonly after: number; readonly count: number };

/**
 * Histories up to the middle between the first purchase and asOf, with the purchases of each customer after it; `days` is the query
 * of purchase days (customer, day, amount). Of the whole alone: the model is one for all segments.
 */
export function holdOutQuery(context: IndexContext, kind: SliceKind, days: string): string {
  if (kind !== "all") return NO_ROWS;
  const asOf = dayLiteral(context.asOf ?? "1970-01-01");
  return `with placed as (select customer, day, min(day) over () as start from (${days}) d where amount >= 0),
    numbered as (select customer, ${daysBetween("start", "day")} as since, cast(floor(${daysBetween("start", asOf)} / 2.0) as integer) as cut, ${daysBetween("start", asOf)} as length from placed),
    customers_seen as (select customer, cut, length, min(since) as first, max(since) filter (where since <= cut) as last,
      count(*) filter (where since <= cut) as before, count(*) filter (where since > cut) as after from numbered group by customer, cut, length)
    select -1 as slice, before - 1 as x, last - first as tx, cut - first as calibration, length - cut as held, after, count(*) as customers
    from customers_seen where first <= cut group by x, tx, calibration, held, after order by x, tx, calibration, after`;
}

/**
 * The model fitted to the first half of the time against the purchases of the second (methods.md 10.4, Checks): by repeat purchases of
 * the first half, how many each customer made afterwards and how many were expected. `null` where the half cannot be fitted.
 * Example: CDNOW, 39 weeks and 39: 1,653 expected.
 */
export function holdOutPurchases(rows: readonly Row[]): Json {
  const weeks = numberOf(rows[0], "held") / 7;
  const histories = rows.map(
    (row): Held => ({
      x: numberOf(row, "x"),
      tx: numberOf(row, "tx") / 7,
      T: numberOf(row, "calibration") / 7,
      after: numberOf(row, "after"),
      count: numberOf(row, "customers"),
    }),
  );
  const fit = weeks > 0 ? bgnbdFit(grouped(histories.filter(({ T }) => T > 0))) : null;
  if (fit === null || !fit.ok) return null;
  const { r, alpha, a, b } = fit.model;
  const expectations = histories.map((history) => bgnbdConditionalExpected(fit.model, history, weeks));
  if (expectations.some((expected) => expected === null)) return null;
  const classes = Array.from({ length: MANY + 1 }, (_, purchases) => {
    const own = histories.map(({ x }) => Math.min(x, MANY) === purchases);
    const sum = (of: (history: Held, at: number) => number): number =>
      histories.reduce((total, history, at) => (own[at] === true ? total + history.count * of(history, at) : total), 0);
    const customers = sum(() => 1);
    const mean = (total: number): number | null => (customers === 0 ? null : total / customers);
    return { purchases, customers, actual: mean(sum(({ after }) => after)), expected: mean(sum((_, at) => expectations[at] ?? 0)) };
  });
  const total = (name: "actual" | "expected"): number => classes.reduce((sum, own) => sum + own.customers * (own[name] ?? 0), 0);
  const [actual, expected] = [total("actual"), total("expected")];
  return {
    calibrationWeeks: Math.max(...histories.map(({ T }) => T)),
    weeks,
    customers: histories.reduce((sum, { count }) => sum + count, 0),
    actual,
    expected,
    error: actual === 0 ? null : expected / actual - 1,
    classes,
    parameters: { r, alpha, a, b },
  };
}

/** The same history once, whatever came after it: the fit takes as long as there are different ones. */
function grouped(histories: readonly Held[]): readonly Held[] {
  const byKey = new Map<string, Held>();
  for (const history of histories) {
    const key = `${history.x} ${history.tx} ${history.T}`;
    byKey.set(key, { ...history, count: history.count + (byKey.get(key)?.count ?? 0) });
  }
  return [...byKey.values()];
}

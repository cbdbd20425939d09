import { bgnbdExpected } from "../../statistics/bgnbd-expected.ts";
import type { BgnbdParameters } from "../../statistics/bgnbd-parameters.ts";
import { dayLiteral, daysBetween } from "../dialect.ts";
import type { IndexContext, Row, SliceKind } from "../index-definition.ts";
import type { Json } from "../index-result.ts";
import { numberOf } from "../read-row.ts";
import { NO_ROWS } from "../slice-sql.ts";
import type { History } from "./purchase-history.ts";

/** Points of the curve; more are no better to look at, and each costs a sum over the days of first purchases. */
const POINTS = 12;

/** Days before asOf of each repeat purchase day, with how many there were; `days` is the query of purchase days. Of the whole alone. */
export function trackedQuery(context: IndexContext, kind: SliceKind, days: string): string {
  if (kind !== "all") return NO_ROWS;
  const ago = daysBetween("day", dayLiteral(context.asOf ?? "1970-01-01"));
  return `with bought as (select customer, day, min(day) over (partition by customer) as first from (${days}) d where amount >= 0)
    select -1 as slice, ${ago} as ago, count(*) as purchases from bought where day > first group by day order by ago desc`;
}

/**
 * Repeat purchases of everybody up to twelve days of the time there is, as they were and as the model expects them: Σ E[X(t − first
 * purchase)] (methods.md 10.4, Checks: tracking). `null` without repeat purchases.
 */
export function trackPurchases(rows: readonly History[], tracked: readonly Row[], model: BgnbdParameters): Json {
  const length = Math.max(0, ...rows.map(({ T }) => T));
  if (tracked.length === 0 || length === 0) return null;
  const starts = new Map<number, number>();
  for (const { T, count } of rows) starts.set(T, (starts.get(T) ?? 0) + count);
  const byStart = [...starts].sort(([a], [b]) => b - a);
  return Array.from({ length: POINTS }, (_, point): Json => {
    const days = Math.round((7 * length * (point + 1)) / POINTS);
    const left = 7 * length - days;
    const actual = tracked.reduce((sum, row) => sum + (numberOf(row, "ago") >= left - 1e-9 ? numberOf(row, "purchases") : 0), 0);
    const expected = byStart.reduce<number | null>((sum, [T, count]) => {
      // A customer who came later had that much less time.
      const own = 7 * T > left ? bgnbdExpected(model, T - left / 7) : 0;
      return sum === null || own === null ? null : sum + count * own;
    }, 0);
    return { weeks: days / 7, actual, expected };
  });
}

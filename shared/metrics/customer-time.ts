import { dayLiteral, daysBetween } from "../indices/dialect.ts";
import { type CellQuery, hasField, type IndexContext, type Row, type SliceQuery } from "../indices/index-definition.ts";
import { numberOf, numberOrNull } from "../indices/read-row.ts";
import { noRows } from "../indices/slice-sql.ts";
import { lengthOf, type Period } from "./periods.ts";

export type CustomerTimeAggregate = { readonly starts: readonly Row[]; readonly ends: readonly Row[] };

/** SQL: the number of a DATE, in days since 1970-01-01. */
export const dayOf = (day: string): string => daysBetween(dayLiteral("1970-01-01"), day);

/** Customers by the day they came and by the day they were no longer there; who left on a day that is not known was never there. */
export function customerTimeQueries(context: IndexContext): {
  readonly starts: CellQuery | SliceQuery;
  readonly ends: CellQuery | SliceQuery;
} {
  if (!hasField(context, "accounts", "customer_id")) return { starts: noRows, ends: noRows };
  const where = hasField(context, "accounts", "end_date") ? "true" : "not ended";
  const by = (field: string): CellQuery => ({
    from: "frame_accounts",
    where,
    keys: { day: dayOf(field) },
    sums: { customers: "count(*)" },
  });
  return { starts: by("start_date"), ends: { ...by("end_date"), where: `${where} and end_date is not null` } };
}

/**
 * Time of customers: for each period the sum over its days up to `to` (and from `from` on, a day of the first period) of the customers
 * active on the day, over the length of the period. One customer there for the whole of a month is 1, for half of it ½, so that short
 * and whole periods compare.
 */
export function customerTime(
  { starts, ends }: CustomerTimeAggregate,
  periods: readonly Period[],
  to = Number.POSITIVE_INFINITY,
  from = periods[0]?.from ?? 0,
): readonly number[] {
  const changes = new Map<number, number>();
  let active = 0;
  const change = (day: number | null, by: number): void => {
    if (day === null || day < from) active += by;
    else changes.set(day, (changes.get(day) ?? 0) + by);
  };
  for (const row of starts) change(numberOrNull(row, "day"), numberOf(row, "customers"));
  for (const row of ends) change(numberOrNull(row, "day"), -numberOf(row, "customers"));
  return periods.map((period) => {
    let days = 0;
    for (let day = Math.max(from, period.from); day <= Math.min(to, period.to); day += 1) {
      active += changes.get(day) ?? 0;
      days += active;
    }
    return days / lengthOf(period);
  });
}

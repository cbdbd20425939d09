import { hasField, type IndexContext, type Row, type SliceKind } from "../../indices/index-definition.ts";
import { numberOf } from "../../indices/read-row.ts";
import { sliceColumn } from "../../indices/slice-sql.ts";

/** More touchpoints than this before a purchase are many (seed 000). */
const MANY = 4;

/** Days with a purchase by the number of different touchpoints of the customer since the purchase before. Rows: slice, touches, purchases. */
export function purchaseQuery(context: IndexContext, kind: SliceKind): string {
  const isKnown =
    ["customer_id", "touchpoint", "at"].every((field) => hasField(context, "events", field)) &&
    ["customer_id", "date"].every((field) => hasField(context, "transactions", field));
  if (!isKnown) return "select 0 as slice, 0 as touches, 0 as purchases where false";
  const days = `select distinct ${sliceColumn(kind)} as slice, customer, date as day from frame_transactions
    where customer is not null and date is not null`;
  const bought = `select *, lag(day) over (partition by slice, customer order by day) as before from (${days}) d`;
  const touched = `select b.slice, b.customer, b.day, count(distinct e.touchpoint) as touches from (${bought}) b
    left join frame_events e on e.customer = b.customer and e.day <= b.day and (b.before is null or e.day > b.before)
    group by b.slice, b.customer, b.day`;
  return `select slice, touches, count(*) as purchases from (${touched}) t group by slice, touches`;
}

/** Mean and median of the touchpoints before purchases that have any, and the share with more than four; `null` = nothing is known. */
export function perPurchase(rows: readonly Row[]) {
  const counts = rows
    .map((row) => ({ touches: numberOf(row, "touches"), purchases: numberOf(row, "purchases") }))
    .sort((a, b) => a.touches - b.touches);
  const some = counts.filter(({ touches }) => touches > 0);
  const n = some.reduce((sum, { purchases }) => sum + purchases, 0);
  if (n === 0) return null;
  const at = (place: number): number => {
    let before = 0;
    for (const { touches, purchases } of some) {
      before += purchases;
      if (place < before) return touches;
    }
    return 0;
  };
  const many = some.reduce((sum, { touches, purchases }) => sum + (touches > MANY ? purchases : 0), 0);
  return {
    purchases: n,
    withoutTouch: counts.reduce((sum, { touches, purchases }) => sum + (touches === 0 ? purchases : 0), 0),
    mean: some.reduce((sum, { touches, purchases }) => sum + touches * purchases, 0) / n,
    median: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2,
    shareMany: (100 * many) / n,
    counts: some,
  };
}

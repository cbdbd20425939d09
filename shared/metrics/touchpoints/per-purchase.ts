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
  // Each event belongs to the customer's next purchase, which is found by counting those before: no join of every event with every purchase.
  const touched = `select d.slice, d.customer, e.day, cast(e.touchpoint as varchar) as place, 0 as bought
    from (select distinct slice, customer from days) d join frame_events e on e.customer = d.customer where e.day is not null`;
  const before = "partition by slice, customer order by day, bought rows between unbounded preceding and 1 preceding";
  return `with days as (${days}),
    rows_in_time as (${touched} union all select slice, customer, day, cast(null as varchar) as place, 1 as bought from days),
    turns as (select slice, customer, place, bought, coalesce(sum(bought) over (${before}), 0) as turn from rows_in_time),
    purchases as (select slice, count(distinct place) as touches from turns group by slice, customer, turn having sum(bought) > 0)
    select slice, touches, count(*) as purchases from purchases group by slice, touches`;
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

import { hasField, type IndexContext, type Row, type SliceKind } from "../../indices/index-definition.ts";
import { numberOf, textOrNull } from "../../indices/read-row.ts";
import { sliceColumn } from "../../indices/slice-sql.ts";

/** Rarer ways are not shown (methods.md 11.8): they say little, and might say who went them. */
const FEWEST = 5;
const LISTED = 100;

/** From each event's touchpoint to that of the customer's next event. Rows: slice, origin, target, moves. */
export function transitionQuery(context: IndexContext, kind: SliceKind): string {
  if (!["customer_id", "touchpoint", "at"].every((field) => hasField(context, "events", field)))
    return "select 0 as slice, '' as origin, '' as target, 0 as moves where false";
  // Events of the same moment stand in the order of their touchpoints, so that the order of rows decides nothing.
  const next = "lead(place) over (partition by slice, customer order by moment, place)";
  const events = `select ${sliceColumn(kind)} as slice, customer, "at" as moment, cast(touchpoint as varchar) as place from frame_events
    where customer is not null and touchpoint is not null and "at" is not null`;
  return `select slice, origin, target, count(*) as moves from (select slice, place as origin, ${next} as target from (${events}) e) m
    where target is not null group by slice, origin, target having count(*) >= ${FEWEST}`;
}

/** The ways that at least five went, the most used first. */
export const transitionsOf = (rows: readonly Row[]) =>
  rows
    .map((row) => ({ from: textOrNull(row, "origin") ?? "", to: textOrNull(row, "target") ?? "", n: numberOf(row, "moves") }))
    .sort((a, b) => b.n - a.n || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
    .slice(0, LISTED);

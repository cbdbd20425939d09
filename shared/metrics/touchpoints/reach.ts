import { exactMoney } from "../../indices/dialect.ts";
import { hasField, type IndexContext, isThere, type SliceKind } from "../../indices/index-definition.ts";
import { sliceColumn } from "../../indices/slice-sql.ts";

/**
 * Who went through each touchpoint and each stage, by an event or an answer there. Rows: slice, kind (`touchpoint`, `stage`), key (none
 * = everybody who went through one), customers, revenue of those of them with an account, events, asked (answers).
 */
export function reachQuery(context: IndexContext, kind: SliceKind): string {
  const slice = sliceColumn(kind);
  const rows = (["touchpoint", "stage"] as const).flatMap((key) =>
    (["answers", "events"] as const).flatMap((table) =>
      hasField(context, table, key) && hasField(context, table, "customer_id") ? [touches(table, key, slice)] : [],
    ),
  );
  if (rows.length === 0) return NOBODY;
  const [money, join] = isThere(context, "accounts")
    ? [`cast(${exactMoney("f.revenue")} as double)`, "left join frame_accounts f on f.customer = p.customer"]
    : ["cast(null as double)", ""];
  const people =
    "select slice, kind, key, customer, sum(events) as events, sum(asked) as asked from touches group by slice, kind, key, customer";
  return `with touches as (${rows.join(" union all ")})
    select slice, kind, key, count(p.customer) as customers, ${money} as revenue, sum(p.events) as events, sum(p.asked) as asked
      from (${people}) p ${join} group by slice, kind, key
    union all select slice, kind, null as key, count(distinct customer) as customers, null as revenue, 0 as events, 0 as asked
      from touches group by slice, kind`;
}

const NOBODY = "select 0 as slice, '' as kind, '' as key, 0 as customers, 0 as revenue, 0 as events, 0 as asked where false";

function touches(table: "answers" | "events", key: string, slice: string): string {
  const [from, events, asked] = table === "answers" ? ["frame_touches", 0, 1] : ["frame_events", 1, 0];
  return `select ${slice} as slice, '${key}' as kind, cast(${key} as varchar) as key, customer, ${events} as events, ${asked} as asked
    from ${from} where ${key} is not null`;
}

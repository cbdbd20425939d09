import { MOVEMENT_BEGINNINGS } from "../../table/movement-kinds.ts";
import { beginsWith, createTable, folded, literal, money, monthIndex } from "../dialect.ts";
import { MONEY_LIMIT } from "./accounts-frame.ts";
import { customerPasses } from "./customer-frames.ts";
import { type FrameInput, isUnread, upToDate } from "./frame-input.ts";
import { groupOf } from "./group-sql.ts";
import { all } from "./where-sql.ts";

/** SQL: the kind of movement (movement-kinds.ts) that a text says; null = none known. */
export function movementKind(text: string): string {
  const kinds = Object.entries(MOVEMENT_BEGINNINGS).map(([kind, words]) => `when ${beginsWith(folded(text), words)} then ${literal(kind)}`);
  return `case ${kinds.join(" ")} end`;
}

/**
 * `frame_movements`: changes of monthly recurring revenue. `month_index` (year · 12 + month − 1) and `last_index`, that of the last
 * movement of all; `kind` (movement-kinds.ts) and `amount`, its size, by which a loss may be written with or without a minus sign;
 * `state`: counted, or why not (missing, out_of_range, negative, absurd). `unit` is the customer, or the row itself without one.
 */
export function movementsFrame(input: FrameInput): string {
  const group = groupOf(input, "movements");
  const rows = `select t.source, t.row, t.customer, coalesce(cast(t.customer as bigint), -1 - (cast(t.source as bigint) * 1000000000 + t.row)) as unit,
      ${group.code} as grp, ${monthIndex("t.month")} as month_index, t.type is null as no_type, ${movementKind("t.type")} as kind,
      t.amount as signed, ${isUnread(input, "movements", ["amount"], "t")} as unread
    from movements t ${group.join} where ${all([upToDate(input, "movements", "t"), customerPasses(input, "movements")])}`;
  const state = `case when unread or (kind is null and not no_type) then 'out_of_range'
    when month_index is null or no_type or signed is null then 'missing'
    when abs(signed) >= ${MONEY_LIMIT} then 'absurd'
    when signed < 0 and kind in ('new', 'expansion', 'reactivation') then 'negative' else 'counted' end`;
  return createTable(
    "frame_movements",
    `select source, row, customer, unit, grp, month_index, kind, state, case when state = 'counted' then ${money("abs(signed)")} end as amount,
       max(case when state = 'counted' then month_index end) over () as last_index
     from (select *, ${state} as state from (${rows}) r) s`,
  );
}

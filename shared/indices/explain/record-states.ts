import { hasField } from "../index-definition.ts";
import { amountFields } from "../roi/roi-flows.ts";
import type { RowStates, StatesInput } from "./states-input.ts";

/** Frames of these tables keep the place of each row. */
const records = (table: RowStates["table"], state: string): RowStates => ({
  table,
  from: `${table} t left join frame_${table} f on f.source = t.source and f.row = t.row`,
  key: "f.row",
  state,
});

export const outcomeStates = (): RowStates =>
  records(
    "outcomes",
    "case f.kind when 'out_of_range' then 'OUT_OF_RANGE' when 'missing' then 'MISSING' when 'neither' then 'NEITHER' else 'USED' end",
  );

export function periodStates({ context }: StatesInput): RowStates {
  const isUnread = ["f.unread_period", ...amountFields(context).map((field) => `f.unread_${field}`)].join(" or ");
  return records("cashflows", `case when ${isUnread} then 'OUT_OF_RANGE' when f.period_index is null then 'MISSING' else 'USED' end`);
}

/** Purchases of customers that are known. */
export const purchaseStates = (): RowStates =>
  records("transactions", "case when f.customer is null or f.date is null or f.amount is null then 'MISSING' else 'USED' end");

/** Tickets that say themselves whether they were solved at once; where that is derived, rows hang together. */
export const ticketStates = ({ context }: StatesInput): RowStates | null =>
  hasField(context, "tickets", "fcr") ? records("tickets", "case when f.fcr is null then 'MISSING' else 'USED' end") : null;

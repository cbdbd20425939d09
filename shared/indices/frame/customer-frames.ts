import { createTable, createView } from "../dialect.ts";
import { dayColumn, type FrameInput, type FrameTable, has, isThere, isUnread, upToDate } from "./frame-input.ts";
import { groupOf } from "./group-sql.ts";
import { all } from "./where-sql.ts";

/** `--where` reaches other tables through the customer: rows of customers it leaves out are gone. */
export function customerPasses(input: FrameInput, table: FrameTable): string {
  if (input.conditions.length === 0 || !has(input, table, "customer_id")) return "true";
  return `t.customer in (${passingSelect(input)})`;
}

/** The customers that `--where` leaves. */
export const passingSelect = (input: Pick<FrameInput, "fields">): string =>
  `select customer from ${isThere(input, "accounts") ? "frame_accounts" : "frame_answers"} where customer is not null`;

export const pick = (input: FrameInput, table: FrameTable, fields: readonly string[]): readonly string[] =>
  fields.filter((field) => has(input, table, field)).map((field) => `t.${field}`);

export function frame(input: FrameInput, table: FrameTable, columns: readonly string[]): string {
  const group = groupOf(input, table);
  const where = all([upToDate(input, table, "t"), customerPasses(input, table)]);
  return createTable(
    `frame_${table}`,
    `select t.source, t.row, ${["t.customer", `${group.code} as grp`, ...columns].join(", ")} from ${table} t ${group.join} where ${where}`,
  );
}

/** `frame_transactions`: customer, grp, date, amount, margin, is_recurring. */
export const transactionsFrame = (input: FrameInput): string =>
  frame(input, "transactions", pick(input, "transactions", ["date", "amount", "margin", "is_recurring"]));

const TICKET_FIELDS = ["first_response_at", "resolved_at", "handle_seconds", "contacts", "reopened", "channel", "category", "fcr"];

/** `frame_tickets`: customer, grp, created_at, created_day, and the other fields that are mapped. */
export function ticketsFrame(input: FrameInput): string {
  const day = dayColumn(input, "tickets");
  const columns = pick(input, "tickets", ["created_at", ...TICKET_FIELDS]);
  return frame(input, "tickets", [...(day === null ? [] : [`t.${day} as created_day`]), ...columns]);
}

/**
 * `frame_cashflows`: source, row, grp, period_index, project, the four amounts, and for each of the five whether it is filled and cannot be read
 * (`unread_period` …). Cash flows are plans too: asOf does not cut them.
 */
export function cashflowsFrame(input: FrameInput): string {
  const group = groupOf(input, "cashflows");
  const amounts = ["benefit", "cost", "benefit_hours", "cost_hours"];
  const unread = ["period", ...amounts].map((field) => `${isUnread(input, "cashflows", [field], "t")} as unread_${field}`);
  const columns = [...pick(input, "cashflows", ["project", ...amounts]), ...unread];
  return createView(
    "frame_cashflows",
    `select t.source, t.row, ${["t.period_index", `${group.code} as grp`, ...columns].join(", ")} from cashflows t ${group.join}`,
  );
}

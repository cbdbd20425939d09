import type { CanonicalTable } from "./fields.ts";

/**
 * The field that says when a row happened, by table. Rows are cut at the data date by it, and the data date is the latest of
 * them: a ticket of yesterday that is resolved tomorrow does not move it (cli.md, Dates). Accounts have no such moment of their own.
 */
export const ROW_DATE = {
  answers: "answered_at",
  transactions: "date",
  tickets: "created_at",
  events: "at",
  invitations: "sent_at",
} as const satisfies Readonly<Partial<Record<CanonicalTable, string>>>;

export type DatedTable = keyof typeof ROW_DATE;
export const DATED_TABLES = Object.keys(ROW_DATE) as readonly DatedTable[];

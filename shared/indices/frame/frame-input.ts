import type { CanonicalFacts } from "../../table/canonical.ts";
import { type CanonicalTable, fieldKind, QUESTIONS } from "../../table/fields.ts";
import { UNREAD_COLUMN, unreadMask } from "../../table/unread.ts";
import { dayLiteral } from "../dialect.ts";
import type { Condition } from "../parse-where.ts";
import type { Settings } from "../settings.ts";

/** Waves by calendar, or by a field of answers or outcomes. */
export type WaveBy = { readonly kind: "month" | "quarter" | "year" } | { readonly kind: "field"; readonly field: string };

/** Codes of the values of an ENUM column, in their order, by table; values of other columns have theirs in a relation (group-sql.ts). */
export type LabelCodes = Readonly<Partial<Record<CanonicalTable, readonly number[]>>>;

/**
 * What decides which rows count and which slice they are in. The frame is made of temporary tables over the canonical ones:
 * rows dated after asOf and rows that `--where` leaves out are gone, each row has its group (`grp`) and wave (`wave`) as a
 * small number. All SQL of indices reads the frame.
 */
export type FrameInput = {
  readonly fields: CanonicalFacts["fields"];
  readonly scales: CanonicalFacts["scales"];
  /** Column types of the canonical tables, as the store names them. */
  readonly types: Readonly<Partial<Record<CanonicalTable, Readonly<Record<string, string>>>>>;
  /** Values of their ENUM columns, in the order in which the store numbers them. */
  readonly labels: Readonly<Partial<Record<CanonicalTable, Readonly<Record<string, readonly string[]>>>>>;
  /** Whether all amounts of the accounts are small enough for fast types (accounts-frame.ts). */
  readonly isSmallMoney: boolean;
  readonly settings: Settings;
  readonly asOf: string | null;
  readonly windowStart: string | null;
  readonly by: string | null;
  /** Number of group keys; rows of no group have this number as their code. */
  readonly groups: number;
  readonly wave: WaveBy | null;
  readonly codes: { readonly group: LabelCodes; readonly wave: LabelCodes };
  readonly conditions: readonly Condition[];
};

/** Number of group codes: the keys and "no key". */
export const slotCount = ({ groups }: Pick<FrameInput, "groups">): number => groups + 1;

/** Tables whose rows the frame takes over, in this order. */
export const FRAME_TABLES = ["accounts", "answers", "transactions", "tickets", "movements", "outcomes", "cashflows"] as const;
export type FrameTable = (typeof FRAME_TABLES)[number];

export const has = (input: Pick<FrameInput, "fields">, table: CanonicalTable, field: string): boolean =>
  input.fields[table]?.includes(field) === true;

export const isThere = (input: Pick<FrameInput, "fields">, table: CanonicalTable): boolean => input.fields[table] !== undefined;

/** SQL: one of `fields` in a row (alias `alias`) is filled and could not be read as a number. */
export function isUnread(input: Pick<FrameInput, "types">, table: CanonicalTable, fields: readonly string[], alias: string): string {
  if (input.types[table]?.[UNREAD_COLUMN] === undefined || fields.length === 0) return "false";
  return `(${alias}.${UNREAD_COLUMN} & ${unreadMask(table, fields)}) <> 0`;
}

/** Whether the frame holds rows of a table: outcomes without polarity, cash flows without period and half movements say nothing. */
export const hasFrame = (input: Pick<FrameInput, "fields">, table: FrameTable): boolean =>
  isThere(input, table) &&
  (table !== "outcomes" || has(input, "outcomes", "polarity")) &&
  (table !== "cashflows" || has(input, "cashflows", "period")) &&
  (table !== "movements" || ["month", "type", "amount"].every((field) => has(input, "movements", field)));

/** The questions that are mapped. */
export const questionsOf = (input: Pick<FrameInput, "fields">): readonly (typeof QUESTIONS)[number][] =>
  QUESTIONS.filter((question) => has(input, "answers", question));

/** The field that dates the rows of a table, as the name of its DATE column; `null` = not dated. */
export function dayColumn(input: Pick<FrameInput, "fields">, table: FrameTable): string | null {
  const fields = {
    accounts: "start_date",
    answers: "answered_at",
    transactions: "date",
    tickets: "created_at",
    movements: "month",
    outcomes: null,
    cashflows: null,
  };
  const field = fields[table];
  if (field === null || !has(input, table, field)) return null;
  return fieldKind(table, field) === "moment" ? `${field}_day` : field;
}

/** Rows dated after asOf are not used; undated ones are (cli.md, Dates). */
export function upToDate(input: Pick<FrameInput, "fields" | "asOf">, table: FrameTable, alias: string): string {
  const day = dayColumn(input, table);
  return day === null || input.asOf === null ? "true" : `(${alias}.${day} is null or ${alias}.${day} <= ${dayLiteral(input.asOf)})`;
}

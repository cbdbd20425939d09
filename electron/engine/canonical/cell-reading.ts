import { MISSING_WORDS } from "../../../shared/table/cell-words.ts";
import type { RawColumn } from "../../../shared/table/raw-table.ts";
import type { RepairCode } from "../../../shared/table/repair-codes.ts";
import { quoteName, quoteText } from "../store.ts";

/**
 * How the cells of one mapped column become a canonical value. Four layers of SELECT, so that nothing is computed twice:
 * `cells` gives `c<i>` (the typed cell), `w<i>` (its text as written), `t<i>` (trimmed, `null` where missing), `e<i>` (a spreadsheet error);
 * `prepared` adds `d<i>`, `parsed` adds `p<i>`; the outermost reads `value` and `unreadable` over these names.
 */
export type CellReading = {
  /** SQL over c, t, e: text taken apart once, for several uses in `parsed`. */
  readonly prepared?: string | null;
  /** SQL over c, t, e, d. `null` = nothing to keep. */
  readonly parsed: string | null;
  /**
   * Temporary table with the columns `lookup_text` and `lookup_value`, joined on the cell's text for `parsed` to use: many rows
   * of few different texts are parsed once a text.
   */
  readonly lookup?: string;
  /** SQL over c, t, e, p. */
  readonly value: string;
  /** DuckDB type of `value`. */
  readonly type: string;
  /** SQL: the cell is filled, not missing, and cannot be read; `null` = cannot happen. */
  readonly unreadable: string | null;
  /** SQL over p: the cell was read, and no setting makes its value valid; reason `OUT_OF_RANGE`. Absent = cannot happen. */
  readonly outside?: string;
  /** Why such a cell is not used. */
  readonly reason: string;
  /** Code of how the column was read; words under `reading.<code>`. */
  readonly code: string | null;
  readonly repairs?: readonly CellRepair[];
};

/** Something a reading does to a cell so that it can be used. `when` says whether it was done to this one; all SQL over c, t, w, e, p. */
export type CellRepair = { readonly code: RepairCode; readonly when: string; readonly before: string; readonly after: string };

/** Whether a person has taken back a repair of this cell's field. */
export type Undone = (code: RepairCode) => boolean;

export const NOTHING_UNDONE: Undone = () => false;

/** The cell of field number `i` of a source, as seen by the readers. */
export type Cell = {
  readonly i: number;
  readonly column: RawColumn;
  /** There may be text: a text column, or odd cells in a typed one. */
  readonly hasText: boolean;
  readonly hasError: boolean;
};

export const typedName = (cell: Cell): string => `c${cell.i}`;
export const textName = (cell: Cell): string => `t${cell.i}`;
/** The text as it stands in the cell, with its blanks and words for "missing". */
export const writtenName = (cell: Cell): string => `w${cell.i}`;
export const errorName = (cell: Cell): string => `e${cell.i}`;
export const preparedName = (cell: Cell): string => `d${cell.i}`;
/** SQL: what the lookup of a reading says about the text of the cell. */
export const lookupValue = (cell: Cell): string => `l${cell.i}.lookup_value`;
export const parsedName = (cell: Cell): string => `p${cell.i}`;

/** SQL: something stands in the cell that is not missing. */
export function filled(cell: Cell): string {
  const signs = [];
  if (cell.column.type !== "text") signs.push(`${typedName(cell)} is not null`);
  if (cell.hasText) signs.push(`${textName(cell)} is not null`);
  if (cell.hasError) signs.push(errorName(cell));
  return `(${signs.join(" or ")})`;
}

// Space, tab, line ends, no-break spaces, zero-width space and byte order mark.
const SPACE_CODES = [32, 9, 10, 13, 160, 8239, 8199, 8203, 65279];

/** SQL: there is space around the text. Looking at both ends costs a fifth of trimming. */
export const needsTrim = (sql: string): string => {
  const codes = SPACE_CODES.join(", ");
  return `(unicode(${sql}) in (${codes}) or unicode(right(${sql}, 1)) in (${codes}))`;
};

/** SQL: text without outer spaces. */
export const trimmed = (sql: string): string =>
  `case when ${needsTrim(sql)} then trim(${sql}, ${SPACE_CODES.map((code) => `chr(${code})`).join(" || ")}) else ${sql} end`;

/** First characters of the words that say "missing", as code points; −1 = of an empty text. */
const FIRST_CODES = [
  ...new Set([-1, ...MISSING_WORDS.flatMap((word) => [word.codePointAt(0) ?? -1, word.toUpperCase().codePointAt(0) ?? -1])]),
];

/** SQL: the text is empty or a word that says "missing". Most texts are told apart by their first character, which is cheaper than a list. */
export const isMissing = (sql: string): string =>
  `case when unicode(${sql}) in (${FIRST_CODES.join(", ")}) then lower(${sql}) in (${["", ...MISSING_WORDS].map(quoteText).join(", ")}) else false end`;

/** SQL: the same of a text that may stand between spaces. */
export const isMissingBetweenSpaces = (sql: string): string =>
  `case when unicode(${sql}) in (${[...FIRST_CODES, ...SPACE_CODES].join(", ")}) then ${isMissing(trimmed(sql))} else false end`;

/** SQL: `null` for an empty text or a word that says "missing", except `kept`. */
export function notMissing(sql: string, kept: readonly string[] = []): string {
  const keep = kept.length === 0 ? "" : ` and ${sql} not in (${kept.map(quoteText).join(", ")})`;
  return `case when ${isMissing(sql)}${keep} then null else ${sql} end`;
}

export const inWords = (sql: string, words: readonly string[]): string => `${sql} in (${words.map(quoteText).join(", ")})`;

export const rawName = (column: RawColumn): string => `r.${quoteName(column.id)}`;

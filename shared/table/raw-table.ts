import type { TableArea } from "./file-reading.ts";

/**
 * A table as it stands in a file, already in the store. In DuckDB it is a table named `id` with the columns
 * `_row INTEGER` (row number in the source, from 1) and `c0`, `c1`, … typed as `type` says. Cells that do not fit their
 * column's type are null there and stand, with their text, in the table `<id>_odd (row INTEGER, col VARCHAR,
 * kind VARCHAR, text VARCHAR)`: nothing is lost. `kind` is `error` (a spreadsheet error such as #N/A) or `text`.
 * Wholly empty rows are not in the table.
 */
export type RawTable = {
  /** Name of the DuckDB table: `raw_1`, `raw_2` … */
  readonly id: string;
  /** File name without folders. */
  readonly file: string;
  /** Sheet name; `null` for formats without sheets. */
  readonly sheet: string | null;
  /** True for a hidden or very hidden sheet. */
  readonly hidden: boolean;
  readonly rowCount: number;
  /** Source row of the header, from 1; 0 = the file has none. */
  readonly headerRow: number;
  /** Where the table stands on its sheet, and whether a person said so. */
  readonly area: TableArea;
  readonly areaChosen: boolean;
  /** A text alone in the row above the table, which names it; left out where there is none. */
  readonly title?: string;
  readonly cells: CellAccount;
  readonly columns: readonly RawColumn[];
  /** Things worth saying about the sheet, as codes with counts: formulas without a value, errors kept … */
  readonly notes: readonly TableNote[];
};

/**
 * Every filled cell of the sheet: seen = imported + listed. The listed ones stand in the table `<id>_outside (row INTEGER,
 * letter VARCHAR, text VARCHAR, reason VARCHAR)`, at most 100,000 of each reason (all are counted), so that they can be opened; a sheet with several tables lists what is
 * outside all of them at the first.
 */
export type CellAccount = {
  readonly seen: number;
  readonly imported: number;
  readonly listed: readonly { readonly reason: OutsideReason; readonly count: number }[];
};

export const OUTSIDE_REASONS = [
  "aboveTable",
  "belowTable",
  "besideTable",
  "betweenTables",
  "heading",
  "totalRow",
  "repeatedHeading",
  "beyondLimit",
  "repeatedCell",
] as const;

export type OutsideReason = (typeof OUTSIDE_REASONS)[number];

/** `rows` = the source rows meant, where the note is about a few of them (at most 100). */
export type TableNote = { readonly code: NoteCode; readonly count: number; readonly rows?: readonly number[] };

/** What an import may have to say about a sheet; the count is of cells, rows, columns or sheets, as each line says. */
export const NOTE_CODES = [
  // Cells.
  "FORMULAS",
  "FORMULAS_WITHOUT_VALUE",
  "MERGED_CELLS",
  "CELLS_REPEATED",
  "CELLS_BEYOND_LIMIT",
  "TIMES_AS_NUMBERS",
  "CHARACTERS_REPLACED",
  // Rows; ROWS_OUT_OF_ORDER counts the table once.
  "ROWS_ABOVE_HEADER",
  "ROWS_BELOW_TABLE",
  "ROWS_TOTAL",
  "HEADERS_JOINED",
  "HEADERS_QUALTRICS",
  "HEADERS_REPEATED",
  "ROWS_RAGGED",
  "ROWS_OUT_OF_ORDER",
  "HIDDEN_ROWS",
  "COLUMNS_BEYOND_LIMIT",
  // Tables: how many stand on the sheet; AREA_CHOSEN counts the table once.
  "TABLES_ON_SHEET",
  "AREA_CHOSEN",
  // Columns: how texts were read as values, or why they were left as text.
  "DECIMAL_COMMA",
  "DECIMAL_COMMA_FOLLOWED",
  "THOUSANDS_MARKS",
  "DAYS_DAY_FIRST",
  "DAYS_MONTH_FIRST",
  "NUMBERS_AMBIGUOUS",
  "DAYS_AMBIGUOUS",
  "VALUES_AS_TEXT",
  "MIXED_COLUMN",
  "NESTED_AS_TEXT",
  // The file, once.
  "MACROS_IGNORED",
  "SHEETS_WITHOUT_TABLE",
  "ENCODING_UTF_16LE",
  "ENCODING_UTF_16BE",
  "ENCODING_WINDOWS_1252",
  "ENCODING_ISO_8859_15",
  "ENCODING_WINDOWS_1250",
  "ENCODING_SHIFT_JIS",
  "ENCODING_GB18030",
] as const;

export type NoteCode = (typeof NOTE_CODES)[number];

export type RawType = "text" | "number" | "day" | "moment" | "boolean";

export type RawColumn = {
  /** Column of the DuckDB table: `c0`, `c1` … */
  readonly id: string;
  /** Header as text; made unique within the table by a suffix ` (2)`; `Column C` where empty. */
  readonly header: string;
  /** Letter of the source column: A, B, … */
  readonly letter: string;
  readonly type: RawType;
  readonly profile: ColumnProfile;
};

/** What is in a column, over all its rows (never a prefix). */
export type ColumnProfile = {
  readonly filled: number;
  readonly empty: number;
  /** Number of different values among the filled. */
  readonly distinct: number;
  /** Cells that did not fit the column's type (rows of `<id>_odd`). */
  readonly odd: number;
  /** Smallest and largest value: numbers as numbers, days as YYYY-MM-DD, text absent. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** Number columns: all values are whole. */
  readonly whole?: boolean;
  /** Text columns: cells that read as a number (decimal comma too), as a day, as yes/no, as missing ("N/A"). */
  readonly numeric?: number;
  readonly days?: number;
  readonly flags?: number;
  readonly blanks?: number;
  /** Text columns: longest text. */
  readonly longest?: number;
  /** Most frequent values as text with counts, at most 24, most frequent first, then by text. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** Number columns: counts in at most 12 equal bins from min to max, or one bin a value when there are few. */
  readonly histogram?: readonly number[];
};

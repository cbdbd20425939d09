import type { CanonicalTable } from "./fields.ts";
import type { JoinReport, Repair } from "./join-report.ts";
import type { Scales } from "./scale.ts";

/**
 * The canonical tables in DuckDB, built once from raw tables and a mapping. Names: `answers`, `accounts`, … as in
 * `fields.ts`, plus `customers (customer INTEGER, customer_id VARCHAR)`: every different id of every table, numbered from 0
 * in the order of the id's text, so that the numbers do not depend on the order of rows.
 *
 * Columns of each canonical table:
 * - `source INTEGER`, `row INTEGER`: index into `CanonicalFacts.sources` and row number there.
 * - `customer INTEGER` for `customer_id` (and `participant_id`): null where the id is empty, and throughout where none is mapped.
 * - answers only: `ord INTEGER`, unique, ascending by answered_at (undated first), then source, then row. The table is
 *   stored in this order.
 * - kind `answer`: TINYINT; null = missing, `OUT_OF_RANGE` = answered, but not a whole number on the scale.
 * - kind `day`: DATE. Kind `moment`: the column is a TIMESTAMP, and `<field>_day` is its DATE.
 * - kinds `number`, `money`: DOUBLE, finite or null. Kind `flag`: BOOLEAN. Kinds `label`, `text`, `id`: VARCHAR; labels that
 *   have at most 4,096 different values are ENUM.
 * - period: `period VARCHAR` as it stands and `period_index INTEGER`: periods from the earliest (cli.md, roi).
 * - `unread INTEGER` where a number, amount or period of the table is filled and cannot be read: see `unread.ts`. The cell is null.
 * - only mapped fields have a column. Extra fields keep the name the mapping gives, as DOUBLE where all filled cells are
 *   numbers, else as VARCHAR/ENUM.
 *
 * Rows that no number can use are not in the table and are listed in `sources[].excluded`: accounts without customer_id, accounts
 * ending before they start, all but the last `accounts` row of a customer.
 */
export const OUT_OF_RANGE = -128;

/** Columns of canonical tables that hold no field of that name. DuckDB does not tell capitals apart. */
const INNER_COLUMNS: ReadonlySet<string> = new Set([
  "source",
  "row",
  "rowid",
  "unread",
  "customer",
  "ord",
  "period_index",
  "answered_at_day",
  "created_at_day",
  "first_response_at_day",
  "resolved_at_day",
  "sent_at_day",
  "at_day",
]);

/**
 * The DuckDB column of a field: its own name, with an underscore behind it where an inner column has that name (an extra
 * field `Source` stands in `Source_`). `customer_id` and `participant_id` stand in `customer`, as numbers.
 */
export const columnOf = (field: string): string => (INNER_COLUMNS.has(field.toLowerCase()) ? `${field}_` : field);

/** Why rows or cells of a source were not used, with up to `ROWS_LISTED` row numbers. */
export type Excluded = {
  readonly reason: string;
  readonly field: string | null;
  readonly count: number;
  readonly rows: readonly number[];
};

export const ROWS_LISTED = 1_000;

export type SourceReport = {
  readonly file: string;
  readonly sheet: string | null;
  /** The raw table it came from. */
  readonly table: string;
  readonly as: CanonicalTable;
  /** Rows that are not wholly empty. */
  readonly rows: number;
  /** Rows that stand in the canonical table; of answers those in which not every answer given is out of range. */
  readonly used: number;
  readonly excluded: readonly Excluded[];
  /** First and last day of its rows, by the date of the table (`row-date.ts`); `null` where it is not dated. */
  readonly days?: { readonly from: string; readonly to: string } | null;
};

/** The customers that a file brought to a table; `known` = those that an earlier file had brought to it. */
export type Arrival = { readonly as: CanonicalTable; readonly file: string; readonly customers: number; readonly known: number };

export type CanonicalFacts = {
  /** Mapped fields by table; a table that is not there is not mapped. */
  readonly fields: Readonly<Partial<Record<CanonicalTable, readonly string[]>>>;
  readonly scales: Scales;
  readonly sources: readonly SourceReport[];
  /** Number of different customer ids. */
  readonly customers: number;
  /** Latest day among answers, transactions, tickets, events, invitations, else of accounts, else `null` (cli.md, Dates). */
  readonly latestDay: string | null;
  /** Kind of `cashflows.period`: numbers count years, days count months, four-digit years count from the first. */
  readonly periodKind: "year" | "month" | null;
  /** How each text column was read, so that it can be shown: "decimal comma", "day.month.year" … */
  readonly readings: readonly { readonly source: number; readonly field: string; readonly code: string }[];
  /** How each source with customer ids meets the accounts; empty where one source alone has ids. */
  readonly joins: readonly JoinReport[];
  readonly repairs: readonly Repair[];
  /** By table, files in the order of the sources; tables without customer ids are not there. */
  readonly arrivals?: readonly Arrival[];
};

import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import type { CanonicalData, Cell, DataRow } from "../support/canonical-data.ts";

/**
 * A second implementation of cli.md's numbers, row by row over plain objects, that shares no SQL and no formula with the first.
 * Slow and small on purpose: it is read beside the text of cli.md.
 */
export type ReferenceOptions = {
  readonly asOf: string | null;
  readonly windowMonths: number;
  readonly by: string | null;
  readonly duplicates: "lastPerCustomer" | "meanPerCustomer" | "all";
  /** Points that components of health are ranked among, by field of accounts or question; the others go by floor and target. */
  readonly ranks?: Readonly<Record<string, readonly number[]>>;
};

export type Slice =
  | { readonly kind: "all" }
  | { readonly kind: "group"; readonly key: string | null }
  | { readonly kind: "wave"; readonly key: string };

export const ALL: Slice = { kind: "all" };

export const text = (cell: Cell | undefined): string | null => (typeof cell === "string" ? cell : null);
export const number = (cell: Cell | undefined): number | null => (typeof cell === "number" ? cell : null);
export const dayOf = (cell: Cell | undefined): string | null => text(cell)?.slice(0, 10) ?? null;
export const isMapped = (rows: readonly DataRow[] | undefined, field: string): boolean =>
  (rows ?? []).some((row) => Object.hasOwn(row, field));

/** Same day of the month some months before, or that month's last day, by counting on a calendar. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

const DATES = { answers: "answered_at", transactions: "date", tickets: "created_at", accounts: "start_date" } as const;
type Dated = keyof typeof DATES;

const latest = (days: readonly (string | null)[]): string | null =>
  days.reduce<string | null>((best, day) => (day !== null && (best === null || day > best) ? day : best), null);

/** The latest date among answers, transactions and tickets, else of accounts. */
export function dataDate(data: CanonicalData): string | null {
  const acts = (["answers", "transactions", "tickets"] as const).flatMap((table) =>
    (data[table] ?? []).map((row) => dayOf(row[DATES[table]])),
  );
  return latest(acts) ?? latest((data.accounts ?? []).flatMap((row) => [dayOf(row["start_date"]), dayOf(row["end_date"])]));
}

/** Rows not dated later than asOf, in the order of time: undated first, then by row. */
export function rowsOf(data: CanonicalData, table: Dated, options: ReferenceOptions): readonly DataRow[] {
  const rows = (data[table] ?? []).filter((row) => {
    const day = dayOf(row[DATES[table]]);
    return day === null || options.asOf === null || day <= options.asOf;
  });
  const at = (row: DataRow): string => text(row[DATES[table]]) ?? "";
  return table === "accounts"
    ? rows
    : rows
        .map((row, place) => ({ row, place }))
        .sort((a, b) => (at(a.row) < at(b.row) ? -1 : at(a.row) > at(b.row) ? 1 : a.place - b.place))
        .map(({ row }) => row);
}

/** The group of a row: the account's value of the field, else the row's own. */
export function groupOf(row: DataRow, data: CanonicalData, options: ReferenceOptions): string | null {
  const { by } = options;
  if (by === null) return null;
  const id = text(row["customer_id"]);
  const account = id === null ? undefined : rowsOf(data, "accounts", options).find((own) => own["customer_id"] === id);
  return text(account?.[by]) ?? text(row[by]);
}

export const inGroup = (row: DataRow, slice: Slice, data: CanonicalData, options: ReferenceOptions): boolean =>
  slice.kind === "all" || (slice.kind === "group" && groupOf(row, data, options) === slice.key);

export const isAnswer = (cell: Cell | undefined): cell is number => typeof cell === "number" && cell !== OUT_OF_RANGE;

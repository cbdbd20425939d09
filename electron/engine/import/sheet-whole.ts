import { dayFromNumber } from "../../../shared/calendar.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import type { CellKind } from "./column-builder.ts";
import type { PreviewCell, PreviewRow } from "./find-table.ts";
import type { Merge } from "./join-headings.ts";
import { cell } from "./plan-column.ts";
import type { BuiltTable } from "./table-builder.ts";

/** Every cell of a sheet, in the form of `BuiltTable`: headings, titles and all tables. */
export type WholeSheet = {
  /** SQL that can stand behind `from`. */
  readonly relation: string;
  /** The kinds of cell that each source column has. */
  readonly kinds: ReadonlyMap<number, readonly CellKind[]>;
  readonly merges: readonly Merge[];
};

/** A rectangle of a sheet: rows from 1, both ends included, and source columns in order. */
export type Region = { readonly from: number; readonly to: number; readonly columns: readonly number[] };

/** Further columns tell nothing more about where tables stand. */
const LOOKED_AT = 64;

/** The whole sheet out of its intermediate files, or out of a table in the store that has the same columns. */
export async function wholeSheet(store: Store, built: BuiltTable, merged: string | null): Promise<WholeSheet> {
  const files = [...(built.headPath === null ? [] : [built.headPath]), ...(built.rows > 0 ? [built.path] : [])];
  const list = `[${files.map(quoteText).join(", ")}]`;
  const relation = merged === null ? `read_parquet(${list}, union_by_name = true)` : quoteName(merged);
  const names = await store.all<{ name: string }>(`select distinct name from parquet_schema(${list})`);
  const kinds = new Map<number, CellKind[]>();
  for (const { name } of names) {
    const match = /^(number|date|flag|text|error)_(\d+)$/.exec(name);
    if (match === null) continue;
    const index = Number(match[2]);
    const own = kinds.get(index) ?? [];
    // The pattern above lets only the kinds through.
    own.push(match[1] as CellKind);
    kinds.set(index, own);
  }
  return { relation, kinds: new Map([...kinds].toSorted(([a], [b]) => a - b)), merges: built.merges };
}

/** All rows and columns of a sheet. */
export async function wholeRegion(store: Store, whole: WholeSheet): Promise<Region> {
  const { from, to } = await store.one<{ from: number | null; to: number | null }>(
    `select min(_row) as "from", max(_row) as "to" from ${whole.relation}`,
  );
  return { from: from ?? 1, to: to ?? 0, columns: [...whole.kinds.keys()] };
}

/** SQL: some cell of these columns is filled. */
export function anyFilled(whole: WholeSheet, columns: readonly number[]): string {
  const parts = columns.flatMap((index) => (whole.kinds.get(index) ?? []).map((kind) => `${cell(kind, index)} is not null`));
  return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
}

/** The columns that decide where tables stand: the first of a region. */
export const lookedAt = ({ columns }: Region): readonly number[] => columns.slice(0, LOOKED_AT);

/** Rows of a region as they stand, in order: the first `limit`, or the last. Rows blank in these columns are no rows. */
export async function rowsOf(store: Store, whole: WholeSheet, region: Region, limit: number, last = false): Promise<readonly PreviewRow[]> {
  const { columns } = region;
  const where = `_row between ${region.from} and ${region.to} and ${anyFilled(whole, columns)}`;
  const sql = `select ${selected(whole, columns)} from ${whole.relation} where ${where} order by _row ${last ? "desc" : "asc"} limit ${limit}`;
  const rows = (await store.all<Record<string, unknown>>(sql)).map((row) => previewOf(row, whole, columns));
  return last ? rows.toReversed() : rows;
}

/** SQL: what `previewOf` reads. */
export const selected = (whole: WholeSheet, columns: readonly number[]): string =>
  ["_row", ...columns.flatMap((index) => (whole.kinds.get(index) ?? []).map((kind) => cell(kind, index)))].join(", ");

export function previewOf(row: Readonly<Record<string, unknown>>, whole: WholeSheet, columns: readonly number[]): PreviewRow {
  const cells = new Map<number, PreviewCell>();
  for (const index of columns) {
    for (const kind of whole.kinds.get(index) ?? []) {
      const value = row[`${kind}_${index}`];
      if (value === null || value === undefined) continue;
      cells.set(index, { kind, text: textOf(kind, value) });
    }
  }
  return { row: Number(row["_row"]), cells };
}

function textOf(kind: CellKind, value: unknown): string {
  if (kind === "date") return dayFromNumber(Math.floor(Number(value)));
  if (kind === "flag") return value === 1 ? "TRUE" : "FALSE";
  return String(value);
}

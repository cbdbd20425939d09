import type { TableArea } from "../../../shared/table/file-reading.ts";
import type { NoteCode } from "../../../shared/table/raw-table.ts";
import type { Store } from "../store.ts";
import type { CellKind } from "./column-builder.ts";
import { chosenHeadings, findHeadings } from "./find-headings.ts";
import { PREVIEW_ROWS, type PreviewRow } from "./find-table.ts";
import { columnLetter, uniqueHeaders } from "./headers.ts";
import { cell } from "./plan-column.ts";
import { anyFilled, type Region, rowsOf, type WholeSheet } from "./sheet-whole.ts";
import { type BuiltColumn, type BuiltTable, TAIL_ROWS } from "./table-builder.ts";

/** One table of a sheet, ready to be typed and stored. */
export type TablePiece = Pick<BuiltTable, "columns" | "headerRow" | "headingRows" | "headings" | "tail" | "samples"> & {
  /** SQL: its rows, without headings, with `_row` and the columns of `BuiltTable`. */
  readonly relation: string;
  /** Rows looked at for totals, remarks and repeated headings; `false` where a person said where the table ends. */
  readonly open: boolean;
  readonly notes: ReadonlyMap<NoteCode, number>;
  readonly firstRow: number;
  /** Source columns from the first to the last. */
  readonly span: readonly [number, number];
  readonly chosen: boolean;
  /** The text of the title right above it. */
  readonly title: string | null;
};

const KINDS: readonly CellKind[] = ["number", "date", "flag", "text", "error"];
/** Columns asked for in one query. */
const AT_ONCE = 40;
/** Texts looked at a column before a reading is tried on all of them. */
const SAMPLED = 2_048;

/** The table that is found in a region; `null` where nothing stands below a heading. */
export async function foundPiece(store: Store, whole: WholeSheet, region: Region): Promise<TablePiece | null> {
  const rows = await rowsOf(store, whole, region, PREVIEW_ROWS);
  const { first, last, names, reason } = findHeadings(rows, whole.merges);
  const top = rows[Math.max(0, first)];
  if (top === undefined || last + 1 >= rows.length) return null;
  const header = last < 0 ? 0 : (rows[last]?.row ?? 0);
  const notes = new Map<NoteCode, number>();
  if (first > 0) notes.set("ROWS_ABOVE_HEADER", first);
  if (reason !== null) notes.set(reason, last - first + 1);
  const title = first > 0 ? titleOf(rows[first - 1]) : null;
  const place = { firstRow: top.row, header, headingRows: last < 0 ? 0 : last - first + 1 };
  const body = { ...region, from: Math.max(region.from, header + 1) };
  return pieceOf(store, whole, body, names, { ...place, notes, title, chosen: false });
}

/** The table where a person says it is; `null` where no cell stands below its heading. */
export async function chosenPiece(store: Store, whole: WholeSheet, region: Region, area: TableArea): Promise<TablePiece | null> {
  const { firstRow, headingRows } = area;
  const heading = await rowsOf(store, whole, { ...region, from: firstRow, to: firstRow + headingRows - 1 }, 10);
  const { names, reason } = headingRows === 0 ? { names: new Map<number, string>(), reason: null } : chosenHeadings(heading, whole.merges);
  const above = await rowsOf(store, whole, { ...region, from: 1, to: firstRow - 1 }, 1, true);
  const notes = new Map<NoteCode, number>([["AREA_CHOSEN", 1]]);
  if (reason !== null) notes.set(reason, headingRows);
  const header = headingRows === 0 ? 0 : firstRow + headingRows - 1;
  const body = { ...region, from: firstRow + headingRows };
  const place = { firstRow, header, headingRows, notes, title: titleOf(above[0]), chosen: true };
  return pieceOf(store, whole, body, names, place);
}

/** A row of one cell right above a table names it. */
export function titleOf(row: PreviewRow | undefined): string | null {
  const [only, ...more] = [...(row?.cells.values() ?? [])];
  return only?.kind === "text" && more.length === 0 && only.text.length <= 200 ? only.text.trim() : null;
}

type Place = Pick<TablePiece, "firstRow" | "headingRows" | "notes" | "title" | "chosen"> & { readonly header: number };

async function pieceOf(
  store: Store,
  whole: WholeSheet,
  body: Region,
  names: ReadonlyMap<number, string>,
  { header, ...place }: Place,
): Promise<TablePiece | null> {
  const streams = body.columns.flatMap((index) => (whole.kinds.get(index) ?? []).map((kind) => cell(kind, index)));
  const where = `_row between ${body.from} and ${body.to} and ${anyFilled(whole, body.columns)}`;
  const relation = `(select ${["_row", ...streams].join(", ")} from ${whole.relation} where ${where})`;
  const counted = await countCells(store, whole, relation, body.columns);
  const used = counted.filter(({ index, counts }) => names.has(index) || KINDS.some((kind) => counts[kind] > 0));
  if (used.length === 0 || !counted.some(({ counts }) => KINDS.some((kind) => counts[kind] > 0))) return null;
  const headers = uniqueHeaders(used.map(({ index }) => ({ index, header: names.get(index) ?? "" })));
  const columns = used.map((one, position): BuiltColumn => ({ ...one, letter: columnLetter(one.index), header: headers[position] ?? "" }));
  const samples = new Map<number, readonly string[]>();
  for (const { index, counts } of columns) if (counts.text > 0) samples.set(index, await sampleOf(store, relation, index));
  return {
    ...place,
    headerRow: header,
    relation,
    columns,
    headings: names,
    tail: place.chosen || header === 0 ? [] : await rowsOf(store, whole, body, TAIL_ROWS, true),
    samples,
    open: !place.chosen,
    span: [columns[0]?.index ?? 0, columns.at(-1)?.index ?? 0],
  };
}

type Counted = Pick<BuiltColumn, "index" | "counts" | "timed">;

async function countCells(store: Store, whole: WholeSheet, relation: string, columns: readonly number[]): Promise<readonly Counted[]> {
  const counted: Counted[] = [];
  for (let at = 0; at < columns.length; at += AT_ONCE) {
    const some = columns.slice(at, at + AT_ONCE);
    const parts = some.flatMap((index) =>
      (whole.kinds.get(index) ?? []).flatMap((kind) => [
        `count(${cell(kind, index)}) as "${kind}_${index}"`,
        ...(kind === "date" ? [`coalesce(bool_or(${cell(kind, index)} <> floor(${cell(kind, index)})), false) as "timed_${index}"`] : []),
      ]),
    );
    const row = parts.length === 0 ? {} : await store.one<Record<string, number | boolean>>(`select ${parts.join(", ")} from ${relation}`);
    for (const index of some) {
      const of = (kind: CellKind): number => Number(row[`${kind}_${index}`] ?? 0);
      const counts = { number: of("number"), date: of("date"), flag: of("flag"), text: of("text"), error: of("error") };
      counted.push({ index, counts, timed: row[`timed_${index}`] === true });
    }
  }
  return counted;
}

/** Texts from all over the column, the same ones every time. */
async function sampleOf(store: Store, relation: string, index: number): Promise<readonly string[]> {
  const text = cell("text", index);
  const rows = await store.all<{ t: string }>(
    `select ${text} as t from ${relation} where ${text} is not null order by hash(_row), _row limit ${SAMPLED}`,
  );
  return rows.map(({ t }) => t);
}

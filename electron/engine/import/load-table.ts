import type { Job } from "../../../shared/progress.ts";
import type { TableArea } from "../../../shared/table/file-reading.ts";
import type { RawTable, TableNote } from "../../../shared/table/raw-table.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import { cellAccount } from "./cell-account.ts";
import { chooseReadings, type TextColumn } from "./choose-readings.ts";
import type { CellKind } from "./column-builder.ts";
import { OutsideList } from "./outside-list.ts";
import { NOTHING_OUTSIDE, type OutsideRows, outsideRows } from "./outside-rows.ts";
import { dropOutsideCells, type LoadedPiece, listOutsideTables } from "./outside-tables.ts";
import { listOverwritten } from "./overwritten-cells.ts";
import { CELLS, cell, type PlannedColumn, planColumn, textColumn } from "./plan-column.ts";
import { profileTable } from "./profile-table.ts";
import { cutSheet } from "./sheet-cut.ts";
import { wholeSheet } from "./sheet-whole.ts";
import type { BuiltColumn, BuiltTable } from "./table-builder.ts";
import type { TablePiece } from "./table-piece.ts";

/** What a raw table is called and where it stands in its file. */
export type TableOrigin = Pick<RawTable, "id" | "file" | "sheet" | "hidden">;

/**
 * Cuts a built sheet into its tables, by `areas` where a person has marked them, and stores each: its columns typed over all
 * their cells, with its odd cells, profiled.
 */
export async function loadSheet(
  store: Store,
  built: BuiltTable,
  origin: Omit<TableOrigin, "id">,
  id: () => string,
  job: Job,
  areas: readonly TableArea[] | null = null,
): Promise<RawTable[]> {
  const merged = built.disordered ? "merged_rows" : null;
  if (merged !== null) await store.watched(job, () => mergeRows(store, merged, built));
  const { pieces, whole } = await store.watched(job, () => cutSheet(store, built, origin, areas, merged));
  const tables: RawTable[] = [];
  const loaded: LoadedPiece[] = [];
  for (const piece of pieces) {
    const { table, left, columns } = await loadPiece(store, piece, { ...origin, id: id() }, job);
    tables.push(table);
    loaded.push({ piece, left, columns, lastRow: table.area.lastRow ?? piece.firstRow });
  }
  await store.watched(job, () => listOutsideTables(store, built, whole, loaded, built.outside));
  const accounted: RawTable[] = [];
  for (const [index, table] of tables.entries()) {
    const listed = await (index === 0 ? built.outside : new OutsideList()).store(store, table.id);
    // The reader has counted for itself: what it met and is neither in a table nor listed would show as missing.
    const others = tables.reduce((sum, other) => (other === table ? sum : sum + cellAccount(other.columns).imported), 0);
    accounted.push({ ...table, cells: cellAccount(table.columns, listed, index === 0 ? built.seen - others : undefined) });
  }
  await dropOutsideCells(store);
  if (merged !== null) await store.run(`drop table ${quoteName(merged)}`);
  return accounted;
}

/** Types the columns of one table over all their cells, stores the table and its odd cells, and profiles it. */
async function loadPiece(
  store: Store,
  piece: TablePiece,
  origin: TableOrigin,
  job: Job,
): Promise<{ readonly table: RawTable; readonly left: OutsideRows; readonly columns: readonly number[] }> {
  const whole = piece.relation;
  const outside = piece.open ? await store.watched(job, () => outsideRows(store, piece)) : NOTHING_OUTSIDE;
  const relation = outside.rows.length === 0 ? whole : `(select * from ${whole} where _row not in (${outside.rows.join(", ")}))`;
  const counted = relation !== whole ? await recount(store, relation, piece.columns) : piece.columns;
  // A column where only a remark stood is none.
  const columns = relation === whole ? counted : counted.filter((one) => piece.headings.has(one.index) || isFilled(one));

  const samplesOf = (index: number): readonly string[] => {
    const sample = piece.samples.get(index) ?? [];
    return outside.texts.size === 0 ? sample : sample.filter((text) => !outside.texts.has(text));
  };
  const texts = columns.flatMap((column): TextColumn[] => textColumn(column, samplesOf(column.index)));
  const readings = await store.watched(job, () => chooseReadings(store, relation, texts));
  const planned = columns.map((column) => planColumn(column, readings.get(column.index)));

  const cells = planned.map((one): PlannedCells => ({ ...one, header: one.column.header, letter: one.column.letter }));
  const notes = [...[...piece.notes].map(([code, count]) => ({ code, count })), ...outside.notes];
  const table = await storeTable(store, { ...piece, relation, notes }, cells, origin, job);
  return { table, left: outside, columns: columns.map(({ index }) => index) };
}

const isFilled = ({ counts }: BuiltColumn): boolean => counts.number + counts.date + counts.flag + counts.text + counts.error > 0;

/** A column as SQL, with what it is called. */
export type PlannedCells = Pick<PlannedColumn, "type" | "value" | "oddText" | "errors" | "notes"> & {
  readonly header: string;
  readonly letter: string;
};

/** What is to be stored, and where it stood. */
export type StoredSource = {
  /** SQL with `_row` and what the planned columns read. */
  readonly relation: string;
  readonly notes: readonly TableNote[];
  /** Where its columns have names of their own and no row is a heading, only `headerRow: 0`. */
  readonly headerRow: number;
  readonly headingRows?: number;
  readonly firstRow?: number;
  readonly chosen?: boolean;
  readonly title?: string | null;
};

/** Stores planned columns of a relation that has `_row`, with their odd cells, and profiles them. */
export async function storeTable(
  store: Store,
  source: StoredSource,
  planned: readonly PlannedCells[],
  origin: TableOrigin,
  job: Job,
): Promise<RawTable> {
  const { relation } = source;
  job.report({ fraction: null, step: "store", detail: { sheet: origin.sheet ?? origin.file } });
  const values = planned.map((one, index) => `${one.value} as c${index}`);
  const stored = `create table ${origin.id} as select ${["_row", ...values].join(", ")} from ${relation}`;
  for (const sql of [stored, oddTable(origin.id, relation, planned)]) {
    await store.watched(job, () => store.runOver(planned.length, sql));
  }

  const notes = new Map(source.notes.map((note) => [note.code, note]));
  for (const { notes: codes } of planned) for (const code of codes) notes.set(code, { code, count: (notes.get(code)?.count ?? 0) + 1 });
  const bare = planned.map((one, index) => ({ id: `c${index}`, header: one.header, letter: one.letter, type: one.type }));
  const profiled = await profileTable(store, origin.id, bare, job);
  const { headerRow, chosen = false, title = null } = source;
  return {
    ...origin,
    rowCount: profiled.rows,
    headerRow,
    area: await areaOf(store, origin.id, bare, source),
    areaChosen: chosen,
    ...(title === null ? {} : { title }),
    cells: cellAccount(profiled.columns),
    columns: profiled.columns,
    notes: [...notes.values()],
  };
}

/** Where a stored table stands on its sheet, down to its last row. */
export async function areaOf(
  store: Store,
  id: string,
  columns: readonly { readonly letter: string }[],
  { headerRow, headingRows = headerRow > 0 ? 1 : 0, firstRow = headerRow }: Pick<StoredSource, "headerRow" | "headingRows" | "firstRow">,
): Promise<TableArea> {
  const { first, last } = await store.one<{ first: number | null; last: number | null }>(
    `select min(_row) as "first", max(_row) as "last" from ${id}`,
  );
  return {
    firstRow: headingRows > 0 ? Math.max(1, firstRow) : (first ?? 1),
    headingRows,
    lastRow: last,
    firstColumn: columns[0]?.letter ?? "A",
    lastColumn: columns.at(-1)?.letter ?? null,
  };
}

function oddTable(id: string, relation: string, planned: readonly PlannedCells[]): string {
  const parts = planned.flatMap((one, index) => {
    const select = (kind: string, text: string): string =>
      `select _row as "row", 'c${index}' as col, '${kind}' as kind, ${text} as "text" from ${relation} where (${text}) is not null`;
    return [...(one.errors === null ? [] : [select("error", one.errors)]), ...(one.oddText === null ? [] : [select("text", one.oddText)])];
  });
  const empty = `create table ${id}_odd ("row" integer, col varchar, kind varchar, "text" varchar)`;
  return parts.length === 0 ? empty : `${empty}; insert into ${id}_odd select * from (${parts.join(" union all ")}) order by "row", col`;
}

/** Rows in order, one a number: of two cells at one address the later stands, whatever its kind. */
async function mergeRows(store: Store, name: string, built: BuiltTable): Promise<void> {
  const whole = await wholeSheet(store, built, null);
  const order = `case when filename = ${quoteText(built.headPath ?? "")} then 0 else 1 end * 4294967296 + file_row_number`;
  const picked = [...whole.kinds].map(([index, kinds]) => {
    const names = kinds.map((kind) => cell(kind, index));
    const pack = names.map((one) => `${one} := ${one}`).join(", ");
    return `arg_max(struct_pack(${pack}), ${order}) filter (where coalesce(${names.map((one) => `${one}::varchar`).join(", ")}) is not null) as s${index}`;
  });
  const flat = [...whole.kinds].flatMap(([index, kinds]) => kinds.map((kind) => `s${index}.${cell(kind, index)} as ${cell(kind, index)}`));
  const source = whole.relation.replace(/\)$/, ", file_row_number = true, filename = true)");
  await listOverwritten(store, source, order, whole.kinds, built.outside);
  await store.run(`create or replace temp table ${quoteName(name)} as select ${["_row", ...flat].join(", ")} from (
    select ${["_row", ...picked].join(", ")} from ${source} group by _row) order by _row`);
}

/** Counts after merging: cells that were overwritten are gone. */
async function recount(store: Store, relation: string, columns: readonly BuiltColumn[]): Promise<readonly BuiltColumn[]> {
  const counted: BuiltColumn[] = [];
  for (const column of columns) {
    const kinds = [...CELLS, "error" as const].filter((kind) => column.counts[kind] > 0);
    if (kinds.length === 0) {
      counted.push(column);
      continue;
    }
    const row = await store.one<Record<string, number>>(
      `select ${kinds.map((kind) => `count(${cell(kind, column.index)}) as ${kind}_n`).join(", ")} from ${relation}`,
    );
    const at = (kind: CellKind): number => row[`${kind}_n`] ?? 0;
    counted.push({ ...column, counts: { number: at("number"), date: at("date"), flag: at("flag"), text: at("text"), error: at("error") } });
  }
  return counted;
}

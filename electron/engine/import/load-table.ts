import type { Job } from "../../../shared/progress.ts";
import type { RawTable, TableNote } from "../../../shared/table/raw-table.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import { cellAccount } from "./cell-account.ts";
import { chooseReadings, type TextColumn } from "./choose-readings.ts";
import type { CellKind } from "./column-builder.ts";
import { outsideRows } from "./outside-rows.ts";
import { CELLS, cell, type PlannedColumn, planColumn, textColumn } from "./plan-column.ts";
import { profileTable } from "./profile-table.ts";
import type { BuiltColumn, BuiltTable } from "./table-builder.ts";

/** What a raw table is called and where it stands in its file. */
export type TableOrigin = Pick<RawTable, "id" | "file" | "sheet" | "hidden">;

/** Types the columns of a built sheet over all their cells, stores the table and its odd cells, and profiles it. */
export async function loadTable(store: Store, built: BuiltTable, origin: TableOrigin, job: Job): Promise<RawTable> {
  const file = `read_parquet(${quoteText(built.path)})`;
  const merged = `${origin.id}_merged`;
  const whole = built.disordered ? quoteName(merged) : file;
  if (built.disordered) await store.watched(job, () => store.run(mergeRows(merged, built)));
  const outside = await store.watched(job, () => outsideRows(store, file, built));
  const relation = outside.rows.length === 0 ? whole : `(select * from ${whole} where _row not in (${outside.rows.join(", ")}))`;
  const counted = whole !== file || relation !== file ? await recount(store, relation, built.columns) : built.columns;
  // A column where only a remark stood is none.
  const columns = relation === file ? counted : counted.filter((one) => built.headings.has(one.index) || isFilled(one));

  const samplesOf = (index: number): readonly string[] => {
    const sample = built.samples.get(index) ?? [];
    return outside.texts.size === 0 ? sample : sample.filter((text) => !outside.texts.has(text));
  };
  const texts = columns.flatMap((column): TextColumn[] => textColumn(column, samplesOf(column.index)));
  const readings = await store.watched(job, () => chooseReadings(store, relation, texts));
  const planned = columns.map((column) => planColumn(column, readings.get(column.index)));

  const cells = planned.map((one): PlannedCells => ({ ...one, header: one.column.header, letter: one.column.letter }));
  const notes = [...[...built.notes].map(([code, count]) => ({ code, count })), ...outside.notes];
  const table = await storeTable(store, { relation, headerRow: built.headerRow, notes }, cells, origin, job);
  if (built.disordered) await store.run(`drop table ${quoteName(merged)}`);
  return table;
}

const isFilled = ({ counts }: BuiltColumn): boolean => counts.number + counts.date + counts.flag + counts.text + counts.error > 0;

/** A column as SQL, with what it is called. */
export type PlannedCells = Pick<PlannedColumn, "type" | "value" | "oddText" | "errors" | "notes"> & {
  readonly header: string;
  readonly letter: string;
};

/** Stores planned columns of a relation that has `_row`, with their odd cells, and profiles them. */
export async function storeTable(
  store: Store,
  source: { readonly relation: string; readonly headerRow: number; readonly notes: readonly TableNote[] },
  planned: readonly PlannedCells[],
  origin: TableOrigin,
  job: Job,
): Promise<RawTable> {
  const { relation } = source;
  job.report({ fraction: null, step: "store", detail: { sheet: origin.sheet ?? origin.file } });
  const values = planned.map((one, index) => `${one.value} as c${index}`);
  await store.watched(job, () => store.run(`create table ${origin.id} as select ${["_row", ...values].join(", ")} from ${relation}`));
  await store.watched(job, () => store.run(oddTable(origin.id, relation, planned)));

  const notes = new Map(source.notes.map((note) => [note.code, note]));
  for (const { notes: codes } of planned) for (const code of codes) notes.set(code, { code, count: (notes.get(code)?.count ?? 0) + 1 });
  const bare = planned.map((one, index) => ({ id: `c${index}`, header: one.header, letter: one.letter, type: one.type }));
  const profiled = await profileTable(store, origin.id, bare, job);
  const { headerRow } = source;
  return {
    ...origin,
    rowCount: profiled.rows,
    headerRow,
    area: { firstRow: Math.max(1, headerRow), headingRows: headerRow > 0 ? 1 : 0, lastRow: null, firstColumn: "A", lastColumn: null },
    areaChosen: false,
    cells: cellAccount(profiled.columns),
    columns: profiled.columns,
    notes: [...notes.values()],
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
function mergeRows(name: string, built: BuiltTable): string {
  const kindsOf = (column: BuiltColumn): readonly CellKind[] => [...CELLS, "error" as const].filter((kind) => column.counts[kind] > 0);
  const columns = built.columns.filter((column) => kindsOf(column).length > 0);
  const picked = columns.map((column) => {
    const names = kindsOf(column).map((kind) => cell(kind, column.index));
    const pack = names.map((one) => `${one} := ${one}`).join(", ");
    return `arg_max(struct_pack(${pack}), file_row_number) filter (where coalesce(${names.map((one) => `${one}::varchar`).join(", ")}) is not null) as s${column.index}`;
  });
  const flat = columns.flatMap((column) =>
    kindsOf(column).map((kind) => `s${column.index}.${cell(kind, column.index)} as ${cell(kind, column.index)}`),
  );
  return `create or replace temp table ${quoteName(name)} as select ${["_row", ...flat].join(", ")} from (
    select ${["_row", ...picked].join(", ")} from read_parquet(${quoteText(built.path)}, file_row_number = true) group by _row) order by _row`;
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

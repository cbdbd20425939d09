import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { NoteCode, RawTable } from "../../../shared/table/raw-table.ts";
import { quoteText, type Store } from "../store.ts";
import { cellAccount } from "./cell-account.ts";
import { chooseReadings, type TextColumn } from "./choose-readings.ts";
import { columnLetter, uniqueHeaders } from "./headers.ts";
import { intoScratch } from "./into-scratch.ts";
import { type PlannedCells, storeTable } from "./load-table.ts";
import { OutsideList } from "./outside-list.ts";
import { type ParquetColumn, parquetColumns } from "./parquet-columns.ts";
import { MOST_COLUMNS } from "./table-builder.ts";
import { guarded } from "./text-readings.ts";

/** Cells a file may say it holds: a footer of some bytes can promise any number of them. */
const MOST_CELLS = 2_000_000_000;
/** Texts looked at a column before a reading is tried on all of them. */
const SAMPLED = 2_048;

/** Reads a Parquet file into the store as `id`; `null` when no column holds anything. Its columns keep the types they have there. */
export async function importParquet(
  store: Store,
  file: { readonly path: string; readonly name: string },
  folder: string,
  id: string,
  job: Job,
): Promise<RawTable | null> {
  job.report({ fraction: 0, step: "read", detail: { sheet: file.name } });
  const target = join(folder, "source.parquet");
  await intoScratch(file.path, target);
  try {
    return await read(store, file.name, target, id, job);
  } catch (error) {
    if (error instanceof ProblemError || !isReadingError(error)) throw error;
    throw new ProblemError({ code: "FILE_CORRUPT", file: file.name, detail: { context: "parquet" } }, { cause: error });
  }
}

/** What DuckDB says of a file it cannot read, and not of an interrupt, a full disk or memory. */
const isReadingError = (error: unknown): boolean =>
  error instanceof Error && !/out of memory|interrupt|no space|could not write/i.test(error.message);

async function read(store: Store, file: string, path: string, id: string, job: Job): Promise<RawTable | null> {
  const { rows } = await store.one<{ rows: number }>(`select num_rows as rows from parquet_file_metadata(${quoteText(path)})`);
  if (rows > MOST_CELLS) throw new ProblemError({ code: "FILE_SUSPICIOUS", file });
  const { relation: source, all, columns } = await store.watched(job, () => parquetColumns(store, path, MOST_COLUMNS));
  if (rows * Math.max(1, columns.length) > MOST_CELLS) throw new ProblemError({ code: "FILE_SUSPICIOUS", file });
  if (rows === 0 || columns.length === 0) return null;

  const relation = `(select (place + 1)::integer as _row, * from ${source} where not (${columns.map(isEmpty).join(" and ")}))`;
  const samples = await sampled(store, source, columns, rows, job);
  job.report({ fraction: 0.2, step: "read", detail: { sheet: file } });
  const texts = columns.flatMap((one): TextColumn[] =>
    one.readable ? [{ key: one.index, text: one.value, sample: samples.get(one.index) ?? [], others: 0 }] : [],
  );
  const readings = await store.watched(job, () => chooseReadings(store, relation, texts));
  const names = uniqueHeaders(columns);
  const planned = columns.map((one, place): PlannedCells => {
    const chosen = readings.get(one.index);
    const reading = chosen?.reading ?? null;
    const value = reading === null ? one.value : guarded(reading, one.value);
    return {
      header: names[place] ?? one.header,
      letter: columnLetter(one.index),
      type: reading?.type ?? one.type,
      value,
      oddText: reading === null ? one.oddText : `case when (${value}) is null then ${one.value} end`,
      errors: null,
      notes: chosen?.notes ?? [],
    };
  });
  const notes = new Map<NoteCode, number>();
  const nested = columns.filter((one) => one.nested).length;
  if (nested > 0) notes.set("NESTED_AS_TEXT", nested);
  if (all > columns.length) notes.set("COLUMNS_BEYOND_LIMIT", all - columns.length);
  const built = { relation, headerRow: 0, notes: [...notes].map(([code, count]) => ({ code, count })) };
  const table = await storeTable(store, built, planned, { id, file, sheet: null, hidden: false }, job);
  const list = new OutsideList();
  for (let index = columns.length; index < all; index += AT_ONCE) {
    const parts = Array.from({ length: Math.min(AT_ONCE, all - index) }, (_, place) => beyond(source, index + place));
    list.addQuery("beyondLimit", parts.join(" union all "));
  }
  const listed = await store.watched(job, () => list.store(store, id));
  return table.rowCount === 0 ? null : { ...table, cells: cellAccount(table.columns, listed) };
}

/** Columns beyond the limit that are listed by one query. */
const AT_ONCE = 100;

/** SQL: the filled cells of a column that is not read. */
const beyond = (source: string, index: number): string =>
  `select (place + 1)::integer as "row", ${quoteText(columnLetter(index))} as letter, case when trim(p${index}::varchar, ' \t\r\n\u00a0') <> '' then p${index}::varchar end as "text" from ${source}`;

const isEmpty = (one: ParquetColumn): string =>
  one.oddText === null ? `(${one.value}) is null` : `(${one.value}) is null and (${one.oddText}) is null`;

/** Some texts of each column from all over the file. */
async function sampled(
  store: Store,
  source: string,
  columns: readonly ParquetColumn[],
  rows: number,
  job: Job,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const texts = columns.filter((one) => one.readable);
  const samples = new Map<number, readonly string[]>();
  if (texts.length === 0) return samples;
  const step = Math.max(1, Math.floor(rows / SAMPLED));
  const lists = texts.map((one) => `list(${one.value}) filter ((${one.value}) is not null) as "${one.index}"`);
  const row = await store.watched(job, () =>
    store.one<Record<string, readonly string[] | null>>(`select ${lists.join(", ")} from ${source} where place % ${step} = 0`),
  );
  for (const { index } of texts) samples.set(index, row[`${index}`] ?? []);
  return samples;
}

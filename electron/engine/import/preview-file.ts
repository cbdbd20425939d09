import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { assertNever, ok, ProblemError, type Result } from "../../../shared/result.ts";
import type { FilePreview, FileReading, TableArea } from "../../../shared/table/file-reading.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import { firstCsvRows } from "./csv-first-rows.ts";
import { findHeadings } from "./find-headings.ts";
import { PREVIEW_ROWS, type PreviewRow } from "./find-table.ts";
import type { FirstRows } from "./first-rows.ts";
import { gate } from "./gate.ts";
import { columnLetter } from "./headers.ts";
import { intoScratch } from "./into-scratch.ts";
import { firstJsonRows } from "./json-first-rows.ts";
import { firstSheetJsRows } from "./sheetjs-first-rows.ts";
import { firstXlsxRows } from "./xlsx-first-rows.ts";

/** Rows a preview shows, and columns: a screen holds no more. */
export const PREVIEWED = { rows: 100, columns: 256 } as const;

/** The first rows of one file by a reading, without loading it: nothing of what is loaded is touched. */
export async function previewFile(
  store: Store,
  file: { readonly path: string; readonly name: string },
  sheet: string | null,
  reading: FileReading,
  job: Job,
): Promise<Result<FilePreview>> {
  job.checkpoint();
  try {
    return ok(shown(await firstRows(store, file, sheet, reading, job), reading));
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function firstRows(
  store: Store,
  file: { readonly path: string; readonly name: string },
  sheet: string | null,
  reading: FileReading,
  job: Job,
): Promise<FirstRows> {
  const gated = await gate(file);
  const most = PREVIEWED.rows;
  switch (gated.type) {
    case "xlsx":
      try {
        return await firstXlsxRows(gated.zip, file.name, sheet, most, job);
      } finally {
        await gated.zip.close();
      }
    case "text":
      return firstCsvRows({ ...file, bytes: gated.bytes }, reading, most, job);
    case "json":
      return firstJsonRows({ ...file, bytes: gated.bytes, layout: gated.layout }, reading, most, job);
    case "parquet":
      return firstParquetRows(store, file, most, job);
    case "sheetjs":
      return firstSheetJsRows(file, sheet, most, job);
    default:
      return assertNever(gated);
  }
}

async function firstParquetRows(
  store: Store,
  file: { readonly path: string; readonly name: string },
  most: number,
  job: Job,
): Promise<FirstRows> {
  const folder = await mkdtemp(join(store.scratch, "preview-"));
  const own = await store.fork();
  try {
    const path = join(folder, "source.parquet");
    await intoScratch(file.path, path);
    const from = `read_parquet(${quoteText(path)})`;
    const names = (await own.all<{ name: string }>(`select column_name as name from (describe select * from ${from})`)).map(
      ({ name }) => name,
    );
    const texts = names.slice(0, PREVIEWED.columns).map((name, index) => `${quoteName(name)}::varchar as c${index}`);
    const sql = `select ${texts.join(", ")} from ${from} limit ${most + 1}`;
    const rows = names.length === 0 ? [] : await own.watched(job, () => own.all<Record<string, string | null>>(sql));
    const cellsOf = (row: Readonly<Record<string, string | null>>): PreviewRow["cells"] =>
      new Map(
        names.flatMap((_, index) => (isFilled(row[`c${index}`]) ? [[index, { kind: "text", text: row[`c${index}`] ?? "" }] as const] : [])),
      );
    const filled = rows.slice(0, most).map((row, place) => ({ row: place + 1, cells: cellsOf(row) }));
    return { sheets: [], sheet: null, names, rows: filled.filter(({ cells }) => cells.size > 0), whole: rows.length <= most };
  } catch (error) {
    if (error instanceof ProblemError || !(error instanceof Error)) throw error;
    throw new ProblemError({ code: "FILE_CORRUPT", file: file.name, detail: { context: "parquet" } }, { cause: error });
  } finally {
    own.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const isFilled = (text: string | null | undefined): boolean => typeof text === "string" && text.trim() !== "";

function shown(first: FirstRows, reading: FileReading): FilePreview {
  const named = first.names === undefined ? first.rows : [namesRow(first.names), ...first.rows];
  const width = Math.min(PREVIEWED.columns, 1 + Math.max(-1, ...named.flatMap(({ cells }) => [...cells.keys()])));
  return {
    sheets: first.sheets,
    sheet: first.sheet,
    rows: named.map(({ row, cells }) => ({ row, cells: Array.from({ length: width }, (_, index) => cells.get(index)?.text ?? null) })),
    area: areaOf(first, reading),
    encoding: first.encoding ?? null,
    delimiter: first.delimiter ?? null,
  };
}

/** Names that stand in no row of the file are shown as row 0. */
const namesRow = (names: readonly string[]): PreviewRow => ({
  row: 0,
  cells: new Map(names.map((text, index) => [index, { kind: "text", text }] as const)),
});

/** The table as a person has marked it, else as it is found among these rows. */
function areaOf({ sheet, names, rows }: FirstRows, reading: FileReading): TableArea | null {
  const told = reading.areas?.find((one) => one.sheet === sheet)?.tables[0];
  if (told !== undefined) return told;
  const [top] = rows;
  if (top === undefined) return null;
  if (names !== undefined) {
    return { firstRow: top.row, headingRows: 0, lastRow: null, firstColumn: "A", lastColumn: columnLetter(Math.max(0, names.length - 1)) };
  }
  const headings = findHeadings(rows.slice(0, PREVIEW_ROWS));
  const start = headings.last < 0 ? 0 : headings.first;
  const columns = rows.slice(start).flatMap(({ cells }) => [...cells.keys()]);
  return {
    firstRow: rows[start]?.row ?? top.row,
    headingRows: headings.last < 0 ? 0 : headings.last - headings.first + 1,
    lastRow: null,
    firstColumn: columnLetter(Math.min(...columns)),
    lastColumn: columnLetter(Math.max(...columns)),
  };
}

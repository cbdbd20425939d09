import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { ByteWindow, xmlStretches } from "./byte-window.ts";
import { type BuiltTable, TableBuilder } from "./table-builder.ts";
import { XlsxCells } from "./xlsx-cells.ts";
import { readXlsxPackage, type XlsxPackage, type XlsxSheet } from "./xlsx-package.ts";
import { XlsxScanner } from "./xlsx-scanner.ts";
import { NO_STRINGS, readSharedStrings, type SharedStrings } from "./xlsx-strings.ts";
import type { ZipFile } from "./zip-file.ts";

/** A sheet read into the scratch folder, not yet in the store. */
export type BuiltSheet = { readonly name: string; readonly hidden: boolean; readonly table: BuiltTable | null };

/** A single cell or tag may not be longer. */
const LONGEST = 8_000_000;
/** Share of the work that reading the parts is; storing and profiling is the rest. */
export const READING_SHARE = 0.7;

/**
 * Reads the sheets of a workbook one after another, handing each out as soon as it is read. `scratch` is where the
 * intermediate files go; whoever asked removes them.
 */
export async function* readXlsx(zip: ZipFile, file: string, scratch: string, job: Job): AsyncGenerator<BuiltSheet> {
  const book = await readXlsxPackage(zip, file);
  if (book.sheets.length === 0) throw new ProblemError({ code: "NO_USABLE_COLUMN", file });
  const total = book.sheets.reduce((sum, sheet) => sum + sheet.entry.packed, book.strings?.packed ?? 0);
  let before = 0;
  const onRead = (step: string, sheet: string) => (packed: number) =>
    job.report({ fraction: (READING_SHARE * (before + packed)) / Math.max(1, total), step, detail: { sheet } });

  const strings = book.strings === null ? NO_STRINGS : await readSharedStrings(zip, book.strings, file, job, onRead("strings", file));
  before += book.strings?.packed ?? 0;
  for (const [index, sheet] of book.sheets.entries()) {
    const path = join(scratch, `sheet-${index}.parquet`);
    const table = await readSheet(zip, sheet, strings, book, { file, path }, job, onRead("sheet", sheet.name));
    before += sheet.entry.packed;
    yield { name: sheet.name, hidden: sheet.hidden, table };
  }
}

async function readSheet(
  zip: ZipFile,
  sheet: XlsxSheet,
  strings: SharedStrings,
  book: XlsxPackage,
  names: { readonly file: string; readonly path: string },
  job: Job,
  onRead: (packed: number) => void,
): Promise<BuiltTable | null> {
  const builder = new TableBuilder(names.path, strings.pool);
  const cells = new XlsxCells(builder, strings, book.styles, book.date1904, (code, context, row) => {
    throw new ProblemError({ code, file: names.file, sheet: sheet.name, row, detail: { context } });
  });
  const scanner = new XlsxScanner(cells);
  const window = new ByteWindow();
  try {
    for await (const _ of xmlStretches(zip, sheet.entry, names.file, window, onRead)) {
      job.checkpoint();
      window.keepFrom(scanner.scan(window.bytes, window.length));
      if (window.length > LONGEST) {
        throw new ProblemError({
          code: "FILE_SUSPICIOUS",
          file: names.file,
          sheet: sheet.name,
          row: cells.row,
          detail: { context: "long" },
        });
      }
    }
    scanner.end(window.length);
    builder.note("FORMULAS", scanner.formulas);
    builder.note("FORMULAS_WITHOUT_VALUE", scanner.uncalculated);
    if (book.macros) builder.note("MACROS_IGNORED");
    return builder.finish();
  } catch (error) {
    builder.abandon();
    throw error;
  }
}

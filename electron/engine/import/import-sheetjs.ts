import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import type { BuiltSheet } from "./import-xlsx.ts";
import { formatKind } from "./number-format.ts";
import { serialDays } from "./serial-days.ts";
import { sheetJsBytes } from "./sheetjs-bytes.ts";
import { sheetJsProblem } from "./sheetjs-problem.ts";
import { StringPool } from "./string-pool.ts";
import { SHEET_LIMITS, TableBuilder } from "./table-builder.ts";
import { walkInChild } from "./walk-in-child.ts";
import { type Walked, walkWorkbook } from "./walk-workbook.mjs";

export type SheetJsFile = {
  readonly path: string;
  readonly name: string;
  readonly macros: boolean;
};

/** A file that only SheetJS reads (xls, xlsb, ods), sheet by sheet, in a process of its own or here. */
export async function* readWithSheetJs(
  file: SheetJsFile,
  where: "inline" | "child",
  scratch: string,
  job: Job,
): AsyncGenerator<BuiltSheet> {
  job.report({ fraction: null, step: "read", detail: { sheet: file.name } });
  const bytes = await sheetJsBytes(file, job);
  const walked = where === "child" ? inChild({ ...file, path: join(scratch, "workbook"), bytes }, job) : inline(bytes, file.name);
  let sheet: Sheet | null = null;
  let count = 0;
  let seen = 0;
  try {
    for await (const item of walked) {
      if ("sheet" in item) {
        if (sheet !== null) yield sheet.finish();
        sheet = new Sheet(item, file.macros, join(scratch, `sheet-${count++}.parquet`));
        job.report({ fraction: null, step: "sheet", detail: { sheet: item.sheet } });
      } else sheet?.row(item);
      if (++seen % 256 === 0) job.checkpoint();
    }
    if (sheet !== null) yield sheet.finish();
    sheet = null;
  } finally {
    sheet?.abandon();
  }
}

async function* inChild(file: { readonly path: string; readonly name: string; readonly bytes: Buffer }, job: Job): AsyncGenerator<Walked> {
  await writeFile(file.path, file.bytes);
  yield* walkInChild({ ...file, bytes: file.bytes.length }, job);
}

async function* inline(bytes: Uint8Array, name: string): AsyncGenerator<Walked> {
  // Required, not imported: only that build holds the code pages of old workbooks.
  const library: unknown = createRequire(import.meta.url)("@e965/xlsx");
  try {
    yield* walkWorkbook(library, bytes);
  } catch (error) {
    throw sheetJsProblem(error instanceof Error ? error.message : String(error), name, error);
  }
}

/** The cells of one sheet on their way into a `TableBuilder`. */
class Sheet {
  readonly #head: Extract<Walked, { sheet: string }>;
  readonly #builder: TableBuilder;
  readonly #kinds = new Map<string, ReturnType<typeof formatKind>>();

  constructor(head: Extract<Walked, { sheet: string }>, macros: boolean, path: string) {
    this.#head = head;
    this.#builder = new TableBuilder(path, new StringPool(1, 1));
    for (const ref of head.merges) this.#builder.merged(ref);
    this.#builder.note("MERGED_CELLS", head.merged - head.merges.length);
    this.#builder.note("HIDDEN_ROWS", head.hiddenRows);
    if (macros) this.#builder.note("MACROS_IGNORED");
  }

  row({ row, cells }: Extract<Walked, { row: number }>): void {
    const builder = this.#builder;
    builder.startRow(row);
    for (const [index, kind, value, format] of cells) {
      if (index >= SHEET_LIMITS.columns || row > SHEET_LIMITS.rows) builder.beyond(row, index, String(value));
      else if (kind === "n" && typeof value === "number") this.#number(index, value, format);
      else if (kind === "b") {
        builder.filled++;
        builder.column(index).flag.push(builder.rowIndex, value === 1 ? 1 : 0);
      } else this.#text(index, String(value), kind === "e");
    }
    builder.endRow();
  }

  finish(): BuiltSheet {
    return { name: this.#head.sheet, hidden: this.#head.hidden, table: this.#builder.finish() };
  }

  abandon(): void {
    this.#builder.abandon();
  }

  #number(index: number, value: number, format: string): void {
    const builder = this.#builder;
    const known = this.#kinds.get(format) ?? formatKind(format);
    this.#kinds.set(format, known);
    const days = known === "date" ? serialDays(value, this.#head.date1904) : value;
    if (known === "time") builder.note("TIMES_AS_NUMBERS");
    if (typeof days === "string") {
      this.#text(index, days, false);
      return;
    }
    builder.filled++;
    if (known === "date" && days !== null) builder.column(index).pushDate(builder.rowIndex, days);
    else builder.column(index).number.push(builder.rowIndex, value);
  }

  #text(index: number, text: string, error: boolean): void {
    const builder = this.#builder;
    if (text.trim() === "") return;
    const bytes = Buffer.from(text, "utf8");
    const code = -1 - builder.own.intern(bytes, 0, bytes.length);
    builder.filled++;
    if (error) builder.column(index).error.push(builder.rowIndex, code);
    else builder.column(index).text.push(builder.rowIndex, code);
  }
}

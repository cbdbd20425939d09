import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { NoteCode } from "../../../shared/table/raw-table.ts";
import { scanText } from "./csv-encoding.ts";
import { type JsonLayout, jsonRecords } from "./json-records.ts";
import { StringPool } from "./string-pool.ts";
import { type BuiltTable, SHEET_LIMITS, TableBuilder } from "./table-builder.ts";

/** Rows between two reports. */
const REPORT_EVERY = 4_096;

/**
 * Reads objects, one a line or in one array, into a table with a column for each key in order of appearance. Values keep their
 * kind; objects and lists inside a value are kept as JSON text, which the notes say.
 */
export async function readJson(
  file: { readonly path: string; readonly name: string; readonly layout: JsonLayout },
  scratch: string,
  job: Job,
): Promise<BuiltTable | null> {
  job.report({ fraction: 0, step: "text" });
  const facts = await scanText(file.path, job);
  job.report({ fraction: null, step: "read", detail: { sheet: file.name } });
  const headers = new Map<number, string>();
  const places = new Map<string, number>();
  const nested = new Set<number>();
  const builder = new TableBuilder(join(scratch, "records.parquet"), new StringPool(1, 1), headers);
  try {
    let seen = 0;
    for await (const { row, fields } of jsonRecords({ path: file.path, file: file.name, facts, layout: file.layout }, job)) {
      if (++seen % REPORT_EVERY === 0) job.checkpoint();
      builder.startRow(row);
      for (const [key, value] of Object.entries(fields)) {
        const index = places.get(key) ?? places.size;
        if (index >= SHEET_LIMITS.columns) {
          builder.note("CELLS_BEYOND_LIMIT");
          continue;
        }
        places.set(key, index);
        headers.set(index, key);
        if (typeof value === "object" && value !== null) nested.add(index);
        lay(builder, index, typeof value === "object" && value !== null ? nestedText(value, file.name, row) : value);
      }
      builder.endRow();
    }
    builder.note("NESTED_AS_TEXT", nested.size);
    const encoding: NoteCode | null = ENCODINGS[facts.encoding];
    if (encoding !== null) builder.note(encoding);
    return builder.finish();
  } catch (error) {
    builder.abandon();
    throw error;
  }
}

const ENCODINGS = {
  "utf-8": null,
  "utf-16le": "ENCODING_UTF_16LE",
  "utf-16be": "ENCODING_UTF_16BE",
  "windows-1252": "ENCODING_WINDOWS_1252",
} as const;

/** Nesting of thousands of levels, which no honest file has, is more than can be written out. */
function nestedText(value: object, file: string, row: number): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new ProblemError({ code: "FILE_SUSPICIOUS", file, row, detail: { context: "depth", part: file } }, { cause: error });
  }
}

function lay(builder: TableBuilder, index: number, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value === "number" && Number.isFinite(value)) {
    builder.filled++;
    builder.column(index).number.push(builder.rowIndex, value);
  } else if (typeof value === "boolean") {
    builder.filled++;
    builder.column(index).flag.push(builder.rowIndex, value ? 1 : 0);
  } else {
    const text = String(value);
    if (text.trim() === "") return;
    const bytes = Buffer.from(text, "utf8");
    builder.filled++;
    builder.column(index).text.push(builder.rowIndex, -1 - builder.own.intern(bytes, 0, bytes.length));
  }
}

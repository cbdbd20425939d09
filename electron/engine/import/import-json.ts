import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import type { FileReading } from "../../../shared/table/file-reading.ts";
import { scanText } from "./csv-encoding.ts";
import { ENCODING_NOTES } from "./import-csv.ts";
import { type JsonLayout, jsonRecords, nestedText } from "./json-records.ts";
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
  reading: FileReading,
  scratch: string,
  job: Job,
): Promise<BuiltTable | null> {
  job.report({ fraction: 0, step: "text" });
  const facts = await scanText(file.path, job, reading.encoding);
  job.report({ fraction: null, step: "read", detail: { sheet: file.name } });
  const headers = new Map<number, string>();
  const places = new Map<string, number>();
  const nested = new Set<number>();
  const builder = new TableBuilder(join(scratch, "records.parquet"), new StringPool(1, 1), headers);
  try {
    let seen = 0;
    for await (const { row, fields, repeated } of jsonRecords({ path: file.path, file: file.name, facts, layout: file.layout }, job)) {
      if (++seen % REPORT_EVERY === 0) job.checkpoint();
      builder.startRow(row);
      for (const [key, value] of Object.entries(fields)) {
        const index = places.get(key) ?? places.size;
        const isNested = typeof value === "object" && value !== null;
        const shown = isNested ? nestedText(value, file.name, row) : value;
        if (index >= SHEET_LIMITS.columns) {
          if (isFilled(shown)) builder.beyond(row, index, String(shown));
          continue;
        }
        places.set(key, index);
        headers.set(index, key);
        if (isNested) nested.add(index);
        if (isFilled(shown)) lay(builder, index, shown);
      }
      for (const [key, value] of repeated) {
        const shown = typeof value === "object" && value !== null ? nestedText(value, file.name, row) : value;
        if (isFilled(shown)) builder.overwritten(row, places.get(key) ?? 0, String(shown));
      }
      builder.endRow();
    }
    builder.note("NESTED_AS_TEXT", nested.size);
    const encoding = ENCODING_NOTES[facts.encoding];
    if (encoding !== null) builder.note(encoding);
    return builder.finish();
  } catch (error) {
    builder.abandon();
    throw error;
  }
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && String(value).trim() !== "";

function lay(builder: TableBuilder, index: number, value: unknown): void {
  if (typeof value === "number" && Number.isFinite(value)) {
    builder.filled++;
    builder.column(index).number.push(builder.rowIndex, value);
  } else if (typeof value === "boolean") {
    builder.filled++;
    builder.column(index).flag.push(builder.rowIndex, value ? 1 : 0);
  } else {
    const text = String(value);
    const bytes = Buffer.from(text, "utf8");
    builder.filled++;
    builder.column(index).text.push(builder.rowIndex, -1 - builder.own.intern(bytes, 0, bytes.length));
  }
}

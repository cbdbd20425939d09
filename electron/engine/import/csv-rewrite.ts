import { open } from "node:fs/promises";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { TableNote } from "../../../shared/table/raw-table.ts";
import { decodedBlocks } from "./csv-decode.ts";
import type { TextFacts } from "./csv-encoding.ts";
import { CsvTableRows, listRecord } from "./csv-outside.ts";
import { CsvTokenizer, isBlankRecord } from "./csv-tokens.ts";
import { OutsideList } from "./outside-list.ts";
import { MOST_COLUMNS } from "./table-builder.ts";

/** A text file made regular: UTF-8, commas, the source row in front, every record of the same width, no empty ones. `dropped` = columns beyond the limit. */
export type Rewritten = {
  readonly width: number;
  readonly ragged: number;
  readonly blank: number;
  /** Bytes of the longest line, and at least `LINE_BYTES`. */
  readonly longest: number;
  readonly dropped: number;
  /** Rows that are no rows of the table and were left out, and the cells of these and of columns beyond the limit. */
  readonly outside: readonly TableNote[];
  readonly list: OutsideList;
};

/** A single record may not be longer, in characters. */
const LONGEST = 8_000_000;
/** What DuckDB takes a line to be at most unless it is told otherwise. */
export const LINE_BYTES = 2_000_000;

/** What is to be rewritten; `header` = the fields of a single heading row, `summing` = a row of totals is expected at the end. */
export type RewriteSource = {
  readonly path: string;
  readonly file: string;
  readonly facts: TextFacts;
  readonly delimiter: string;
  readonly header: readonly string[] | null;
  readonly summing: boolean;
};

/**
 * Writes the records below `headerRow` to `target`. Rows wider than `width` make it start anew with what is needed; narrower
 * ones are filled up. Throws when a quote is never closed.
 */
export async function rewriteCsv(source: RewriteSource, target: string, headerRow: number, width: number, job: Job): Promise<Rewritten> {
  // A file handle and not a stream: whatever goes wrong is an error of the call that waits for it, never an event nobody hears.
  const out = await open(target, "w");
  let widest = width;
  let ragged = 0;
  let blank = 0;
  let longest = LINE_BYTES;
  let block = "";
  const list = new OutsideList();
  const rows = new CsvTableRows(source.header, width, source.summing, list, (record) => {
    const { fields, row } = record;
    if (fields.length !== width) ragged++;
    if (fields.length > widest) widest = fields.length;
    // Where the table can grow, it is made anew with what is needed.
    if (fields.length > width && width === MOST_COLUMNS) listRecord(list, "beyondLimit", record, width);
    const start = block.length;
    block += `${row}`;
    for (let index = 0; index < width; index++) block += `,${quoted(fields[index] ?? "")}`;
    block += "\n";
    if (block.length - start > longest / 4) longest = Math.max(longest, Buffer.byteLength(block.slice(start)));
  });
  const tokenizer = new CsvTokenizer(source.delimiter, (fields, row) => {
    if (row <= headerRow) return;
    if (isBlankRecord(fields)) blank++;
    else rows.push({ fields, row });
  });
  try {
    // What was written anew as UTF-8 is no longer in the encoding of the file it came from.
    const written = source.facts.isUtf8 ? { ...source.facts, encoding: "utf-8" as const } : source.facts;
    for await (const text of decodedBlocks(source.path, written)) {
      job.checkpoint();
      tokenizer.push(text);
      if (Math.max(tokenizer.pending, tokenizer.longest) > LONGEST) throw tooLong(source.file, tokenizer);
      if (block !== "") await out.writeFile(block);
      block = "";
    }
    const open = tokenizer.openQuoteRow;
    tokenizer.end();
    if (open > 0) throw new ProblemError({ code: "FILE_CORRUPT", file: source.file, row: open, detail: { context: "quote" } });
    rows.end();
    if (block !== "") await out.writeFile(block);
  } finally {
    await out.close();
  }
  const wanted = Math.min(widest, MOST_COLUMNS);
  if (wanted > width) return rewriteCsv(source, target, headerRow, wanted, job);
  return { width, ragged, blank, longest, dropped: widest - width, outside: rows.notes, list };
}

/** A quote that nobody closes makes one record of all that follows. */
function tooLong(file: string, { openQuoteRow, row }: CsvTokenizer): ProblemError {
  if (openQuoteRow > 0) return new ProblemError({ code: "FILE_CORRUPT", file, row: openQuoteRow, detail: { context: "quote" } });
  return new ProblemError({ code: "FILE_SUSPICIOUS", file, row, detail: { context: "long" } });
}

const quoted = (field: string): string => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { TableNote } from "../../../shared/table/raw-table.ts";
import type { TextFacts } from "./csv-encoding.ts";
import { CsvTableRows } from "./csv-outside.ts";
import { CsvTokenizer, isBlankRecord } from "./csv-tokens.ts";
import { MOST_COLUMNS } from "./table-builder.ts";

/** A text file made regular: UTF-8, commas, the source row in front, every record of the same width, no empty ones. `dropped` = columns beyond the limit. */
export type Rewritten = {
  readonly width: number;
  readonly ragged: number;
  readonly replaced: number;
  readonly blank: number;
  readonly dropped: number;
  /** Rows that are no rows of the table and were left out. */
  readonly outside: readonly TableNote[];
};

/** What is to be rewritten; `header` = the fields of a single heading row, `summing` = a row of totals is expected at the end. */
export type RewriteSource = {
  readonly path: string;
  readonly file: string;
  readonly facts: TextFacts;
  readonly delimiter: string;
  readonly header: readonly string[] | null;
  readonly summing: boolean;
};

const BLOCK = 1 << 20;

/** Decoded text of the file, block by block. Characters that the encoding does not have come as U+FFFD. */
export async function* decodedBlocks(path: string, facts: TextFacts, end?: number): AsyncGenerator<string> {
  const decoder = new TextDecoder(facts.encoding, { ignoreBOM: true });
  const options = { start: facts.mark, highWaterMark: BLOCK, ...(end === undefined ? {} : { end }) };
  for await (const chunk of createReadStream(path, options)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/**
 * Writes the records below `headerRow` to `target`. Rows wider than `width` make it start anew with what is needed; narrower
 * ones are filled up. Throws when a quote is never closed.
 */
export async function rewriteCsv(source: RewriteSource, target: string, headerRow: number, width: number, job: Job): Promise<Rewritten> {
  // A file handle and not a stream: whatever goes wrong is an error of the call that waits for it, never an event nobody hears.
  const out = await open(target, "w");
  let widest = width;
  let ragged = 0;
  let replaced = 0;
  let blank = 0;
  let block = "";
  const rows = new CsvTableRows(source.header, width, source.summing, ({ fields, row }) => {
    if (fields.length !== width) ragged++;
    if (fields.length > widest) widest = fields.length;
    block += `${row}`;
    for (let index = 0; index < width; index++) block += `,${quoted(fields[index] ?? "")}`;
    block += "\n";
  });
  const tokenizer = new CsvTokenizer(source.delimiter, (fields, row) => {
    if (row <= headerRow) return;
    if (isBlankRecord(fields)) blank++;
    else rows.push({ fields, row });
  });
  try {
    for await (const text of decodedBlocks(source.path, source.facts)) {
      job.checkpoint();
      const safe = text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
      for (let at = safe.indexOf("\ufffd"); at >= 0; at = safe.indexOf("\ufffd", at + 1)) replaced++;
      tokenizer.push(safe);
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
  return { width, ragged, replaced, blank, dropped: widest - width, outside: rows.notes };
}

const quoted = (field: string): string => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { quoteText } from "../store.ts";
import { type CsvDialect, sniffDialect } from "./csv-dialect.ts";
import { scanText, type TextFacts } from "./csv-encoding.ts";
import { maybeOutside } from "./csv-outside.ts";
import { previewRow } from "./csv-preview.ts";
import { decodedBlocks, type Rewritten, rewriteCsv } from "./csv-rewrite.ts";
import { isBlankRecord, tokenize } from "./csv-tokens.ts";
import { findHeadings, type Headings } from "./find-headings.ts";
import { PREVIEW_ROWS } from "./find-table.ts";
import { uniqueHeaders } from "./headers.ts";
import { intoScratch } from "./into-scratch.ts";
import { MOST_COLUMNS } from "./table-builder.ts";

/** A text file ready for DuckDB: what it is, where its table starts, and a sample of its cells. */
export type CsvSource = {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly facts: TextFacts;
  readonly dialect: CsvDialect;
  /** Columns that are read, and columns there are. */
  readonly width: number;
  readonly widest: number;
  readonly headers: readonly string[];
  /** Source row of the header; 0 = none. */
  readonly headerRow: number;
  /** Rows above the header that hold something. */
  readonly above: number;
  /** The fields of the heading row; `null` where there is none or more than one. */
  readonly header: readonly string[] | null;
  readonly headings: { readonly count: number; readonly reason: Headings["reason"] };
  /** Totals or remarks may stand at the end. */
  readonly maybeOutside: boolean;
  /** Lines before the first record of the table; `null` when they cannot be told by counting lines. */
  readonly skip: number | null;
  /** Texts by column from several places of the file. */
  readonly samples: readonly (readonly string[])[];
};

const HEAD_BYTES = 1 << 18;
const PROBE_BYTES = 1 << 16;
/** Where in the file further samples are taken. */
const PROBES = [0.25, 0.5, 0.75, 0.95] as const;

/** First look at a text file: encoding, dialect, header, samples. */
export async function inspectCsv(file: { readonly path: string; readonly name: string }, bytes: number, job: Job): Promise<CsvSource> {
  const facts = await scanText(file.path, job);
  const head = await decoded(file.path, facts, 0, HEAD_BYTES, bytes);
  if (head.trim() === "") throw new ProblemError({ code: "FILE_EMPTY", file: file.name });
  const dialect = sniffDialect(head);
  const whole = bytes <= HEAD_BYTES;
  const all = tokenize(head, dialect.delimiter).filter(({ row }) => row > dialect.separatorRow);
  // The last record of a part may be cut in the middle.
  const records = (whole ? all : all.slice(0, -1)).filter(({ fields }) => !isBlankRecord(fields));
  const preview = records.slice(0, PREVIEW_ROWS).map(({ fields, row }) => previewRow(fields, row));
  const { first, last: header, names, reason } = findHeadings(preview);
  const body = records.slice(header + 1);
  const widest = records.slice(first).reduce((most, { fields }) => Math.max(most, fields.length), 1);
  const width = Math.min(widest, MOST_COLUMNS);
  const top = records[header];
  const headerRow = top?.row ?? dialect.separatorRow;
  let tail = body;
  const texts = [...body.map(({ fields }) => fields)];
  if (!whole) {
    for (const share of PROBES) {
      const from = Math.floor(bytes * share) & ~3;
      const piece = await decoded(file.path, facts, from, from + PROBE_BYTES, bytes);
      // Only a guess at what to try rests on these rows, so a line torn by a quoted line break does no harm.
      texts.push(
        ...tokenize(piece.slice(piece.indexOf("\n") + 1), dialect.delimiter)
          .map(({ fields }) => fields)
          .slice(0, -1),
      );
    }
    const end = await decoded(file.path, facts, Math.max(0, bytes - PROBE_BYTES) & ~3, bytes, bytes);
    tail = tokenize(end.slice(end.indexOf("\n") + 1), dialect.delimiter).filter(({ fields }) => !isBlankRecord(fields));
  }
  return {
    file: file.name,
    path: file.path,
    bytes,
    facts,
    dialect,
    width,
    widest,
    headers: uniqueHeaders(Array.from({ length: width }, (_, index) => ({ index, header: names.get(index) ?? "" }))),
    headerRow: top?.row ?? 0,
    above: first,
    header: reason === null ? (top?.fields ?? null) : null,
    headings: { count: header - first + 1, reason },
    maybeOutside: header >= 0 && maybeOutside(tail, width),
    skip: linesBefore(head, headerRow, records.slice(0, header + 1)),
    samples: Array.from({ length: width }, (_, index) => texts.map((fields) => fields[index] ?? "").filter((text) => text.trim() !== "")),
  };
}

/** A file that DuckDB can read: the original in the scratch folder, or its rewritten form. */
export type ReadableCsv = {
  readonly relation: string;
  readonly width: number;
  readonly rewritten: Rewritten | null;
  readonly firstRow: number;
};

/** The file as it lies, handed into the scratch folder (the only one the store reads) without copying where that is possible. */
export async function originalCsv(source: CsvSource, folder: string): Promise<ReadableCsv | null> {
  if (!source.facts.clean || source.skip === null || source.width < source.widest || source.maybeOutside) return null;
  const target = join(folder, "source.csv");
  await intoScratch(source.path, target);
  const relation = readCsv(target, source.dialect.delimiter, columnsOf(source.width), source.skip);
  return { relation, width: source.width, rewritten: null, firstRow: source.skip + 1 };
}

export async function rewrittenCsv(source: CsvSource, folder: string, job: Job): Promise<ReadableCsv> {
  const target = join(folder, "rewritten.csv");
  const { path, file, facts, header } = source;
  const from = { path, file, facts, delimiter: source.dialect.delimiter, header, summing: source.maybeOutside };
  const above = source.headerRow === 0 ? source.dialect.separatorRow : source.headerRow;
  const rewritten = await rewriteCsv(from, target, above, source.width, job);
  const columns = `{'_row': 'INTEGER', ${columnsOf(rewritten.width).slice(1)}`;
  return { relation: readCsv(target, ",", columns, 0), width: rewritten.width, rewritten, firstRow: 0 };
}

/** Every option told: DuckDB's own sniffing looks at a part of the file only. */
function readCsv(path: string, delimiter: string, columns: string, skip: number): string {
  return `read_csv(${quoteText(path)}, auto_detect = false, header = false, skip = ${skip}, delim = ${quoteText(delimiter)}, quote = '"', escape = '"', columns = ${columns})`;
}

const columnsOf = (width: number): string => `{${Array.from({ length: width }, (_, index) => `'x${index}': 'VARCHAR'`).join(", ")}}`;

/** Lines up to the header's end; `null` when a field above has a line break, or lines are not ended by line feeds. */
function linesBefore(head: string, headerRow: number, above: readonly { readonly fields: readonly string[] }[]): number | null {
  if (above.some(({ fields }) => fields.some((field) => /[\r\n]/.test(field)))) return null;
  return head.includes("\n") || headerRow === 0 ? headerRow : null;
}

async function decoded(path: string, facts: TextFacts, from: number, to: number, bytes: number): Promise<string> {
  if (from === 0) {
    let text = "";
    for await (const block of decodedBlocks(path, facts, Math.min(to, bytes) - 1)) text += block;
    return text;
  }
  const file = await open(path, "r");
  try {
    const block = Buffer.alloc(Math.min(to, bytes) - from);
    await file.read(block, 0, block.length, from);
    return new TextDecoder(facts.encoding).decode(block);
  } finally {
    await file.close();
  }
}

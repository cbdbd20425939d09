import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { FileReading } from "../../../shared/table/file-reading.ts";
import { quoteText } from "../store.ts";
import { type CsvDialect, sniffDialect } from "./csv-dialect.ts";
import { scanText, type TextFacts } from "./csv-encoding.ts";
import { type CsvRecord, listRecord, maybeOutside } from "./csv-outside.ts";
import { previewRow } from "./csv-preview.ts";
import { LINE_BYTES, type Rewritten, rewriteCsv } from "./csv-rewrite.ts";
import { isBlankRecord, tokenize } from "./csv-tokens.ts";
import { transcode } from "./csv-transcode.ts";
import { findHeadings, type Headings } from "./find-headings.ts";
import { PREVIEW_ROWS } from "./find-table.ts";
import { uniqueHeaders } from "./headers.ts";
import { intoScratch } from "./into-scratch.ts";
import { OutsideList } from "./outside-list.ts";
import { MOST_COLUMNS } from "./table-builder.ts";

/** A text file ready for DuckDB: what it is, where its table starts, and a sample of its cells. */
export type CsvSource = {
  readonly file: string;
  /** The file as it came, or what was made of it in UTF-8. */
  readonly path: string;
  readonly bytes: number;
  readonly facts: TextFacts;
  /** Characters that the file's encoding does not have. */
  readonly replaced: number;
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
  /** A first line that only names the delimiter; `null` = there is none. */
  readonly separator: string | null;
  /** The records above the data, in order. */
  readonly top: readonly CsvRecord[];
  /** The cells above the data: titles, a `sep=` line, headings. */
  readonly list: OutsideList;
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

/** A head of at least this many lines: in a very wide file the headings alone may be longer than `HEAD_BYTES`. */
const HEAD_LINES = 3;
const MOST_HEAD_BYTES = 1 << 21;

async function headOf(path: string, mark: number, bytes: number): Promise<{ readonly head: string; readonly whole: boolean }> {
  for (let size = HEAD_BYTES; ; size *= 8) {
    const head = await textBetween(path, mark, size, bytes);
    if (bytes <= size || size >= MOST_HEAD_BYTES || (head.match(/[\r\n]+/g)?.length ?? 0) >= HEAD_LINES)
      return { head, whole: bytes <= size };
  }
}

/**
 * First look at a text file: encoding, dialect, header, samples. What is not UTF-8 is written anew as such into `folder`. `known` = what
 * the caller has found out of its encoding; left out: every byte is looked at.
 */
export async function inspectCsv(
  given: { readonly path: string; readonly name: string; readonly bytes: number },
  reading: FileReading,
  folder: string,
  job: Job,
  known?: TextFacts,
): Promise<CsvSource> {
  const scanned = known ?? (await scanText(given.path, job, reading.encoding));
  const { file, facts, bytes, replaced } = await asUtf8(given, scanned, folder, job);
  const { head, whole } = await headOf(file.path, facts.mark, bytes);
  if (head.trim() === "") throw new ProblemError({ code: "FILE_EMPTY", file: file.name });
  const dialect = sniffDialect(head, reading.delimiter);
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
      const from = Math.floor(bytes * share);
      const piece = await textBetween(file.path, from, from + PROBE_BYTES, bytes);
      // Only a guess at what to try rests on these rows, so a line torn by a quoted line break does no harm.
      texts.push(
        ...tokenize(piece.slice(piece.indexOf("\n") + 1), dialect.delimiter)
          .map(({ fields }) => fields)
          .slice(0, -1),
      );
    }
    const end = await textBetween(file.path, Math.max(0, bytes - PROBE_BYTES), bytes, bytes);
    tail = tokenize(end.slice(end.indexOf("\n") + 1), dialect.delimiter).filter(({ fields }) => !isBlankRecord(fields));
  }
  return {
    file: file.name,
    path: file.path,
    bytes,
    facts,
    replaced,
    dialect,
    width,
    widest,
    headers: uniqueHeaders(Array.from({ length: width }, (_, index) => ({ index, header: names.get(index) ?? "" }))),
    headerRow: top?.row ?? 0,
    above: first,
    top: records.slice(0, header + 1),
    separator: dialect.separatorRow > 0 ? (/^\ufeff?([^\r\n]*)/.exec(head)?.[1] ?? "") : null,
    list: listAbove(dialect.separatorRow > 0 ? head : null, records.slice(0, first), header < 0 ? [] : records.slice(first, header + 1)),
    header: reason === null ? (top?.fields ?? null) : null,
    headings: { count: header - first + 1, reason },
    maybeOutside: header >= 0 && maybeOutside(tail, width),
    skip: linesBefore(head, headerRow, records.slice(0, header + 1)),
    samples: Array.from({ length: width }, (_, index) => texts.map((fields) => fields[index] ?? "").filter((text) => text.trim() !== "")),
  };
}

function listAbove(separated: string | null, above: readonly CsvRecord[], headings: readonly CsvRecord[]): OutsideList {
  const list = new OutsideList();
  if (separated !== null) list.add("aboveTable", 1, "A", /^\ufeff?([^\r\n]*)/.exec(separated)?.[1] ?? "");
  for (const record of above) listRecord(list, "aboveTable", record);
  for (const record of headings) listRecord(list, "heading", record);
  return list;
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
  return { relation: readCsv(target, ",", columns, 0, rewritten.longest), width: rewritten.width, rewritten, firstRow: 0 };
}

/** Every option told: DuckDB's own sniffing looks at a part of the file only. */
function readCsv(path: string, delimiter: string, columns: string, skip: number, longest = LINE_BYTES): string {
  const most = longest > LINE_BYTES ? `, max_line_size = ${longest + 1}, buffer_size = ${2 * longest + 2}` : "";
  return `read_csv(${quoteText(path)}, auto_detect = false, header = false, skip = ${skip}, delim = ${quoteText(delimiter)}, quote = '"', escape = '"'${most}, columns = ${columns})`;
}

const columnsOf = (width: number): string => `{${Array.from({ length: width }, (_, index) => `'x${index}': 'VARCHAR'`).join(", ")}}`;

/** Lines up to the header's end; `null` when a field above has a line break, or lines are not ended by line feeds. */
function linesBefore(head: string, headerRow: number, above: readonly { readonly fields: readonly string[] }[]): number | null {
  if (above.some(({ fields }) => fields.some((field) => /[\r\n]/.test(field)))) return null;
  return head.includes("\n") || headerRow === 0 ? headerRow : null;
}

async function asUtf8(
  file: { readonly path: string; readonly name: string; readonly bytes: number },
  facts: TextFacts,
  folder: string,
  job: Job,
) {
  if (facts.isUtf8) return { file, facts, bytes: file.bytes, replaced: 0 };
  const path = join(folder, "text.csv");
  const made = await transcode(file.path, facts, path, job);
  return { ...made, file: { ...file, path } };
}

/** A stretch of a file in UTF-8; a character torn at its ends is no matter where only a guess rests on it. */
async function textBetween(path: string, from: number, to: number, bytes: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const block = Buffer.alloc(Math.max(0, Math.min(to, bytes) - from));
    const { bytesRead } = await file.read(block, 0, block.length, from);
    return block.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

import { open } from "node:fs/promises";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { DELIMITERS, type FileReading } from "../../../shared/table/file-reading.ts";
import { ToUtf8 } from "./csv-decode.ts";
import { sniffDialect } from "./csv-dialect.ts";
import { glanceText, type TextFacts } from "./csv-encoding.ts";
import { previewRow } from "./csv-preview.ts";
import { isBlankRecord, tokenize } from "./csv-tokens.ts";
import type { FirstRows } from "./first-rows.ts";

/** Read at first, and at most where the rows are long. */
const HEAD = 1 << 18;
const LONGEST = 1 << 24;

/** The first filled rows of a text file by its encoding and delimiter, found or chosen. */
export async function firstCsvRows(
  file: { readonly path: string; readonly name: string; readonly bytes: number },
  reading: FileReading,
  most: number,
  job: Job,
): Promise<FirstRows> {
  const facts = await glanceText(file.path, file.bytes, job, reading.encoding);
  for (let size = HEAD; ; size *= 8) {
    job.checkpoint();
    const text = await head(file.path, facts, size);
    if (text.trim() === "") throw new ProblemError({ code: "FILE_EMPTY", file: file.name });
    const all = file.bytes <= size + facts.mark;
    // The dialect is found in the same stretch as when the file is read.
    const dialect = sniffDialect(size === HEAD ? text : await head(file.path, facts, HEAD), reading.delimiter);
    const records = tokenize(text, dialect.delimiter).filter(({ row }) => row > dialect.separatorRow);
    // The last record of a part may be cut in the middle.
    const filled = (all ? records : records.slice(0, -1)).filter(({ fields }) => !isBlankRecord(fields));
    if (filled.length < most && !all && size < LONGEST) continue;
    return {
      sheets: [],
      sheet: null,
      rows: filled.slice(0, most).map(({ fields, row }) => previewRow(fields, row)),
      whole: all && filled.length <= most,
      encoding: encodingOf(facts),
      delimiter: DELIMITERS.find((one) => one === dialect.delimiter) ?? null,
    };
  }
}

export const encodingOf = (facts: TextFacts): NonNullable<FirstRows["encoding"]> => ({
  used: facts.encoding,
  found: facts.found,
  reason: facts.reason,
});

async function head(path: string, facts: TextFacts, size: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const block = Buffer.alloc(size);
    const { bytesRead } = await file.read(block, 0, size, facts.mark);
    const decoder = new ToUtf8(facts.encoding);
    const utf8 = decoder.push(block.subarray(0, bytesRead));
    return utf8.toString("utf8");
  } finally {
    await file.close();
  }
}

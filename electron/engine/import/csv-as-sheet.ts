import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { quoteText, type Store } from "../store.ts";
import { decodedBlocks } from "./csv-decode.ts";
import type { CsvSource } from "./csv-source.ts";
import { CsvTokenizer, isBlankRecord } from "./csv-tokens.ts";
import { findTables } from "./find-tables.ts";
import { columnLetter } from "./headers.ts";
import { CSV_ERROR } from "./load-csv.ts";
import { type WholeSheet, wholeRegion } from "./sheet-whole.ts";
import { StringPool } from "./string-pool.ts";
import { type BuiltTable, SHEET_LIMITS, TableBuilder } from "./table-builder.ts";
import type { Reading } from "./text-readings.ts";

/** Rows that do not fit the columns' types, so few that they may be headings of further tables. */
const FEW = 100;

/** A text file as a sheet, cell by cell: the way in where it holds several tables, or a person has marked where they stand. */
export async function readCsvAsSheet(source: CsvSource, folder: string, job: Job): Promise<BuiltTable | null> {
  const builder = new TableBuilder(join(folder, "text.parquet"), new StringPool(1, 1));
  const isError = new RegExp(`^(?:${CSV_ERROR})$`);
  let width = 0;
  let ragged = 0;
  const tokenizer = new CsvTokenizer(source.dialect.delimiter, (fields, row) => {
    if (row <= source.dialect.separatorRow || isBlankRecord(fields)) return;
    if (width > 0 && fields.length !== width) ragged++;
    else width = fields.length;
    builder.startRow(row);
    for (const [index, text] of fields.entries()) {
      if (text.trim() === "") continue;
      if (index >= SHEET_LIMITS.columns) {
        builder.note("CELLS_BEYOND_LIMIT");
        builder.outside.add("beyondLimit", row, columnLetter(index), text);
        continue;
      }
      const bytes = Buffer.from(text, "utf8");
      const column = builder.column(index);
      (isError.test(text) ? column.error : column.text).push(builder.rowIndex, -1 - builder.own.intern(bytes, 0, bytes.length));
      builder.filled++;
    }
    builder.endRow();
  });
  try {
    for await (const text of decodedBlocks(source.path, source.facts)) {
      job.checkpoint();
      tokenizer.push(text);
    }
    const open = tokenizer.openQuoteRow;
    tokenizer.end();
    if (open > 0) throw new ProblemError({ code: "FILE_CORRUPT", file: source.file, row: open, detail: { context: "quote" } });
    builder.note("ROWS_RAGGED", ragged);
    return builder.finish();
  } catch (error) {
    builder.abandon();
    throw error;
  }
}

/**
 * True where the loaded rows of a text file show more than one table. Looked for only where something says so: blank rows or
 * columns within, rows above the heading that are more than titles, or a few rows that do not fit the types.
 */
export async function holdsMoreTables(
  store: Store,
  id: string,
  source: CsvSource,
  readings: ReadonlyMap<number, Reading>,
  width: number,
): Promise<boolean> {
  const facts = await store.one<{ rows: number; span: number; odd: number }>(
    `select count(*) as rows, coalesce(max(_row) - min(_row) + 1, 0) as span, count(_odd) as odd from ${id}`,
  );
  const blank = source.headers.some((name, index) => index > 0 && index < width - 1 && name === `Column ${columnLetter(index)}`);
  const isOdd = facts.odd > 0 && facts.odd <= FEW;
  if (facts.span <= facts.rows && !blank && !isOdd && source.above < 2) return false;
  const whole = wholeText(id, source, readings, width);
  const all = await wholeRegion(store, whole);
  const filled = await filledColumns(store, whole);
  const regions = await findTables(store, whole, { ...all, columns: filled });
  return regions.length > 1 || (regions[0]?.columns.length ?? filled.length) < filled.length;
}

/** The loaded rows and those above them as texts, in the form of a sheet. */
function wholeText(id: string, source: CsvSource, readings: ReadonlyMap<number, Reading>, width: number): WholeSheet {
  const typed = [...readings.keys()];
  const indices = Array.from({ length: width }, (_, index) => index);
  const cells = indices.map((index) => {
    const place = typed.indexOf(index);
    return `${place < 0 ? `c${index}` : `coalesce(c${index}::varchar, _odd[${place + 1}])`} as text_${index}`;
  });
  const head = source.top.map(({ fields, row }) => {
    const texts = indices.map((index) => ((fields[index] ?? "").trim() === "" ? "null::varchar" : quoteText(fields[index] ?? "")));
    return `select ${[`${row}::integer as _row`, ...texts.map((text, index) => `${text} as text_${index}`)].join(", ")}`;
  });
  const relation = `(${[...head, `select _row, ${cells.join(", ")} from ${id}`].join(" union all ")})`;
  return { relation, kinds: new Map(indices.map((index) => [index, ["text"] as const])), merges: [] };
}

/** Columns asked for in one query. */
const AT_ONCE = 200;

async function filledColumns(store: Store, { relation, kinds }: WholeSheet): Promise<readonly number[]> {
  const indices = [...kinds.keys()];
  const filled: number[] = [];
  for (let at = 0; at < indices.length; at += AT_ONCE) {
    const some = indices.slice(at, at + AT_ONCE);
    const row = await store.one<Record<string, number>>(
      `select ${some.map((index) => `count(text_${index}) as n${index}`).join(", ")} from ${relation}`,
    );
    filled.push(...some.filter((index) => (row[`n${index}`] ?? 0) > 0));
  }
  return filled;
}

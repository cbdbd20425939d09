import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { ByteWindow, xmlStretches } from "./byte-window.ts";
import type { PreviewCell, PreviewRow } from "./find-table.ts";
import type { FirstRows } from "./first-rows.ts";
import { StringPool } from "./string-pool.ts";
import { TableBuilder } from "./table-builder.ts";
import { XlsxCells } from "./xlsx-cells.ts";
import { readXlsxPackage } from "./xlsx-package.ts";
import { XlsxScanner } from "./xlsx-scanner.ts";
import { someSharedStrings } from "./xlsx-strings.ts";
import type { ZipFile } from "./zip-file.ts";

/** A single cell or tag may not be longer. */
const LONGEST = 8_000_000;

/**
 * The first filled rows of one sheet of a workbook. The sheet is inflated as far as they go and the shared strings as far as they are met in
 * these rows, so it makes no difference how much follows. Without a name it is the first sheet that is not hidden.
 */
export async function firstXlsxRows(zip: ZipFile, file: string, wanted: string | null, most: number, job: Job): Promise<FirstRows> {
  const book = await readXlsxPackage(zip, file);
  const sheet =
    wanted === null ? (book.sheets.find(({ hidden }) => !hidden) ?? book.sheets[0]) : book.sheets.find(({ name }) => name === wanted);
  if (sheet === undefined) {
    throw new ProblemError(wanted === null ? { code: "NO_USABLE_COLUMN", file } : { code: "SHEET_NOT_FOUND", file, sheet: wanted });
  }
  const met = new MetStrings();
  // Columns with names of their own: no row is taken for a heading, so that all stay in hand and none is written anywhere.
  const builder = new TableBuilder("", met, new Map());
  const cells = new XlsxCells(builder, { pool: met, blank: NONE_BLANK }, book.styles, book.date1904, (code, context, row) => {
    throw new ProblemError({ code, file, sheet: sheet.name, row, detail: { context } });
  });
  const scanner = new XlsxScanner(cells);
  const window = new ByteWindow();
  let whole = true;
  for await (const _ of xmlStretches(zip, sheet.entry, file, window)) {
    job.checkpoint();
    window.keepFrom(scanner.scan(window.bytes, window.length));
    if (builder.rowIndex > most) {
      whole = false;
      break;
    }
    if (window.length > LONGEST)
      throw new ProblemError({ code: "FILE_SUSPICIOUS", file, sheet: sheet.name, row: cells.row, detail: { context: "long" } });
  }
  const marked = builder.inHand().slice(0, most);
  const texts =
    book.strings === null ? new Map<number, string>() : await someSharedStrings(zip, book.strings, met.numbersIn(marked), file, job);
  return {
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: sheet.name,
    rows: marked.map((row) => withTexts(row, texts)).filter(({ cells: filled }) => filled.size > 0),
    whole,
  };
}

const NONE_BLANK = new Uint8Array(0);
/** Stands before the number of a shared string while it is not read; a text of the sheet itself cannot hold it. */
const MARK = "\0";

/** Shared strings that are not read yet: any number is one, and its text is a mark with the number. */
class MetStrings extends StringPool {
  constructor() {
    super(1, 1);
    this.count = Number.MAX_SAFE_INTEGER;
  }

  override text(index: number): string {
    return `${MARK}${index}`;
  }

  numbersIn(rows: readonly PreviewRow[]): ReadonlySet<number> {
    return new Set(
      rows.flatMap(({ cells }) => [...cells.values()].flatMap(({ text }) => (text.startsWith(MARK) ? [Number(text.slice(1))] : []))),
    );
  }
}

/** White space alone is no cell; nor is a string that the workbook does not have. */
function withTexts({ row, cells }: PreviewRow, texts: ReadonlyMap<number, string>): PreviewRow {
  const filled = [...cells].map(([index, cell]): readonly [number, PreviewCell] =>
    cell.text.startsWith(MARK) ? [index, { ...cell, text: texts.get(Number(cell.text.slice(1))) ?? "" }] : [index, cell],
  );
  return { row, cells: new Map(filled.filter(([, { text }]) => text.trim() !== "")) };
}

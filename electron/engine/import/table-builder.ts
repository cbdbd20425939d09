import type { NoteCode } from "../../../shared/table/raw-table.ts";
import { type CellKind, ColumnBuilder } from "./column-builder.ts";
import { dateText } from "./date-text.ts";
import { findHeadings } from "./find-headings.ts";
import { PREVIEW_ROWS, type PreviewCell, type PreviewRow } from "./find-table.ts";
import { columnLetter, uniqueHeaders } from "./headers.ts";
import { type Merge, mergeOf } from "./join-headings.ts";
import { OutsideList } from "./outside-list.ts";
import { ParquetWriter } from "./parquet-writer.ts";
import { StringPool } from "./string-pool.ts";

/** Limits of the format (Excel specifications): what lies beyond is counted, not read. */
export const SHEET_LIMITS = { rows: 1_048_576, columns: 16_384 } as const;

/** Columns of a table in the store; a survey has hundreds at most, and every one is profiled. */
export const MOST_COLUMNS = 2_000;

/** As DuckDB's own row groups, so that each is read by one thread. */
const GROUP_ROWS = 122_880;
/** Very wide sheets are flushed earlier. */
const GROUP_CELLS = 4_000_000;

export type BuiltColumn = {
  /** Column of the source, from 0. */
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  /** Cells by kind over the whole column. */
  readonly counts: Readonly<Record<CellKind, number>>;
  /** Some date has a time of day. */
  readonly timed: boolean;
};

/**
 * A sheet on its way into the store: a Parquet file with a column `_row` and, for each source column, one a kind of cell. What
 * stands above the cells of its first table, headings too, is in a file of its own, so that other tables can be cut out.
 */
export type BuiltTable = {
  readonly path: string;
  /** The same form for the rows above; `null` = there are none. */
  readonly headPath: string | null;
  /** The first filled rows of the sheet, as they stand. */
  readonly head: readonly PreviewRow[];
  /** Areas shown as one cell, as far as they are listed. */
  readonly merges: readonly Merge[];
  /** What may mean that there is more than one table: blank rows within, and rows of one cell. */
  readonly gaps: number;
  readonly singles: number;
  readonly columns: readonly BuiltColumn[];
  readonly rows: number;
  readonly headerRow: number;
  /** Rows do not come in order, or one comes twice. */
  readonly disordered: boolean;
  readonly notes: ReadonlyMap<NoteCode, number>;
  /** Rows of the heading; 0 = none. */
  readonly headingRows: number;
  /** The headings as they stand in the file, by source column; none where the columns have names of their own. */
  readonly headings: ReadonlyMap<number, string>;
  /** The last rows, at most `TAIL_ROWS`: totals and remarks may stand there. */
  readonly tail: readonly PreviewRow[];
  /** Filled cells met, those of no table and those given twice too. */
  readonly seen: number;
  /** Cells that were never laid down: given twice, or beyond the limits. Whoever cuts the sheet adds what no table takes. */
  readonly outside: OutsideList;
  /** By source column: some texts from all over the column, from which is guessed what is worth trying on all of them. */
  readonly samples: ReadonlyMap<number, readonly string[]>;
};

/** Rows looked at at the end of a table. */
export const TAIL_ROWS = 16;

/** Texts kept a column and row group, and in all. */
const SAMPLED = 256;
const SAMPLED_IN_ALL = 2_048;

/** Merged areas that are looked at: those of headings come first. */
const MOST_MERGES = 2_000;

/** Name of the Parquet column that holds the cells of one kind of a source column. */
export const streamName = (kind: CellKind, index: number): string => `${kind}_${index}`;

/**
 * Takes the cells of one sheet in the order they come and lays them down by column and kind. The first rows are held back
 * until the header is found among them. It never holds more than one row group.
 */
export class TableBuilder {
  /** By source column; filled by `column`. */
  readonly columns: (ColumnBuilder | undefined)[] = [];
  /** Texts of this sheet that are not shared strings, of the row group in hand. */
  readonly own = new StringPool();
  /** Row within the row group: what the streams of `columns` count. */
  rowIndex = 0;
  /** Filled cells of the row in hand; the one who pushes a cell counts it here. */
  filled = 0;
  readonly notes = new Map<NoteCode, number>();
  readonly outside = new OutsideList();
  readonly #shared: StringPool;
  readonly #path: string;
  #writer: ParquetWriter | null = null;
  #rowNumbers = new Int32Array(1_024);
  #row = 0;
  #lastRow = 0;
  #rows = 0;
  #cells = 0;
  #seen = 0;
  #disordered = false;
  #headers: ReadonlyMap<number, string> | null = null;
  #headerRow = 0;
  readonly #samples = new Map<number, string[]>();
  readonly #merges: Merge[] = [];
  #head: readonly PreviewRow[] = [];
  #headPath: string | null = null;
  #headingRows = 0;
  #gaps = 0;
  #singles = 0;

  /** `headers` where columns have names of their own and no row is a header; it may grow while rows come. */
  constructor(path: string, shared: StringPool, headers: ReadonlyMap<number, string> | null = null) {
    this.#path = path;
    this.#shared = shared;
    this.#headers = headers;
  }

  note(code: NoteCode, count = 1): void {
    if (count > 0) this.notes.set(code, (this.notes.get(code) ?? 0) + count);
  }

  /** A merged area, as the file writes it. */
  merged(ref: string): void {
    this.note("MERGED_CELLS");
    const merge = this.#merges.length < MOST_MERGES ? mergeOf(ref) : null;
    if (merge !== null) this.#merges.push(merge);
  }

  /** A filled cell that no sheet of the format can have: counted and listed, not laid down. `column` counts from 0. */
  beyond(row: number, column: number, text: string): void {
    if (text.trim() === "") return;
    this.#seen++;
    this.note("CELLS_BEYOND_LIMIT");
    this.outside.add("beyondLimit", row, column >= 0 ? columnLetter(column) : "", text);
  }

  /** A filled cell that a later one at the same address stands for, where the reader has seen both at once. */
  overwritten(row: number, column: number, text: string): void {
    this.#seen++;
    this.note("CELLS_REPEATED");
    this.outside.add("repeatedCell", row, columnLetter(column), text);
  }

  /** The address of a cell is met a second time in its row: what it held is taken back and listed, as the last cell counts. */
  repeat(column: number): void {
    this.columns[column]?.retract(this.rowIndex, (kind, value) =>
      this.outside.add("repeatedCell", this.#row, columnLetter(column), this.#textOf(kind, value)),
    );
  }

  /** The rows in hand, as cells; before the first row group is full that is all of the sheet. */
  inHand(): readonly PreviewRow[] {
    return this.#preview(0);
  }

  column(index: number): ColumnBuilder {
    const made = this.columns[index] ?? new ColumnBuilder();
    this.columns[index] = made;
    return made;
  }

  startRow(row: number): void {
    // Not as soon as the group is full: some last rows stay in hand until it is known that they are the last.
    if (this.#headers !== null && (this.rowIndex === GROUP_ROWS || this.#cells >= GROUP_CELLS)) this.#flush();
    this.#row = row;
    this.filled = 0;
  }

  /** A row without a filled cell leaves no trace. */
  endRow(): void {
    if (this.filled === 0) return;
    if (this.#row <= this.#lastRow) this.#disordered = true;
    if (this.#row > this.#lastRow + 1) this.#gaps++;
    if (this.filled === 1) this.#singles++;
    this.#lastRow = this.#row;
    this.#cells += this.filled;
    this.#seen += this.filled;
    this.filled = 0;
    if (this.rowIndex === this.#rowNumbers.length) {
      const grown = new Int32Array(Math.min(GROUP_ROWS, this.#rowNumbers.length * 4));
      grown.set(this.#rowNumbers);
      this.#rowNumbers = grown;
    }
    this.#rowNumbers[this.rowIndex++] = this.#row;
    if (this.#headers === null && this.rowIndex === PREVIEW_ROWS) this.#chooseHeader();
  }

  /** `null` when nothing stands in the sheet. Where nothing stands below a header, `rows` is 0. */
  finish(): BuiltTable | null {
    this.endRow();
    if (this.#headers === null) this.#chooseHeader();
    const tail = this.#headerRow === 0 ? [] : this.#preview(Math.max(0, this.rowIndex - TAIL_ROWS));
    this.#flush();
    this.#writer?.finish();
    if (this.#rows === 0 && this.#head.length === 0) return null;
    const used = [...this.columns.keys()].filter((index) => (this.#headers?.has(index) ?? false) || sum(this.columns[index]?.counts()) > 0);
    const indices = used.slice(0, MOST_COLUMNS);
    this.note("COLUMNS_BEYOND_LIMIT", used.length - indices.length);
    const names = uniqueHeaders(indices.map((index) => ({ index, header: this.#headers?.get(index) ?? "" })));
    const columns = indices.map((index, position): BuiltColumn => {
      const column = this.columns[index];
      this.note("CELLS_REPEATED", column?.repeated ?? 0);
      return {
        index,
        letter: columnLetter(index),
        header: names[position] ?? "",
        counts: column?.counts() ?? { number: 0, date: 0, flag: 0, text: 0, error: 0 },
        timed: column?.timed ?? false,
      };
    });
    if (this.#disordered) this.note("ROWS_OUT_OF_ORDER");
    return {
      path: this.#path,
      headPath: this.#headPath,
      head: this.#head,
      merges: this.#merges,
      gaps: this.#gaps,
      singles: this.#singles,
      columns,
      rows: this.#rows,
      headingRows: this.#headingRows,
      headerRow: this.#headerRow,
      disordered: this.#disordered,
      notes: this.notes,
      seen: this.#seen,
      outside: this.outside,
      samples: this.#samples,
      headings: this.#headerRow === 0 ? new Map() : (this.#headers ?? new Map()),
      tail,
    };
  }

  /** Closes what is open when the sheet cannot be finished. */
  abandon(): void {
    this.#writer?.close();
  }

  #chooseHeader(): void {
    const preview = this.#preview(0);
    // Of a short sheet the merged areas are known by now; where they say something else of a long one, the cutting sees it.
    const { first, last, names, reason } = findHeadings(preview, this.#merges);
    this.#head = preview;
    this.#headers = names;
    this.#headerRow = preview[last]?.row ?? 0;
    this.#headingRows = last < 0 ? 0 : last - first + 1;
    this.note("ROWS_ABOVE_HEADER", first);
    if (reason !== null) this.note(reason, last - first + 1);
    if (last >= 0) this.#dropRows(last + 1);
    const kept = preview.slice(last + 1);
    this.#gaps = kept.filter(({ row }, index) => row > (kept[index - 1]?.row ?? preview[last]?.row ?? row) + 1).length;
    this.#singles = kept.filter(({ cells }) => cells.size === 1).length;
  }

  /** The rows in hand from `from` on, as cells; only ever a few. */
  #preview(from: number): readonly PreviewRow[] {
    const cells = Array.from({ length: this.rowIndex - from }, () => new Map<number, PreviewCell>());
    for (const [index, column] of this.columns.entries()) {
      column?.eachFrom(from, this.rowIndex, (row, kind, value) => cells[row - from]?.set(index, { kind, text: this.#textOf(kind, value) }));
    }
    return cells.map((map, index) => ({ row: this.#rowNumbers[from + index] ?? 0, cells: map }));
  }

  #textOf(kind: CellKind, value: number): string {
    if (kind === "text" || kind === "error") return value >= 0 ? this.#shared.text(value) : this.own.text(-1 - value);
    if (kind === "date") return dateText(value);
    return kind === "flag" ? (value === 1 ? "TRUE" : "FALSE") : String(value);
  }

  /** Puts the first `count` rows in hand (header and what stands above it) aside. */
  #dropRows(count: number): void {
    this.#headPath = `${this.#path}.head`;
    const aside = new ParquetWriter(this.#headPath);
    this.own.repair();
    try {
      this.#write(
        aside,
        this.columns.map((column) => column?.only(count)),
        count,
      );
      aside.finish();
    } finally {
      aside.close();
    }
    for (const [index, column] of this.columns.entries()) {
      if (column !== undefined) this.columns[index] = column.without(count);
    }
    this.#rowNumbers.copyWithin(0, count, this.rowIndex);
    this.rowIndex -= count;
  }

  #flush(): void {
    const rows = this.rowIndex;
    if (rows > 0) {
      this.#writer ??= new ParquetWriter(this.#path);
      this.own.repair();
      const beyond = this.#beyond();
      for (const index of beyond) this.#listBeyond(index);
      this.#write(
        this.#writer,
        beyond.size === 0 ? this.columns : this.columns.map((column, index) => (beyond.has(index) ? undefined : column)),
        rows,
      );
      for (const [index, column] of this.columns.entries()) {
        if (column === undefined) continue;
        this.#sample(index, column);
        column.clear();
      }
    }
    this.#rows += rows;
    this.rowIndex = 0;
    this.#cells = 0;
    this.own.clear();
  }

  /** Columns that are certainly too many: further rows can only bring more before them. */
  #beyond(): ReadonlySet<number> {
    if (this.columns.length <= MOST_COLUMNS) return new Set();
    const used = [...this.columns.keys()].filter((index) => (this.#headers?.has(index) ?? false) || sum(this.columns[index]?.counts()) > 0);
    return new Set(used.slice(MOST_COLUMNS));
  }

  #listBeyond(index: number): void {
    const letter = columnLetter(index);
    let more = 0;
    this.columns[index]?.each((row, kind, value) => {
      if (this.outside.keeps("beyondLimit")) this.outside.add("beyondLimit", this.#rowNumbers[row] ?? 0, letter, this.#textOf(kind, value));
      else more++;
    });
    this.outside.addUnkept("beyondLimit", more);
  }

  /** One row group of `rows` rows. */
  #write(writer: ParquetWriter, columns: readonly (ColumnBuilder | undefined)[], rows: number): void {
    writer.integers("_row", this.#rowNumbers, rows);
    for (const [index, column] of columns.entries()) {
      if (column === undefined) continue;
      for (const kind of ["number", "date", "flag"] as const) {
        const stream = column[kind];
        if (stream.count > 0) writer.doubles(streamName(kind, index), stream.values, stream, rows);
      }
      for (const kind of ["text", "error"] as const) {
        const stream = column[kind];
        if (stream.count > 0) writer.texts(streamName(kind, index), stream.values, stream, rows, this.#shared, this.own);
      }
    }
    writer.endGroup(rows);
  }

  #sample(index: number, { text }: ColumnBuilder): void {
    const kept = this.#samples.get(index) ?? [];
    this.#samples.set(index, kept);
    const step = Math.max(1, Math.floor(text.count / SAMPLED));
    for (let at = 0; at < text.count && kept.length < SAMPLED_IN_ALL; at += step) kept.push(this.#textOf("text", text.values[at] ?? 0));
  }
}

const sum = (counts: Readonly<Record<CellKind, number>> | undefined): number =>
  counts === undefined ? 0 : counts.number + counts.date + counts.flag + counts.text + counts.error;

import { dayFromNumber } from "../../../shared/calendar.ts";
import type { NoteCode } from "../../../shared/table/raw-table.ts";
import { type CellKind, ColumnBuilder } from "./column-builder.ts";
import { findHeadings } from "./find-headings.ts";
import { PREVIEW_ROWS, type PreviewCell, type PreviewRow } from "./find-table.ts";
import { columnLetter, uniqueHeaders } from "./headers.ts";
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

/** A sheet on its way into the store: a Parquet file with a column `_row` and, for each source column, one a kind of cell. */
export type BuiltTable = {
  readonly path: string;
  readonly columns: readonly BuiltColumn[];
  readonly rows: number;
  readonly headerRow: number;
  /** Rows do not come in order, or one comes twice. */
  readonly disordered: boolean;
  readonly notes: ReadonlyMap<NoteCode, number>;
  /** The headings as they stand in the file, by source column; none where the columns have names of their own. */
  readonly headings: ReadonlyMap<number, string>;
  /** The last rows, at most `TAIL_ROWS`: totals and remarks may stand there. */
  readonly tail: readonly PreviewRow[];
  /** By source column: some texts from all over the column, from which is guessed what is worth trying on all of them. */
  readonly samples: ReadonlyMap<number, readonly string[]>;
};

/** Rows looked at at the end of a table. */
const TAIL_ROWS = 16;

/** Texts kept a column and row group, and in all. */
const SAMPLED = 256;
const SAMPLED_IN_ALL = 2_048;

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
  readonly #shared: StringPool;
  readonly #path: string;
  #writer: ParquetWriter | null = null;
  #rowNumbers = new Int32Array(1_024);
  #row = 0;
  #lastRow = 0;
  #rows = 0;
  #cells = 0;
  #disordered = false;
  #headers: ReadonlyMap<number, string> | null = null;
  #headerRow = 0;
  readonly #samples = new Map<number, string[]>();

  /** `headers` where columns have names of their own and no row is a header; it may grow while rows come. */
  constructor(path: string, shared: StringPool, headers: ReadonlyMap<number, string> | null = null) {
    this.#path = path;
    this.#shared = shared;
    this.#headers = headers;
  }

  note(code: NoteCode, count = 1): void {
    if (count > 0) this.notes.set(code, (this.notes.get(code) ?? 0) + count);
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
    this.#lastRow = this.#row;
    this.#cells += this.filled;
    this.filled = 0;
    if (this.rowIndex === this.#rowNumbers.length) {
      const grown = new Int32Array(Math.min(GROUP_ROWS, this.#rowNumbers.length * 4));
      grown.set(this.#rowNumbers);
      this.#rowNumbers = grown;
    }
    this.#rowNumbers[this.rowIndex++] = this.#row;
    if (this.#headers === null && this.rowIndex === PREVIEW_ROWS) this.#chooseHeader();
  }

  /** `null` when the sheet holds no table: nothing below a header. */
  finish(): BuiltTable | null {
    this.endRow();
    if (this.#headers === null) this.#chooseHeader();
    const tail = this.#headerRow === 0 ? [] : this.#preview(Math.max(0, this.rowIndex - TAIL_ROWS));
    this.#flush();
    this.#writer?.finish();
    if (this.#rows === 0) return null;
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
      columns,
      rows: this.#rows,
      headerRow: this.#headerRow,
      disordered: this.#disordered,
      notes: this.notes,
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
    const { first, last, names, reason } = findHeadings(preview);
    this.#headers = names;
    this.#headerRow = preview[last]?.row ?? 0;
    this.note("ROWS_ABOVE_HEADER", first);
    if (reason !== null) this.note(reason, last - first + 1);
    if (last >= 0) this.#dropRows(last + 1);
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
    if (kind === "date") return dayFromNumber(Math.floor(value));
    return kind === "flag" ? (value === 1 ? "TRUE" : "FALSE") : String(value);
  }

  /** Forgets the first `count` rows in hand (header and what stands above it). */
  #dropRows(count: number): void {
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
      const writer = this.#writer;
      this.own.repair();
      writer.integers("_row", this.#rowNumbers, rows);
      for (const [index, column] of this.columns.entries()) {
        if (column === undefined) continue;
        for (const kind of ["number", "date", "flag"] as const) {
          const stream = column[kind];
          if (stream.count > 0) writer.doubles(streamName(kind, index), stream.values, stream, rows);
        }
        for (const kind of ["text", "error"] as const) {
          const stream = column[kind];
          if (stream.count > 0) writer.texts(streamName(kind, index), stream.values, stream, rows, this.#shared, this.own);
        }
        this.#sample(index, column);
        column.clear();
      }
      writer.endGroup(rows);
    }
    this.#rows += rows;
    this.rowIndex = 0;
    this.#cells = 0;
    this.own.clear();
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

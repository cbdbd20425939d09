import type { ProblemCode } from "../../../shared/problem.ts";
import type { ColumnBuilder } from "./column-builder.ts";
import { scanNumber } from "./scan-number.ts";
import { serialDays } from "./serial-days.ts";
import { SHEET_LIMITS, type TableBuilder } from "./table-builder.ts";
import { SPACE } from "./xlsx-bytes.ts";
import { CELL_KIND } from "./xlsx-package.ts";
import type { SharedStrings } from "./xlsx-strings.ts";
import { decodedText } from "./xlsx-text.ts";

/** What the `t` attribute of a cell says. */
export const CELL_TYPE = { number: 0, shared: 1, text: 2, inline: 3, flag: 4, error: 5, day: 6 } as const;
export type CellType = (typeof CELL_TYPE)[keyof typeof CELL_TYPE];

export type Refuse = (code: ProblemCode, context: string, row: number) => never;

/** What the cells of a worksheet mean: lays each, read from the bytes of its value, into the column it belongs to. */
export class XlsxCells {
  readonly table: TableBuilder;
  readonly #strings: SharedStrings;
  readonly #styles: Uint8Array;
  readonly #date1904: boolean;
  readonly #refuse: Refuse;
  row = 0;
  /** The row has a number a sheet can have. */
  rowFits = true;
  /** Highest column of the row so far. */
  #top = -1;

  constructor(table: TableBuilder, strings: SharedStrings, styles: Uint8Array, date1904: boolean, refuse: Refuse) {
    this.table = table;
    this.#strings = strings;
    this.#styles = styles;
    this.#date1904 = date1904;
    this.#refuse = refuse;
  }

  startRow(row: number): void {
    this.row = row;
    this.rowFits = row >= 1 && row <= SHEET_LIMITS.rows;
    this.#top = -1;
    this.table.startRow(row);
  }

  refuse(code: ProblemCode, context: string): never {
    return this.#refuse(code, context, this.row);
  }

  /** A cell whose value is read already: the index of a shared string, or a number shown by `style`. The address fits. */
  plain(col: number, value: number, style: number, shared: boolean): void {
    if (shared) {
      if (value >= this.#strings.pool.count) this.refuse("FILE_CORRUPT", "cell");
      if (this.#strings.blank[value] === 1) return;
    }
    const table = this.table;
    const column = this.#column(col);
    table.filled++;
    if (shared) column.text.push(table.rowIndex, value);
    else if (style === 0 || style >= this.#styles.length || this.#styles[style] === CELL_KIND.number)
      column.number.push(table.rowIndex, value);
    else this.#dated(value, style, column);
  }

  /** A number between `from` and `to`, shown by `style`. */
  number(bytes: Uint8Array, from: number, to: number, col: number, style: number): void {
    const value = scanNumber(bytes, from, to);
    if (Number.isNaN(value)) {
      // Not a number after all: kept as the text it is.
      if (to > from) this.text(bytes, from, to, col);
      return;
    }
    if (col > 16_383 || col < 0 || !this.rowFits) {
      this.table.beyond(this.row, col, latin(bytes, from, to));
      return;
    }
    const table = this.table;
    const column = this.#column(col);
    table.filled++;
    if (style !== 0 && this.#styles[style] !== CELL_KIND.number) this.#dated(value, style, column);
    else column.number.push(table.rowIndex, value);
  }

  /** A shared string by its index. */
  shared(bytes: Uint8Array, from: number, to: number, col: number): void {
    let index = 0;
    for (let at = from; at < to; at++) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) {
        if (bytes[at] === SPACE || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) continue;
        this.refuse("FILE_CORRUPT", "cell");
      }
      index = index * 10 + digit;
    }
    if (to === from) return;
    if (index >= this.#strings.pool.count) this.refuse("FILE_CORRUPT", "cell");
    if (this.#strings.blank[index] === 1) return;
    if (col > 16_383 || col < 0 || !this.rowFits) {
      this.table.beyond(this.row, col, this.#strings.pool.text(index));
      return;
    }
    const table = this.table;
    const column = this.#column(col);
    table.filled++;
    column.text.push(table.rowIndex, index);
  }

  /** The kinds that are met less often. */
  value(bytes: Uint8Array, from: number, to: number, col: number, type: CellType): void {
    if (type === CELL_TYPE.flag) {
      const first = bytes[from];
      const flag = first === 49 || first === 116 || first === 84;
      if (this.#fits(col, () => (flag ? "TRUE" : "FALSE"))) this.#column(col).flag.push(this.table.rowIndex, flag ? 1 : 0);
    } else if (type === CELL_TYPE.error) {
      if (this.#fits(col, () => latin(bytes, from, to))) {
        this.#column(col).error.push(this.table.rowIndex, -1 - this.table.own.intern(bytes, from, to));
      }
    } else if (type === CELL_TYPE.day) {
      const text = latin(bytes, from, to);
      const days = isoDays(text);
      if (days === null) this.text(bytes, from, to, col);
      else if (this.#fits(col, () => text)) this.#column(col).pushDate(this.table.rowIndex, days);
    } else {
      let plain = true;
      for (let at = from; at < to && plain; at++) {
        const byte = bytes[at];
        plain = byte !== 38 && byte !== 95 && byte !== 13;
      }
      if (plain) this.text(bytes, from, to, col);
      else {
        const decoded = decodedText(bytes, from, to);
        this.text(decoded, 0, decoded.length, col);
      }
    }
  }

  /** A text of this cell alone; white space alone is no cell. */
  text(bytes: Uint8Array, from: number, to: number, col: number): void {
    let blank = true;
    for (let at = from; at < to && blank; at++) blank = (bytes[at] ?? 0) <= SPACE;
    if (blank || isWideBlank(bytes, from, to) || !this.#fits(col, () => utf8(bytes, from, to))) return;
    const table = this.table;
    this.#column(col).text.push(table.rowIndex, -1 - table.own.intern(bytes, from, to));
  }

  /** A serial number shown as a date. Days that no calendar has, and those outside 1900–9999, are kept as text. */
  #dated(serial: number, style: number, column: ColumnBuilder): void {
    const table = this.table;
    const days = this.#styles[style] === CELL_KIND.date ? serialDays(serial, this.#date1904) : null;
    if (this.#styles[style] === CELL_KIND.time) table.note("TIMES_AS_NUMBERS");
    if (days === null) column.number.push(table.rowIndex, serial);
    else if (typeof days === "number") column.pushDate(table.rowIndex, days);
    else {
      const text = Buffer.from(days);
      column.text.push(table.rowIndex, -1 - table.own.intern(text, 0, text.length));
    }
  }

  /** The column to lay the cell in hand into; what the row already holds there is taken back, as the last cell counts. */
  #column(col: number): ColumnBuilder {
    const column = this.table.columns[col] ?? this.table.column(col);
    if (col > this.#top) this.#top = col;
    else this.table.repeat(col);
    return column;
  }

  /** Counts the cell as filled, or as beyond what a sheet can hold. */
  #fits(col: number, text: () => string): boolean {
    if (col >= SHEET_LIMITS.columns || col < 0 || !this.rowFits) {
      this.table.beyond(this.row, col, text());
      return false;
    }
    this.table.filled++;
    return true;
  }
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");
const utf8 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");

/** Days since 1970-01-01 of an ISO 8601 date or date and time as cells of type `d` hold it; no zone is applied. */
function isoDays(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const made = new Date(midnight);
  if (made.getUTCMonth() !== Number(month) - 1 || Number(hour) > 23 || Number(minute) > 59 || Number(second) >= 60) return null;
  return midnight / 86_400_000 + (Number(hour) * 3_600 + Number(minute) * 60 + Number(second)) / 86_400;
}

/** White space beyond ASCII (no-break spaces and the like) makes a cell look empty too. */
function isWideBlank(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] ?? 0;
  if (to - from > 24 || (first > SPACE && first !== 0xc2 && first !== 0xe2 && first !== 0xe3)) return false;
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
      .toString("utf8")
      .trim() === ""
  );
}

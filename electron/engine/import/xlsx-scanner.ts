import type { ProblemCode } from "../../../shared/problem.ts";
import type { ColumnBuilder } from "./column-builder.ts";
import { scanNumber } from "./scan-number.ts";
import { serialDays } from "./serial-days.ts";
import { SHEET_LIMITS, type TableBuilder } from "./table-builder.ts";
import { CELL_KIND } from "./xlsx-package.ts";
import { type SharedStrings, tagName } from "./xlsx-strings.ts";
import { decodedText, plainText } from "./xlsx-text.ts";

const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const LT = 60;
const EQUALS = 61;
const GT = 62;
const C = 99;
const V = 118;

// What follows one another in a plain cell, as little-endian numbers that are compared in one step.
/** `<c r` */
const CELL_R = 0x72_20_63_3c;
/** `="` */
const EQUALS_QUOTE = 0x22_3d;
/** ` s="` */
const ATTRIBUTE_S = 0x22_3d_73_20;
/** ` t="` */
const ATTRIBUTE_T = 0x22_3d_74_20;
/** `s"` */
const S_QUOTE = 0x22_73;
/** `><v>` */
const OPEN_V = 0x3e_76_3c_3e;
/** `</v>` */
const CLOSE_V = 0x3e_76_2f_3c;
/** `</c>` */
const CLOSE_C = 0x3e_63_2f_3c;
/** `</ro`, before `w>` */
const ROW_END = 0x6f_72_2f_3c;
/** `<row` */
const ROW_START = 0x77_6f_72_3c;
const W = 119;
const TENS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** What the `t` attribute of a cell says. */
const NUMBER = 0;
const SHARED = 1;
const TEXT = 2;
const INLINE = 3;
const FLAG = 4;
const ERROR = 5;
const DAY = 6;
type CellType = typeof NUMBER | typeof SHARED | typeof TEXT | typeof INLINE | typeof FLAG | typeof ERROR | typeof DAY;

export type Refuse = (code: ProblemCode, context: string, row: number) => never;

/**
 * Walks the bytes of a worksheet part and lays its cells into a `TableBuilder`, without making a JavaScript string a cell.
 * Fed with stretches of the part; a tag or cell that is not whole at the end of a stretch is taken up again with the next.
 */
export class XlsxScanner {
  /** Cells with a formula, and those among them without a stored result. */
  formulas = 0;
  uncalculated = 0;
  readonly #table: TableBuilder;
  readonly #strings: SharedStrings;
  readonly #styles: Uint8Array;
  readonly #date1904: boolean;
  readonly #refuse: Refuse;
  #inData = false;
  #row = 0;
  #rowDigits = 0;
  /** The row has a number a sheet can have. */
  #rowFits = true;
  #col = -1;
  /** Highest column of the row so far. */
  #top = -1;
  // What `#content` found of a cell whose inside is not just <v>…</v>.
  #from = -1;
  #to = -1;
  #own: Uint8Array | null = null;
  #formula = false;

  constructor(table: TableBuilder, strings: SharedStrings, styles: Uint8Array, date1904: boolean, refuse: Refuse) {
    this.#table = table;
    this.#strings = strings;
    this.#styles = styles;
    this.#date1904 = date1904;
    this.#refuse = refuse;
  }

  get row(): number {
    return this.#row;
  }

  /** Reads what is whole of `bytes` up to `end` (zeros must follow); returns how far it got. */
  scan(bytes: Uint8Array, end: number): number {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at < end) {
      if (bytes[at] !== LT) {
        at++;
        continue;
      }
      let next = 0;
      if (this.#inData) {
        const word = words.getUint32(at, true);
        if (word === CELL_R) next = this.#plainCell(bytes, words, at + 3, end);
        else if (word === ROW_END && bytes[at + 4] === W && bytes[at + 5] === GT) {
          if (at + 6 > end) return at;
          this.#table.endRow();
          at += 6;
          continue;
        } else if (word === ROW_START && bytes[at + 4] === SPACE) {
          const close = tagEnd(bytes, at, end);
          if (close < 0) return at;
          this.#startRow(bytes, at, close, bytes[close - 1] === SLASH);
          at = close + 1;
          continue;
        }
        if (next === 0 && bytes[at + 1] === C && (bytes[at + 2] === SPACE || bytes[at + 2] === GT)) next = this.#cell(bytes, at + 2, end);
      }
      if (next === 0) next = this.#tag(bytes, at, end);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  /** After the last stretch: `left` bytes could not be read. */
  end(left: number): void {
    if (left > 0 || this.#inData) this.#refuse("FILE_CORRUPT", "sheet", this.#row);
  }

  /**
   * A cell as nearly every writer puts it, `<c r="B2" s="1" t="s"><v>12</v></c>`, with a shared string or a number of plain
   * digits. 0 = it is written in another way (nothing was taken), −1 = it is not whole.
   */
  #plainCell(bytes: Uint8Array, words: DataView, from: number, end: number): number {
    if (words.getUint16(from + 1, true) !== EQUALS_QUOTE) return 0;
    let at = from + 3;
    let byte = bytes[at] ?? 0;
    let col = 0;
    while (byte >= 65 && byte <= 90) {
      col = col * 26 + byte - 64;
      byte = bytes[++at] ?? 0;
    }
    col--;
    at += this.#rowDigits;
    if (bytes[at] !== QUOTE || col < 0 || col > 16_383 || !this.#rowFits) return 0;
    byte = bytes[++at] ?? 0;
    let style = 0;
    if (byte === SPACE && words.getUint32(at, true) === ATTRIBUTE_S) {
      at += 4;
      byte = bytes[at] ?? 0;
      while (byte >= 48 && byte <= 57) {
        style = style * 10 + byte - 48;
        byte = bytes[++at] ?? 0;
      }
      if (byte !== QUOTE) return 0;
      byte = bytes[++at] ?? 0;
    }
    let shared = false;
    if (byte === SPACE) {
      if (words.getUint32(at, true) !== ATTRIBUTE_T || words.getUint16(at + 4, true) !== S_QUOTE) return 0;
      shared = true;
      at += 6;
    }
    if (words.getUint32(at, true) !== OPEN_V) return 0;
    at += 4;
    const start = at;
    let value = 0;
    let digit = (bytes[at] ?? 0) - 48;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = (bytes[++at] ?? 0) - 48;
    }
    if (digit === -2 && !shared && at > start) {
      const point = ++at;
      digit = (bytes[at] ?? 0) - 48;
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digit = (bytes[++at] ?? 0) - 48;
      }
      const scale = at - point;
      if (scale === 0 || scale > 22) return 0;
      // Checked below to be exact; then the quotient is the number, correctly rounded (see scan-number.ts).
      if (value <= Number.MAX_SAFE_INTEGER) value /= TENS[scale] ?? 1;
      else return 0;
    } else if (value > Number.MAX_SAFE_INTEGER || at === start) return 0;
    if (words.getUint32(at, true) !== CLOSE_V || words.getUint32(at + 4, true) !== CLOSE_C) return 0;
    if (at + 8 > end) return -1;
    this.#col = col;
    if (shared) {
      if (value >= this.#strings.pool.count) this.#refuse("FILE_CORRUPT", "cell", this.#row);
      if (this.#strings.blank[value] === 1) return at + 8;
    }
    const table = this.#table;
    const column = this.#column(col);
    table.filled++;
    if (shared) column.text.push(table.rowIndex, value);
    else if (style === 0 || this.#styles[style] === CELL_KIND.number || style >= this.#styles.length)
      column.number.push(table.rowIndex, value);
    else this.#dated(value, style, column);
    return at + 8;
  }

  /** A cell whose name ends at `from`; −1 when it is not whole. Nothing is pushed before it is. */
  #cell(bytes: Uint8Array, from: number, end: number): number {
    let at = from;
    let col = this.#col + 1;
    let style = 0;
    let type: CellType = NUMBER;
    let byte = bytes[at] ?? 0;
    while (byte !== GT && byte !== SLASH) {
      while (byte <= SPACE && at < end) byte = bytes[++at] ?? 0;
      if (byte === GT || byte === SLASH) break;
      const quote = bytes[at + 2] ?? 0;
      if (bytes[at + 1] !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE)) {
        at = skipAttribute(bytes, at, end);
        if (at < 0) return -1;
        byte = bytes[at] ?? 0;
        continue;
      }
      at += 3;
      if (byte === 114) {
        // r="AB12": the letters are the column; the digits repeat the row, so they are passed over in one step.
        col = 0;
        byte = bytes[at] ?? 0;
        while (byte >= 65 && byte <= 122) {
          col = col * 26 + (byte & 31);
          byte = bytes[++at] ?? 0;
        }
        col--;
        if (bytes[at + this.#rowDigits] === quote) at += this.#rowDigits;
      } else if (byte === 115) {
        style = 0;
        byte = bytes[at] ?? 0;
        while (byte >= 48 && byte <= 57) {
          style = style * 10 + byte - 48;
          byte = bytes[++at] ?? 0;
        }
      } else if (byte === 116) {
        type = bytes[at] === 115 && bytes[at + 1] === quote ? SHARED : typeOf(bytes, at, quote);
      }
      while (bytes[at] !== quote && at < end) at++;
      byte = bytes[++at] ?? 0;
      if (at >= end) return -1;
    }
    if (byte === SLASH) {
      if (at + 2 > end) return -1;
      this.#col = col;
      return at + 2;
    }
    at++;
    if (bytes[at] === LT && bytes[at + 1] === V && bytes[at + 2] === GT) {
      const start = at + 3;
      let to = start;
      while (bytes[to] !== LT && to < end) to++;
      // </v></c> as every writer closes a plain cell.
      if (
        bytes[to + 1] === SLASH &&
        bytes[to + 2] === V &&
        bytes[to + 3] === GT &&
        bytes[to + 4] === LT &&
        bytes[to + 5] === SLASH &&
        bytes[to + 6] === C &&
        bytes[to + 7] === GT
      ) {
        if (to + 8 > end) return -1;
        this.#col = col;
        if (type === NUMBER) this.#number(bytes, start, to, col, style);
        else if (type === SHARED) this.#shared(bytes, start, to, col);
        else this.#value(bytes, start, to, col, type);
        return to + 8;
      }
      if (to >= end) return -1;
    }
    const next = this.#content(bytes, at, end);
    if (next < 0) return -1;
    this.#col = col;
    if (this.#formula) this.formulas++;
    if (this.#own !== null) this.#text(this.#own, 0, this.#own.length, col);
    else if (this.#from < 0) {
      if (this.#formula) this.uncalculated++;
    } else if (type === NUMBER) this.#number(bytes, this.#from, this.#to, col, style);
    else if (type === SHARED) this.#shared(bytes, this.#from, this.#to, col);
    else this.#value(bytes, this.#from, this.#to, col, type);
    return next;
  }

  #number(bytes: Uint8Array, from: number, to: number, col: number, style: number): void {
    const value = scanNumber(bytes, from, to);
    if (Number.isNaN(value)) {
      // Not a number after all: kept as the text it is.
      if (to > from) this.#text(bytes, from, to, col);
      return;
    }
    if (col > 16_383 || col < 0 || !this.#rowFits) {
      this.#table.note("CELLS_BEYOND_LIMIT");
      return;
    }
    const table = this.#table;
    const column = this.#column(col);
    table.filled++;
    if (style !== 0 && this.#styles[style] !== CELL_KIND.number) this.#dated(value, style, column);
    else column.number.push(table.rowIndex, value);
  }

  #shared(bytes: Uint8Array, from: number, to: number, col: number): void {
    let index = 0;
    for (let at = from; at < to; at++) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) {
        if (bytes[at] === SPACE || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) continue;
        this.#refuse("FILE_CORRUPT", "cell", this.#row);
      }
      index = index * 10 + digit;
    }
    if (to === from) return;
    if (index >= this.#strings.pool.count) this.#refuse("FILE_CORRUPT", "cell", this.#row);
    if (this.#strings.blank[index] === 1) return;
    if (col > 16_383 || col < 0 || !this.#rowFits) {
      this.#table.note("CELLS_BEYOND_LIMIT");
      return;
    }
    const table = this.#table;
    const column = this.#column(col);
    table.filled++;
    column.text.push(table.rowIndex, index);
  }

  /** The kinds that are met less often. */
  #value(bytes: Uint8Array, from: number, to: number, col: number, type: CellType): void {
    if (type === FLAG) {
      const first = bytes[from];
      if (this.#fits(col)) this.#column(col).flag.push(this.#table.rowIndex, first === 49 || first === 116 || first === 84 ? 1 : 0);
    } else if (type === ERROR) {
      const code = -1 - this.#table.own.intern(bytes, from, to);
      if (this.#fits(col)) this.#column(col).error.push(this.#table.rowIndex, code);
    } else if (type === DAY) {
      const days = isoDays(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1"));
      if (days === null) this.#text(bytes, from, to, col);
      else if (this.#fits(col)) this.#column(col).pushDate(this.#table.rowIndex, days);
    } else {
      let plain = true;
      for (let at = from; at < to && plain; at++) {
        const byte = bytes[at];
        plain = byte !== 38 && byte !== 95 && byte !== 13;
      }
      if (plain) this.#text(bytes, from, to, col);
      else {
        const decoded = decodedText(bytes, from, to);
        this.#text(decoded, 0, decoded.length, col);
      }
    }
  }

  #text(bytes: Uint8Array, from: number, to: number, col: number): void {
    let blank = true;
    for (let at = from; at < to && blank; at++) blank = (bytes[at] ?? 0) <= SPACE;
    if (blank || isWideBlank(bytes, from, to) || !this.#fits(col)) return;
    const table = this.#table;
    this.#column(col).text.push(table.rowIndex, -1 - table.own.intern(bytes, from, to));
  }

  /** A serial number shown as a date. Days that no calendar has, and those outside 1900–9999, are kept as text. */
  #dated(serial: number, style: number, column: ColumnBuilder): void {
    const table = this.#table;
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
    const column = this.#table.columns[col] ?? this.#table.column(col);
    if (col > this.#top) this.#top = col;
    else column.retract(this.#table.rowIndex);
    return column;
  }

  /** Counts the cell as filled, or as beyond what a sheet can hold. */
  #fits(col: number): boolean {
    if (col >= SHEET_LIMITS.columns || col < 0 || !this.#rowFits) {
      this.#table.note("CELLS_BEYOND_LIMIT");
      return false;
    }
    this.#table.filled++;
    return true;
  }

  /** The inside of a cell that is not plain: formula, inline text, white space, prefixed names. Sets `#from` … `#formula`. */
  #content(bytes: Uint8Array, start: number, end: number): number {
    this.#from = -1;
    this.#own = null;
    this.#formula = false;
    let pieces: Uint8Array[] | null = null;
    let phonetic = false;
    let at = start;
    for (;;) {
      while (at < end && bytes[at] !== LT) at++;
      if (at >= end) return -1;
      if (bytes[at + 1] === 33) {
        const next = this.#declaration(bytes, at, end);
        if (next < 0) return -1;
        at = next;
        continue;
      }
      const close = tagEnd(bytes, at, end);
      if (close < 0) return -1;
      const ends = bytes[at + 1] === SLASH;
      const empty = bytes[close - 1] === SLASH;
      const name = tagName(bytes, at + (ends ? 2 : 1), close);
      at = close + 1;
      if (ends) {
        if (name === "c") break;
        if (name === "rPh") phonetic = false;
        continue;
      }
      if (name === "f") this.#formula = true;
      if (empty) continue;
      if (name === "rPh") phonetic = true;
      else if (name === "v" && bytes[at] === LT && bytes[at + 1] === 33) {
        const text = plainText(bytes, at, end);
        if (text === null) return -1;
        pieces = [text.bytes];
        at = text.next;
      } else if (name === "v" && bytes[at] !== LT) {
        const text = at;
        while (at < end && bytes[at] !== LT) at++;
        if (at >= end) return -1;
        this.#from = text;
        this.#to = at;
      } else if (name === "t" && !phonetic) {
        const text = plainText(bytes, at, end);
        if (text === null) return -1;
        if (pieces === null) pieces = [];
        pieces.push(text.bytes);
        at = text.next;
      }
    }
    if (pieces !== null) this.#own = pieces.length === 1 ? (pieces[0] ?? null) : Buffer.concat(pieces);
    return at;
  }

  /** Any tag but a plain cell; −1 when it is not whole. */
  #tag(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start + 1] === 33) return this.#declaration(bytes, start, end);
    const close = tagEnd(bytes, start, end);
    if (close < 0) return -1;
    if (bytes[start + 1] === 63) return close + 1;
    const ends = bytes[start + 1] === SLASH;
    const empty = bytes[close - 1] === SLASH;
    const name = tagName(bytes, start + (ends ? 2 : 1), close);
    if (!this.#inData) {
      if (name === "sheetData" && !ends && !empty) this.#inData = true;
      else if (name === "mergeCell") this.#table.note("MERGED_CELLS");
      return close + 1;
    }
    if (name === "row") {
      if (ends) this.#table.endRow();
      else this.#startRow(bytes, start, close, empty);
    } else if (name === "c" && !ends) {
      // A prefixed name; the attributes follow the same way.
      let from = start + 1;
      while (from < close && (bytes[from] ?? 0) > SPACE && bytes[from] !== SLASH) from++;
      return this.#cell(bytes, from, end);
    } else if (name === "sheetData" && ends) {
      this.#table.endRow();
      this.#inData = false;
    }
    return close + 1;
  }

  #startRow(bytes: Uint8Array, start: number, close: number, empty: boolean): void {
    // A row that was never closed ends where the next begins.
    this.#table.endRow();
    let row = this.#row + 1;
    this.#rowDigits = 0;
    let at = start + 4;
    if (bytes[at] === SPACE && bytes[at + 1] === 114 && bytes[at + 2] === EQUALS && bytes[at + 3] === QUOTE) {
      at += 4;
      row = 0;
      const from = at;
      for (let digit = (bytes[at] ?? 0) - 48; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - 48) row = row * 10 + digit;
      this.#rowDigits = at - from;
    }
    if (this.#rowDigits === 0 || bytes[at] !== QUOTE) {
      const digits = /\sr\s*=\s*["']\s*(-?\d+)/.exec(this.#tagText(bytes, start, close))?.[1];
      row = digits === undefined ? this.#row + 1 : Number(digits);
      this.#rowDigits = digits?.length ?? 0;
    }
    this.#row = row;
    this.#rowFits = row >= 1 && row <= SHEET_LIMITS.rows;
    this.#col = -1;
    this.#top = -1;
    for (; at < close; at++) {
      if (bytes[at] === 104 && bytes[at + 1] === 105 && /\shidden\s*=\s*["'](1|true)/.test(this.#tagText(bytes, start, close))) {
        this.#table.note("HIDDEN_ROWS");
        break;
      }
    }
    this.#table.startRow(row);
    if (empty) this.#table.endRow();
  }

  #tagText(bytes: Uint8Array, start: number, close: number): string {
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, close - start).toString("latin1");
  }

  #declaration(bytes: Uint8Array, start: number, end: number): number {
    if (end - start < 4) return -1;
    if (bytes[start + 2] !== 45) this.#refuse("FILE_SUSPICIOUS", "doctype", this.#row);
    for (let at = start + 4; at + 2 < end; at++) if (bytes[at] === 45 && bytes[at + 1] === 45 && bytes[at + 2] === GT) return at + 3;
    return -1;
  }
}

function typeOf(bytes: Uint8Array, at: number, quote: number): CellType {
  const first = bytes[at];
  if (first === 105) return INLINE;
  if (first === 98) return FLAG;
  if (first === 101) return ERROR;
  if (first === 100) return DAY;
  if (first === 115) return bytes[at + 1] === quote ? SHARED : TEXT;
  return NUMBER;
}

/** An attribute that is not written `x="…"` with a name of one letter: where it ends, −1 when that is not there yet. */
function skipAttribute(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== EQUALS && bytes[at] !== GT) at++;
  if (at >= end) return -1;
  if (bytes[at] === GT) return at;
  at++;
  while (at < end && (bytes[at] ?? 0) <= SPACE) at++;
  const quote = bytes[at];
  at++;
  while (at < end && bytes[at] !== quote) at++;
  return at >= end ? -1 : at + 1;
}

/** The `>` that ends the tag at `start`, past quoted ones; −1 when it is not there yet. */
function tagEnd(bytes: Uint8Array, start: number, end: number): number {
  let quote = 0;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at;
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
  }
  return -1;
}

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

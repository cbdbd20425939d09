import {
  APOSTROPHE,
  commentEnd,
  EQUALS,
  GT,
  isDeclaration,
  LT,
  QUOTE,
  SLASH,
  SPACE,
  skipAttribute,
  tagEnd,
  tagName,
} from "./xlsx-bytes.ts";
import { CELL_TYPE, type CellType, type XlsxCells } from "./xlsx-cells.ts";
import { type CellContent, readContent } from "./xlsx-content.ts";

const C = 99;
const V = 118;
const LAST_COLUMN = 16_383;

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

/**
 * Walks the bytes of a worksheet part and hands its cells to `XlsxCells`, without making a JavaScript string a cell.
 * Fed with stretches of the part; a tag or cell that is not whole at the end of a stretch is taken up again with the next.
 */
export class XlsxScanner {
  /** Cells with a formula, and those among them without a stored result. */
  formulas = 0;
  uncalculated = 0;
  readonly #cells: XlsxCells;
  readonly #content: CellContent = { from: -1, to: -1, own: null, formula: false };
  #inData = false;
  #rowDigits = 0;
  #col = -1;

  constructor(cells: XlsxCells) {
    this.#cells = cells;
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
          this.#cells.table.endRow();
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
    if (left > 0 || this.#inData) this.#cells.refuse("FILE_CORRUPT", "sheet");
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
    if (bytes[at] !== QUOTE || col < 0 || col > LAST_COLUMN || !this.#cells.rowFits) return 0;
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
    this.#cells.plain(col, value, style, shared);
    return at + 8;
  }

  /** A cell whose name ends at `from`; −1 when it is not whole. Nothing is pushed before it is. */
  #cell(bytes: Uint8Array, from: number, end: number): number {
    const cells = this.#cells;
    let at = from;
    let col = this.#col + 1;
    let style = 0;
    let type: CellType = CELL_TYPE.number;
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
        type = bytes[at] === 115 && bytes[at + 1] === quote ? CELL_TYPE.shared : typeOf(bytes, at, quote);
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
        if (type === CELL_TYPE.number) cells.number(bytes, start, to, col, style);
        else if (type === CELL_TYPE.shared) cells.shared(bytes, start, to, col);
        else cells.value(bytes, start, to, col, type);
        return to + 8;
      }
      if (to >= end) return -1;
    }
    const content = this.#content;
    const next = readContent(bytes, at, end, content);
    if (next === -2) return cells.refuse("FILE_SUSPICIOUS", "doctype");
    if (next < 0) return -1;
    this.#col = col;
    if (content.formula) this.formulas++;
    if (content.own !== null) cells.text(content.own, 0, content.own.length, col);
    else if (content.from < 0) {
      if (content.formula) this.uncalculated++;
    } else if (type === CELL_TYPE.number) cells.number(bytes, content.from, content.to, col, style);
    else if (type === CELL_TYPE.shared) cells.shared(bytes, content.from, content.to, col);
    else cells.value(bytes, content.from, content.to, col, type);
    return next;
  }

  /** Any tag but a plain cell; −1 when it is not whole. */
  #tag(bytes: Uint8Array, start: number, end: number): number {
    if (isDeclaration(bytes, start)) {
      const next = commentEnd(bytes, start, end);
      return next === -2 ? this.#cells.refuse("FILE_SUSPICIOUS", "doctype") : next;
    }
    const close = tagEnd(bytes, start, end);
    if (close < 0) return -1;
    if (bytes[start + 1] === 63) return close + 1;
    const ends = bytes[start + 1] === SLASH;
    const empty = bytes[close - 1] === SLASH;
    const name = tagName(bytes, start + (ends ? 2 : 1), close);
    if (!this.#inData) {
      if (name === "sheetData" && !ends && !empty) this.#inData = true;
      else if (name === "mergeCell") {
        this.#cells.table.merged(/\sref\s*=\s*["']([^"']{1,32})["']/.exec(this.#tagText(bytes, start, close))?.[1] ?? "");
      }
      return close + 1;
    }
    if (name === "row") {
      if (ends) this.#cells.table.endRow();
      else this.#startRow(bytes, start, close, empty);
    } else if (name === "c" && !ends) {
      // A prefixed name; the attributes follow the same way.
      let from = start + 1;
      while (from < close && (bytes[from] ?? 0) > SPACE && bytes[from] !== SLASH) from++;
      return this.#cell(bytes, from, end);
    } else if (name === "sheetData" && ends) {
      this.#cells.table.endRow();
      this.#inData = false;
    }
    return close + 1;
  }

  #startRow(bytes: Uint8Array, start: number, close: number, empty: boolean): void {
    // A row that was never closed ends where the next begins.
    this.#cells.table.endRow();
    let row = this.#cells.row + 1;
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
      row = digits === undefined ? this.#cells.row + 1 : Number(digits);
      this.#rowDigits = digits?.length ?? 0;
    }
    this.#col = -1;
    for (; at < close; at++) {
      if (bytes[at] === 104 && bytes[at + 1] === 105 && /\shidden\s*=\s*["'](1|true)/.test(this.#tagText(bytes, start, close))) {
        this.#cells.table.note("HIDDEN_ROWS");
        break;
      }
    }
    this.#cells.startRow(row);
    if (empty) this.#cells.table.endRow();
  }

  #tagText(bytes: Uint8Array, start: number, close: number): string {
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, close - start).toString("latin1");
  }
}

function typeOf(bytes: Uint8Array, at: number, quote: number): CellType {
  const first = bytes[at];
  if (first === 105) return CELL_TYPE.inline;
  if (first === 98) return CELL_TYPE.flag;
  if (first === 101) return CELL_TYPE.error;
  if (first === 100) return CELL_TYPE.day;
  if (first === 115) return bytes[at + 1] === quote ? CELL_TYPE.shared : CELL_TYPE.text;
  return CELL_TYPE.number;
}

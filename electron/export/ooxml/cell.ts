import { type Day, dayNumber } from "../../../shared/calendar.ts";
import { element, numberText, removeIllegal, text, type Xml } from "./xml.ts";

export type ErrorText = "#N/A" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#NULL!";

/** A cell with its type. Text is always text: one that starts with = + - @ is never taken for a formula. */
export type Cell =
  | null
  | string
  | number
  | boolean
  /** A calendar day, YYYY-MM-DD. */
  | { readonly day: Day }
  /** A day and time of day, YYYY-MM-DDTHH:MM:SS. */
  | { readonly moment: string }
  | { readonly error: ErrorText };

/** Numbers of the cell formats in `workbook-styles.ts`. */
export const STYLE = { plain: 0, header: 1, day: 2, moment: 3 } as const;

/** What Excel holds in one cell; a longer text makes it offer a repair. */
const CELL_LIMIT = 32_767;

/** Texts of a workbook, each kept once. */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  uses = 0;

  numberOf(value: string): number {
    this.uses++;
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get texts(): IterableIterator<string> {
    return this.#numbers.keys();
  }

  get size(): number {
    return this.#numbers.size;
  }
}

/** One cell, or `null` where there is nothing to write. */
export function cellXml(cell: Cell, reference: string, isHeader: boolean, strings: SharedStrings, date1904: boolean): Xml | null {
  const style = isHeader ? STYLE.header : undefined;
  if (cell === null) return isHeader ? element("c", { r: reference, s: STYLE.header }) : null;
  if (typeof cell === "string") {
    const number = strings.numberOf(cellText(cell));
    return element("c", { r: reference, s: style, t: "s" }, value(String(number)));
  }
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) throw new Error(`writeWorkbook requires finite numbers, got ${cell} in ${reference}`);
    return element("c", { r: reference, s: style }, value(numberText(cell)));
  }
  if (typeof cell === "boolean") return element("c", { r: reference, s: style, t: "b" }, value(cell ? "1" : "0"));
  if ("day" in cell) return element("c", { r: reference, s: STYLE.day }, value(numberText(daySerial(cell.day, date1904))));
  if ("moment" in cell) return element("c", { r: reference, s: STYLE.moment }, value(numberText(momentSerial(cell.moment, date1904))));
  return element("c", { r: reference, s: style, t: "e" }, value(cell.error));
}

const value = (content: string): Xml => element("v", null, text(content));

/**
 * Excel reads `_x0041_` inside a cell as the character 0041, so an underscore that starts such a run is itself written that way.
 * So are blanks at the edges, which a reader may drop (the attribute that forbids it is not in the schema of a string), and carriage
 * returns. The cut at Excel's limit never splits a pair of surrogates.
 */
function cellText(raw: string): string {
  const legal = removeIllegal(raw);
  const cut = legal.length <= CELL_LIMIT ? legal : removeIllegal(legal.slice(0, CELL_LIMIT));
  if (!/_x|^[ \t\n]|[ \t\n]$|\r/.test(cut)) return cut;
  const quoted = cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/\r/g, codeOf);
  return quoted.replace(/^[ \t\n]+|[ \t\n]+$/g, (blanks) => [...blanks].map(codeOf).join(""));
}

const codeOf = (character: string): string => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** Days since the start of the date system of the workbook (ECMA-376 part 1, 18.17.4). */
function daySerial(day: Day, date1904: boolean): number {
  const days = dayNumber(day);
  // Excel's 1900 system has a 29 February 1900 that never was, so days before 1 March 1900 count from one day later.
  const serial = date1904 ? days + 24_107 : days >= FIRST_OF_MARCH_1900 ? days + 25_569 : days + 25_568;
  if (serial < (date1904 ? 0 : 1)) throw new Error(`writeWorkbook requires days that the date system holds, got ${day}`);
  return serial;
}
const FIRST_OF_MARCH_1900 = -25_508;

function momentSerial(moment: string, date1904: boolean): number {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})$/.exec(moment);
  if (match?.[1] === undefined) throw new Error(`writeWorkbook requires a moment as YYYY-MM-DDTHH:MM:SS, got ${moment}`);
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]);
  return daySerial(match[1], date1904) + seconds / 86_400;
}

/** `A`, `Z`, `AA` … of a column number from 0. */
export function columnName(index: number): string {
  let rest = index;
  let name = "";
  do {
    name = String.fromCharCode(65 + (rest % 26)) + name;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return name;
}

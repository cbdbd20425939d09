import type { NoteCode } from "../../../shared/table/raw-table.ts";
import { findHeader, isWords, type PreviewCell, type PreviewRow } from "./find-table.ts";
import { joinHeadings, type Merge } from "./join-headings.ts";

/** The heading rows of a table among the first filled rows, and what each column is called. */
export type Headings = {
  /** Rows above the table; where there is no heading row, 0. */
  readonly first: number;
  /** The last heading row, after which the cells come; −1 = there is none. */
  readonly last: number;
  readonly names: ReadonlyMap<number, string>;
  /** Why more than one row was taken. */
  readonly reason: Extract<NoteCode, "HEADERS_JOINED" | "HEADERS_QUALTRICS"> | null;
};

/** One heading row, unless several stand in groups above each other or three as Qualtrics writes them. */
export function findHeadings(rows: readonly PreviewRow[], merges: readonly Merge[] = []): Headings {
  const header = findHeader(rows);
  const stack = findStack(rows, header < 0 ? rows.length : header, merges);
  if (stack !== null) return stack;
  const kinds = header < 0 ? null : answerKinds(rows[header], rows[header + 1]);
  if (kinds !== null) return { first: header, last: header + 1, names: kinds, reason: "HEADERS_JOINED" };
  const last = header + 2;
  if (header >= 0 && isImportIds(rows[last])) {
    const questions = rows[header + 1]?.cells ?? new Map<number, PreviewCell>();
    const names = new Map([...(rows[header]?.cells ?? []), ...questions].map(([index, { text }]) => [index, text]));
    return { first: header, last, names, reason: "HEADERS_QUALTRICS" };
  }
  const names = new Map([...(rows[header]?.cells ?? [])].map(([index, { text }]) => [index, text]));
  return { first: Math.max(0, header), last: header, names, reason: null };
}

/** Headings in the rows that a person named: joined where there are several. */
export function chosenHeadings(rows: readonly PreviewRow[], merges: readonly Merge[]): Pick<Headings, "names" | "reason"> {
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].toSorted((a, b) => a - b);
  if (rows.length === 3 && isImportIds(rows[2])) {
    const names = new Map([...(rows[0]?.cells ?? []), ...(rows[1]?.cells ?? [])].map(([index, { text }]) => [index, text]));
    return { names, reason: "HEADERS_QUALTRICS" };
  }
  return { names: joinHeadings(rows, columns, merges), reason: rows.length > 1 ? "HEADERS_JOINED" : null };
}

const ANSWER_KIND =
  /^(?:open-ended )?response$|^(?:r\u00e9ponse|risposta|respuesta|resposta|antwort|r\u0103spuns)(?: (?:ouverte|aperta|abierta|aberta|liber\u0103))?$/iu;

/**
 * SurveyMonkey writes below each question what kind of answer it takes, or its choices, and nothing below the columns about the
 * respondent: the names of the columns, or `null` where the second row is none of that kind.
 */
function answerKinds(upper: PreviewRow | undefined, lower: PreviewRow | undefined): ReadonlyMap<number, string> | null {
  if (upper === undefined || lower === undefined || lower.row !== upper.row + 1 || lower.cells.size === 0) return null;
  const firsts = [...upper.cells.keys()].toSorted((a, b) => a - b).slice(0, 2);
  const told = [...lower.cells.values()].filter(({ kind, text }) => kind === "text" && ANSWER_KIND.test(text.trim())).length;
  if (told === 0 || firsts.some((index) => lower.cells.has(index)) || [...lower.cells.values()].some(({ kind }) => kind !== "text"))
    return null;
  const choices = new Map([...lower.cells].filter(([, { text }]) => !ANSWER_KIND.test(text.trim())));
  return joinHeadings([upper, { ...lower, cells: choices }], columnsOf([upper, lower]), []);
}

/** Qualtrics' third row says, as JSON, where each column comes from. */
function isImportIds(row: PreviewRow | undefined): boolean {
  if (row === undefined) return false;
  const ids = [...row.cells.values()].filter(({ text }) => /^\s*\{\s*"ImportId"/.test(text)).length;
  return ids > 0 && ids * 2 >= row.cells.size;
}

/** Headings of groups with headings of their columns right below, no further down than the row that alone would be the header. */
function findStack(rows: readonly PreviewRow[], header: number, merges: readonly Merge[]): Headings | null {
  for (const [index, upper] of rows.entries()) {
    const lower = rows[index + 1];
    if (index > header || lower === undefined) return null;
    if (lower.row !== upper.row + 1 || !isWords(upper) || !isWords(lower)) continue;
    const body = rows.slice(index + 2);
    const widest = Math.max(0, ...body.map(({ cells }) => cells.size));
    const third = body[0];
    // Groups of groups: three rows are read as one only where the lower two are a pair of their own.
    if (third !== undefined && third.row === lower.row + 1 && isWords(third) && isPair(lower, third, body.slice(1), merges)) {
      const all = columnsOf([upper, lower, third]);
      const isOver = isGrouped(upper, lower, columnsOf([upper, lower])) || isMergedOver(upper, lower, merges);
      if (upper.cells.size >= 2 && upper.cells.size < all.length && all.length >= widest * 0.7 && isOver) {
        return { first: index, last: index + 2, names: joinHeadings([upper, lower, third], all, merges), reason: "HEADERS_JOINED" };
      }
    }
    const columns = columnsOf([upper, lower]);
    if (columns.length < widest * 0.7) continue;
    if (!isPair(upper, lower, body, merges)) continue;
    return { first: index, last: index + 1, names: joinHeadings([upper, lower], columns, merges), reason: "HEADERS_JOINED" };
  }
  return null;
}

const columnsOf = (rows: readonly PreviewRow[]): readonly number[] =>
  [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].toSorted((a, b) => a - b);

function isPair(upper: PreviewRow, lower: PreviewRow, body: readonly PreviewRow[], merges: readonly Merge[]): boolean {
  const columns = columnsOf([upper, lower]);
  if (upper.cells.size < 2 || upper.cells.size >= columns.length) return false;
  if (isMergedOver(upper, lower, merges) && body.length > 0) return true;
  return isGrouped(upper, lower, columns) && standsOverValues(lower, body);
}

/** The file itself shows a cell of the upper row over several of the lower one, and not one over the whole table. */
function isMergedOver(upper: PreviewRow, lower: PreviewRow, merges: readonly Merge[]): boolean {
  const wide = merges.filter(
    ({ top, bottom, left, right }) => top === upper.row && bottom === upper.row && right > left && upper.cells.has(left),
  );
  return wide.some(({ left, right }) => [...lower.cells.keys()].filter((index) => index >= left && index <= right).length >= 2);
}

/** Both rows are needed to name the columns: one fills gaps of the other, or two groups have several columns each. */
function isGrouped(upper: PreviewRow, lower: PreviewRow, columns: readonly number[]): boolean {
  const tall = columns.filter((index) => !lower.cells.has(index)).length;
  const wide = columns.filter((index, place) => {
    const next = columns[place + 1];
    return upper.cells.has(index) && lower.cells.has(index) && next !== undefined && !upper.cells.has(next) && lower.cells.has(next);
  }).length;
  return wide >= 2 || (tall >= 1 && wide >= 1);
}

/** The lower row is no row of the table: where most cells below are values, it has words. */
function standsOverValues(lower: PreviewRow, body: readonly PreviewRow[]): boolean {
  let over = 0;
  for (const index of lower.cells.keys()) {
    const kinds = body.flatMap(({ cells }) => cells.get(index)?.kind ?? []);
    const values = kinds.filter((kind) => kind === "number" || kind === "date" || kind === "flag").length;
    if (values > 0 && values * 3 >= kinds.length * 2) over++;
  }
  return over > 0;
}

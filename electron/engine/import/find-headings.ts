import type { NoteCode } from "../../../shared/table/raw-table.ts";
import { findHeader, type PreviewCell, type PreviewRow } from "./find-table.ts";

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

/** One heading row, unless two stand in groups above each other or three as Qualtrics writes them. */
export function findHeadings(rows: readonly PreviewRow[]): Headings {
  const header = findHeader(rows);
  const pair = findPair(rows, header < 0 ? rows.length : header);
  if (pair !== null) return pair;
  const last = header + 2;
  if (header >= 0 && isImportIds(rows[last])) {
    const questions = rows[header + 1]?.cells ?? new Map<number, PreviewCell>();
    const names = new Map([...(rows[header]?.cells ?? []), ...questions].map(([index, { text }]) => [index, text]));
    return { first: header, last, names, reason: "HEADERS_QUALTRICS" };
  }
  const names = new Map([...(rows[header]?.cells ?? [])].map(([index, { text }]) => [index, text]));
  return { first: Math.max(0, header), last: header, names, reason: null };
}

/** Qualtrics' third row says, as JSON, where each column comes from. */
function isImportIds(row: PreviewRow | undefined): boolean {
  if (row === undefined) return false;
  const ids = [...row.cells.values()].filter(({ text }) => /^\s*\{\s*"ImportId"/.test(text)).length;
  return ids > 0 && ids * 2 >= row.cells.size;
}

/** Headings of groups with headings of their columns right below, no further down than the row that alone would be the header. */
function findPair(rows: readonly PreviewRow[], header: number): Headings | null {
  for (const [index, upper] of rows.entries()) {
    const lower = rows[index + 1];
    if (index > header || lower === undefined) return null;
    if (lower.row !== upper.row + 1 || !isWords(upper) || !isWords(lower)) continue;
    const columns = [...new Set([...upper.cells.keys(), ...lower.cells.keys()])].toSorted((a, b) => a - b);
    const body = rows.slice(index + 2);
    const widest = Math.max(0, ...body.map(({ cells }) => cells.size));
    if (upper.cells.size < 2 || upper.cells.size >= columns.length || columns.length < widest * 0.7) continue;
    if (!isGrouped(upper, lower, columns) || !standsOverValues(lower, body)) continue;
    return { first: index, last: index + 1, names: joined(upper, lower, columns), reason: "HEADERS_JOINED" };
  }
  return null;
}

const isWords = ({ cells }: PreviewRow): boolean =>
  cells.size > 0 && [...cells.values()].every(({ kind, text }) => kind === "text" && !/^[\s\d.,:/+-]+$/.test(text) && text.length <= 200);

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

function joined(upper: PreviewRow, lower: PreviewRow, columns: readonly number[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let group = "";
  for (const index of columns) {
    const above = upper.cells.get(index)?.text.trim();
    const below = lower.cells.get(index)?.text.trim();
    if (above !== undefined) group = below === undefined ? "" : above;
    if (below === undefined) names.set(index, above ?? "");
    else names.set(index, group === "" || group === below ? below : `${group} \u2013 ${below}`);
  }
  return names;
}

import { MISSING_WORDS } from "../../../shared/table/cell-words.ts";
import { findHeadings, type Headings } from "./find-headings.ts";
import { isFigure, isWords, type PreviewCell, type PreviewRow } from "./find-table.ts";
import type { Merge } from "./join-headings.ts";
import { isTotalWord } from "./outside-rows.ts";

/** A heading with rows below it; `titled` = a text alone stands above it, `preamble` = so many rows of a few cells do. */
export type TableStart = {
  readonly headings: Headings;
  readonly rows: readonly PreviewRow[];
  readonly titled: boolean;
  readonly preamble: number;
};

const MISSING = new Set(MISSING_WORDS);
/** Rows of titles that may stand above a heading. */
const TITLES = 5;

/** A number, a date or a yes-no, also where it is written as a text. */
export const isValue = ({ kind, text }: PreviewCell): boolean =>
  kind === "number" || kind === "date" || kind === "flag" || (kind === "text" && isFigure(text));

/**
 * The table that would start at the first of these rows: titles, then a heading of different words, then rows that follow it
 * without a blank one. `null` = there is none.
 */
export function tableStart(rows: readonly PreviewRow[], merges: readonly Merge[]): TableStart | null {
  const titles = rows.findIndex(({ cells }) => cells.size > 1);
  if (titles < 0 || titles > TITLES || !rows.slice(0, titles).every(isTitle)) return null;
  const block = together(rows.slice(titles));
  const headings = findHeadings(block, merges);
  if (headings.last < 0 || headings.first > TITLES) return null;
  const heads = block.slice(headings.first, headings.last + 1);
  const below = block.slice(headings.last + 1);
  if (below.length === 0 || headings.names.size < 2) return null;
  const isHead = (row: PreviewRow): boolean => isWords(row) || isYears(row);
  if (headings.reason !== "HEADERS_QUALTRICS" && !heads.every(isHead)) return null;
  const names = [...headings.names.values()].map((name) => name.trim().toLowerCase());
  if (names.some((name) => MISSING.has(name) || isTotalWord(name))) return null;
  return { headings, rows: below, titled: titles > 0, preamble: headings.first };
}

const isTitle = ({ cells }: PreviewRow): boolean => [...cells.values()].every((one) => one.kind === "text" && !isFigure(one.text));

/** A first word and then years, as over a table of figures by year. */
function isYears({ cells }: PreviewRow): boolean {
  const [first, ...rest] = [...cells].toSorted(([a], [b]) => a - b).map(([, one]) => one);
  return first?.kind === "text" && rest.length >= 2 && rest.every(({ text }) => /^(?:19|20)\d\d$/.test(text.trim()));
}

/** The rows up to the first blank one; a heading that stands alone is taken with what follows it. */
function together(rows: readonly PreviewRow[]): readonly PreviewRow[] {
  const gap = rows.findIndex(({ row }, index) => index > 1 && row > (rows[index - 1]?.row ?? row) + 1);
  return gap < 0 ? rows : rows.slice(0, gap);
}

/** What the cells of a column are: values or words for the most part, nothing, or a mixture. */
export function natureOf(
  rows: readonly PreviewRow[],
  index: number,
): { readonly nature: "values" | "words" | "none" | "mixed"; readonly count: number } {
  const cells = rows.flatMap((row) => row.cells.get(index) ?? []).filter(({ text }) => !MISSING.has(text.trim().toLowerCase()));
  const values = cells.filter(isValue).length;
  const count = cells.length;
  if (count === 0) return { nature: "none", count };
  return { nature: values >= 0.7 * count ? "values" : values <= 0.3 * count ? "words" : "mixed", count };
}

/**
 * Whether a table of its own starts below another: its heading stands as words where columns hold values above and below, or
 * where what a column holds changes, or over other columns. A title between is evidence too. `above` = the last rows of the
 * table above (no headings), `before` = its headings, `gap` = blank rows stand between.
 */
export function startsAnew(start: TableStart, above: readonly PreviewRow[], before: ReadonlyMap<number, string>, gap: boolean): boolean {
  const { headings, rows, titled } = start;
  const columns = [...headings.names.keys()];
  const isSame =
    columns.length === before.size && columns.every((index) => headings.names.get(index)?.trim() === before.get(index)?.trim());
  if (!areDifferent(headings.names)) return false;
  // The heading of the same table once more.
  if (isSame) return titled;
  if (!gap && start.preamble > 0) return false;
  const below = new Map(columns.map((index) => [index, natureOf(rows, index)]));
  const held = new Map(columns.map((index) => [index, natureOf(above, index)]));
  const mixed = [...below.values(), ...held.values()].some(({ nature }) => nature === "mixed");
  const sure = titled && gap;
  if (mixed && !sure) return false;
  const valued = columns.filter((index) => below.get(index)?.nature === "values");
  const least = sure ? 1 : gap || titled ? 2 : 3;
  const again = valued.filter((index) => {
    const one = held.get(index);
    return one !== undefined && one.nature === "values" && one.count >= least && (below.get(index)?.count ?? 0) >= least;
  }).length;
  if (!gap && !titled) return again >= 2;
  if (again >= 1) return true;
  const turned = valued.some((index) => held.get(index)?.nature === "words" && (below.get(index)?.count ?? 0) >= least);
  if (turned && (held.get(valued[0] ?? -1)?.count ?? 0) >= least) return true;
  const isNew = (index: number): boolean => !before.has(index) && held.get(index)?.nature === "none";
  if (valued.some(isNew)) return true;
  // Words below words: only a title of its own, or a place of its own, tells such a table from a row.
  return sure && (valued.length > 0 || columns.some(isNew) || (columns.length >= 3 && rows.length >= 2));
}

/** No two headings are the same, unless a blank column stands between, as where tables stand side by side. */
function areDifferent(names: ReadonlyMap<number, string>): boolean {
  let seen = new Set<string>();
  for (const [index, name] of [...names].toSorted(([a], [b]) => a - b)) {
    if (!names.has(index - 1)) seen = new Set();
    const plain = name.trim().toLowerCase();
    if (seen.has(plain)) return false;
    seen.add(plain);
  }
  return true;
}

/** A heading with rows is a table and no list of facts about the file ("Company | ACME"). */
export function isTableAbove(start: TableStart | null): boolean {
  if (start === null) return false;
  const { headings, rows } = start;
  if (headings.names.size > 2) return true;
  const columns = [...headings.names.keys()];
  if ([...headings.names.values()].some((name) => name.trim().endsWith(":"))) return false;
  if (rows.length < 2 || rows.some(({ cells }) => [...cells.values()].some(({ text }) => text.trim().endsWith(":")))) return false;
  const kinds = new Set(rows.flatMap((row) => row.cells.get(columns[1] ?? -1)?.kind ?? []));
  return kinds.size === 1 && natureOf(rows, columns[1] ?? -1).nature === "values";
}

import type { PreviewRow } from "./find-table.ts";

/** Cells that a sheet shows as one; rows count from 1, columns from 0, both ends included. */
export type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** A merged area as a file writes it (`B2:D2`); `null` where it is none. */
export function mergeOf(ref: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  if (match === null) return null;
  const [, left = "", top = "", right = "", bottom = ""] = match;
  const merge = { top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) };
  return merge.top <= merge.bottom && merge.left <= merge.right ? merge : null;
}

/** Number of a column, from 0, by its letters. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/**
 * What each column is called by several heading rows above each other: the heading of a group stands in its first cell and
 * holds for the columns to its right, as far as the cell is merged where the file says so, else up to the next group.
 */
export function joinHeadings(
  rows: readonly PreviewRow[],
  columns: readonly number[],
  merges: readonly Merge[] = [],
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const groups: (Group | null)[] = rows.map(() => null);
  const numbers = new Set(rows.map(({ row }) => row));
  const told = merges.filter(({ top }) => numbers.has(top));
  for (const index of columns) {
    const parts: string[] = [];
    for (const [level, { row, cells }] of rows.entries()) {
      const own = cells.get(index)?.text.trim() ?? "";
      if (own !== "") {
        // Further groups of the levels below belong to the group before.
        groups.fill(null, level);
        const isTall = rows.slice(level + 1).every((lower) => !lower.cells.has(index));
        const merge = told.find(({ top, left }) => top === row && left === index);
        groups[level] = isTall ? null : { text: own, right: merge?.right ?? (told.length > 0 ? index : Number.POSITIVE_INFINITY) };
        parts.push(own);
        continue;
      }
      const group = groups[level] ?? null;
      const hasBelow = rows.slice(level + 1).some((lower) => lower.cells.has(index));
      if (group !== null && hasBelow && index <= group.right) parts.push(group.text);
    }
    const different = parts.filter((part, place) => part !== parts[place - 1]);
    if (different.length > 0) names.set(index, different.join(" \u2013 "));
  }
  return names;
}

type Group = { readonly text: string; readonly right: number };

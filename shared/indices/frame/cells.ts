import type { Row, SliceKind } from "../index-definition.ts";
import { WHOLE } from "../slice-sql.ts";
import type { Counts } from "./counts.ts";
import type { Sums } from "./exact-sums.ts";

/** Rows of a query as SQL would give them: of the whole, of the whole and each group, of each wave. */
export type CountedCells = Readonly<Record<SliceKind, readonly Row[]>>;

/** Counted cells by index and query (`nps kept`). */
export type Cells = ReadonlyMap<string, CountedCells>;

export type CellRows = { readonly slices: readonly Row[]; readonly whole: readonly Row[] };
export const NO_CELLS: CellRows = { slices: [], whole: [] };

/**
 * One row for every slice and value that occurs (`present`), and one for every value over all slices. Cells are numbered
 * slice·width + value: slices are groups or waves by their place, values stand for the keys of a row.
 */
export function cellRows(
  columns: Readonly<Record<string, Sums>>,
  present: Counts,
  width: number,
  keysOf: (value: number) => Row,
  codeOf: (slice: number) => number = (slice) => slice,
): CellRows {
  const sums = Object.entries(columns);
  const keys: Row[] = [];
  const row = (slice: number, value: number, cells: readonly number[]): Row => {
    keys[value] ??= keysOf(value);
    const made: Record<string, Row[string]> = { slice, ...keys[value] };
    for (const [name, column] of sums) made[name] = column.sum(cells);
    return made;
  };
  const found = new Map<number, number[]>();
  const slices: Row[] = [];
  for (let cell = 0; cell < present.values.length; cell += 1) {
    if (present.values[cell] === 0) continue;
    const value = cell % width;
    slices.push(row(codeOf(Math.floor(cell / width)), value, [cell]));
    const cells = found.get(value);
    if (cells === undefined) found.set(value, [cell]);
    else cells.push(cell);
  }
  // By value, whatever slices they were met in: sums over these rows keep their last digit.
  const values = [...found].sort(([a], [b]) => a - b);
  return { slices, whole: values.map(([value, cells]) => row(WHOLE, value, cells)) };
}

/** Cells of rows that have a group and a wave. */
export const slicedCells = (groups: CellRows, waves: CellRows): CountedCells => ({
  all: groups.whole,
  group: [...groups.slices, ...groups.whole],
  wave: waves.slices,
});

/** Cells of rows that no wave cuts. */
export const groupCells = (groups: CellRows): CountedCells => slicedCells(groups, NO_CELLS);

/** How often each code below `size` occurs. */
export function codeCounts(codes: Int16Array, size: number): ReadonlyMap<number, number> {
  const counts = new Uint32Array(size);
  for (let row = 0; row < codes.length; row += 1) counts[codes[row] ?? 0] = (counts[codes[row] ?? 0] ?? 0) + 1;
  return new Map([...counts].flatMap((count, code) => (count === 0 ? [] : [[code, count] as const])));
}

import type { Row } from "../index-definition.ts";
import { WHOLE } from "../slice-sql.ts";
import { type CellRows, type CountedCells, slicedCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { ExactSums } from "./exact-sums.ts";
import { type OutcomeRows, UNDESIRED } from "./outcome-rows.ts";

/** How many are listed for each slice. */
export const MOST_NEGATIVES = 5;

type Names = NonNullable<OutcomeRows["name"]>;

/** The undesired outcomes that weigh most in each slice, the heaviest first; of equal weight the first by name. */
export function heaviestNegatives(rows: OutcomeRows, name: Names, slots: number, waves: number): CountedCells {
  return slicedCells(heaviestIn(rows, name, rows.group, slots), heaviestIn(rows, name, rows.wave, waves));
}

function heaviestIn({ kind, weight }: OutcomeRows, { codes, names }: Names, slices: Int16Array, size: number): CellRows {
  const width = names.length;
  const cells = new Int32Array(kind.length).fill(-1);
  for (let row = 0; row < cells.length; row += 1) {
    const slice = slices[row] ?? -1;
    const code = codes[row] ?? -1;
    if (kind[row] === UNDESIRED && slice >= 0 && code >= 0) cells[row] = slice * width + code;
  }
  const records = Counts.of(size * width, cells);
  const weights = ExactSums.of(size * width, cells, weight);
  /** Rows of the names of a slice; `cellsOf` gives the cells that make one name. */
  const rank = (slice: number, cellsOf: (code: number) => readonly number[]): readonly Row[] =>
    names
      .map((outcome, code) => ({ outcome, code, cells: cellsOf(code), records: records.sum(cellsOf(code)) }))
      .filter((found) => found.records > 0)
      .sort((a, b) => weights.compare(b.cells, a.cells) || a.code - b.code)
      .slice(0, MOST_NEGATIVES)
      .map(({ outcome, cells, records }) => ({ slice, outcome, records, weight: weights.sum(cells) }));
  const places = Array.from({ length: size }, (_, slice) => slice);
  return {
    slices: places.flatMap((slice) => rank(slice, (code) => [slice * width + code])),
    whole: rank(WHOLE, (code) => places.map((slice) => slice * width + code)),
  };
}

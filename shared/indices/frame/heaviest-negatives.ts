import type { Row } from "../index-definition.ts";
import { numberOf } from "../read-row.ts";
import { type CellRows, type CountedCells, cellRows, NO_CELLS, slicedCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { ExactSums } from "./exact-sums.ts";
import { type OutcomeRows, UNDESIRED } from "./outcome-rows.ts";

/** How many are listed for each slice. */
export const MOST_NEGATIVES = 5;
/** Slices times names that are counted side by side; beyond it SQL, which needs room only for those that occur, is asked. */
const MOST_CELLS = 2 ** 20;

type Names = NonNullable<OutcomeRows["name"]>;

/** The undesired outcomes that weigh most in each slice, the heaviest first; of equal weight the first by name. `null` where they are too many. */
export function heaviestNegatives(rows: OutcomeRows, name: Names, slots: number, waves: number): CountedCells | null {
  if (Math.max(slots, waves) * name.names.length > MOST_CELLS) return null;
  return slicedCells(heaviestIn(rows, name, rows.group, slots), waves === 0 ? NO_CELLS : heaviestIn(rows, name, rows.wave, waves));
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
  const columns = { records, weight: ExactSums.of(size * width, cells, weight) };
  const found = cellRows(columns, records, width, (code) => ({ outcome: names[code] ?? null }));
  return { slices: heaviestOf(found.slices), whole: heaviestOf(found.whole) };
}

/** Rows of a slice come in the order of their names, and keep it where they weigh the same. */
function heaviestOf(rows: readonly Row[]): readonly Row[] {
  const sorted = [...rows].sort((a, b) => numberOf(a, "slice") - numberOf(b, "slice") || numberOf(b, "weight") - numberOf(a, "weight"));
  return sorted.filter((row, at) => sorted[at - MOST_NEGATIVES]?.["slice"] !== row["slice"]);
}

import { type CellRows, type CountedCells, cellRows, NO_CELLS, slicedCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { decimalToNumber, ExactSums } from "./exact-sums.ts";
import { heaviestNegatives } from "./heaviest-negatives.ts";
import { OUTCOME_KINDS, type OutcomeRows, UNDESIRED } from "./outcome-rows.ts";
import { sortBy } from "./sort-whole.ts";

export type OutcomeCells = Readonly<Record<"records" | "sums", CountedCells>> & { readonly negatives: CountedCells | null };

/**
 * The cells of CVQ: records by kind, the sums of their weights, and the undesired outcomes that weigh most (cvq.ts and
 * outcome-records.ts say the same in SQL); `null` where outcomes have no codes, or too many.
 */
export function countOutcomes(rows: OutcomeRows, slots: number): OutcomeCells {
  const waves = highest(rows.wave) + 1;
  const groups = clusterSums(rows, rows.group, slots);
  // Where all records of each customer lie in one group, the clusters of the whole are those of the groups.
  const whole = groups.isSplit ? clusterSums(rows, new Int16Array(rows.group.length), 1) : groups;
  return {
    records: slicedCells(recordCells(rows, rows.group, slots), waves === 0 ? NO_CELLS : recordCells(rows, rows.wave, waves)),
    sums: slicedCells(
      { slices: groups.cells.slices, whole: whole.cells.whole },
      waves === 0 ? NO_CELLS : clusterSums(rows, rows.wave, waves).cells,
    ),
    negatives: rows.name === null ? null : heaviestNegatives(rows, rows.name, slots, waves),
  };
}

function highest(values: Int16Array | Int32Array): number {
  let most = -1;
  for (let row = 0; row < values.length; row += 1) if ((values[row] ?? -1) > most) most = values[row] ?? -1;
  return most;
}

function recordCells({ kind, capped }: OutcomeRows, slices: Int16Array, slots: number): CellRows {
  const width = OUTCOME_KINDS.length;
  const size = slots * width;
  const cells = new Int32Array(kind.length);
  // Of no slice (−1) the cell is below 0, whatever the kind.
  for (let row = 0; row < cells.length; row += 1) cells[row] = (slices[row] ?? -1) * width + (kind[row] ?? 0);
  const records = Counts.of(size, cells);
  const columns = { records, capped: Counts.where(size, cells, capped) };
  return cellRows(columns, records, width, (value) => ({ kind: OUTCOME_KINDS[value] ?? null }));
}

const WORD = 2 ** 32;
const SCALE = 15;
const UNITS = 10 ** SCALE;
const SQUARE_SCALE = 18;
const SQUARE_UNITS = 10 ** SQUARE_SCALE;

/**
 * Sums of the weights of desired (a) and undesired (b) records by slice, the number of customers they come from, and the sums of
 * squares and products of a and b within customers. A record without customer is a cluster of its own. `isSplit` where a customer has
 * records in several slices.
 */
function clusterSums(rows: OutcomeRows, slices: Int16Array, size: number): { readonly cells: CellRows; readonly isSplit: boolean } {
  const { customer, kind, weight } = rows;
  const sums = new ClusterSums(size);
  const order = isInClusters(rows, slices) ? null : inClusters(rows, slices, size);
  let isSplit = false;
  // The cluster at hand: the words of its two sums.
  let who = -1;
  let slice = -1;
  let upLow = 0;
  let upHigh = 0;
  let downLow = 0;
  let downHigh = 0;
  for (let place = 0; place < kind.length; place += 1) {
    const row = order === null ? place : (order[place] ?? 0);
    const own = customer[row] ?? -1;
    const inSlice = slices[row] ?? -1;
    if (inSlice < 0 || (kind[row] ?? 0) > UNDESIRED) continue;
    if (own < 0 || own !== who || inSlice !== slice) {
      if (slice >= 0) sums.add(slice, upLow, upHigh, downLow, downHigh);
      if (own >= 0 && own === who) isSplit = true;
      who = own;
      slice = inSlice;
      upLow = upHigh = downLow = downHigh = 0;
    }
    const low = (weight.words[row * 2] ?? 0) >>> 0;
    const high = weight.words[row * 2 + 1] ?? 0;
    const isUndesired = kind[row] === UNDESIRED;
    upLow += isUndesired ? 0 : low;
    upHigh += isUndesired ? 0 : high;
    downLow += isUndesired ? low : 0;
    downHigh += isUndesired ? high : 0;
  }
  if (slice >= 0) sums.add(slice, upLow, upHigh, downLow, downHigh);
  return { cells: sums.cells(), isSplit };
}

/** Whether the rows of each customer in a slice stand together, as they do where customers are in one slice. */
function isInClusters({ customer }: OutcomeRows, slices: Int16Array): boolean {
  for (let row = 1; row < customer.length; row += 1) {
    const own = customer[row] ?? -1;
    if (own >= 0 && own === customer[row - 1] && (slices[row] ?? -1) < (slices[row - 1] ?? -1)) return false;
  }
  return true;
}

/** Rows customer by customer, and of each slice by slice. */
function inClusters({ customer }: OutcomeRows, slices: Int16Array, size: number): Int32Array {
  const owners = customer.map((own) => own + 1);
  const inSlices = Int32Array.from(slices, (slice) => slice + 1);
  return sortBy(
    owners,
    sortBy(
      inSlices,
      owners.map((_, row) => row),
      size + 1,
    ),
    highest(owners) + 1,
  );
}

class ClusterSums {
  readonly #clusters: Counts;
  readonly #columns: Readonly<Record<"a" | "b" | "aa" | "ab" | "bb", ExactSums>>;

  constructor(size: number) {
    const sums = (scale: number): ExactSums => new ExactSums(size, scale, { each: 3 });
    this.#clusters = new Counts(size);
    this.#columns = { a: sums(SCALE), b: sums(SCALE), aa: sums(SQUARE_SCALE), ab: sums(SQUARE_SCALE), bb: sums(SQUARE_SCALE) };
  }

  add(slice: number, upLow: number, upHigh: number, downLow: number, downHigh: number): void {
    const { a, b, aa, ab, bb } = this.#columns;
    const up = addDecimal(a, slice, upLow, upHigh);
    const down = addDecimal(b, slice, downLow, downHigh);
    this.#clusters.add(slice);
    aa.addWhole(slice, Math.round(up * up * SQUARE_UNITS));
    ab.addWhole(slice, Math.round(up * down * SQUARE_UNITS));
    bb.addWhole(slice, Math.round(down * down * SQUARE_UNITS));
  }

  cells(): CellRows {
    return cellRows({ ...this.#columns, clusters: this.#clusters }, this.#clusters, 1, () => ({}));
  }
}

/** Adds a sum of words, and gives it as a double. */
function addDecimal(sums: ExactSums, cell: number, low: number, high: number): number {
  const units = high * WORD + low;
  if (units <= Number.MAX_SAFE_INTEGER) {
    sums.addWhole(cell, units);
    return units / UNITS;
  }
  sums.addWhole(cell, low);
  sums.addWhole(cell, high * WORD);
  return decimalToNumber((BigInt(high) << 32n) + BigInt(low), SCALE);
}

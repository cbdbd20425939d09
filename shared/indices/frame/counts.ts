import type { Sums } from "./exact-sums.ts";

/** How often something was met, by cell. Rows in a cell below 0 count nowhere. */
export class Counts implements Sums {
  readonly values: Uint32Array;

  constructor(cells: number) {
    this.values = new Uint32Array(cells);
  }

  /** Counts the rows in the cells that `cells` gives them. */
  static of(size: number, cells: Int32Array): Counts {
    const counts = new Counts(size);
    const { values } = counts;
    for (let row = 0; row < cells.length; row += 1) {
      const cell = cells[row] ?? -1;
      if (cell >= 0) values[cell] = (values[cell] ?? 0) + 1;
    }
    return counts;
  }

  /** Counts those of the rows for which the flag is 1. */
  static where(size: number, cells: Int32Array, flags: Uint8Array): Counts {
    const counts = new Counts(size);
    const { values } = counts;
    for (let row = 0; row < cells.length; row += 1) {
      const cell = cells[row] ?? -1;
      if (cell >= 0) values[cell] = (values[cell] ?? 0) + (flags[row] ?? 0);
    }
    return counts;
  }

  add(cell: number, times = 1): void {
    this.values[cell] = (this.values[cell] ?? 0) + times;
  }

  sum(cells: readonly number[]): number {
    let total = 0;
    for (const cell of cells) total += this.values[cell] ?? 0;
    return total;
  }
}

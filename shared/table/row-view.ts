import type { OutsideReason } from "./raw-table.ts";

/** Tests of one column of a raw table, on what the grid shows. */
export const ROW_TESTS = ["equals", "contains", "isEmpty", "isFilled", "atLeast", "atMost", "isOdd"] as const;

export type RowTest = (typeof ROW_TESTS)[number];

/** `column` is the id of a raw column (`c0`); `value` is text as shown, and is left out by tests that need none. */
export type RowFilter = { readonly column: string; readonly test: RowTest; readonly value?: string };

/** How the grid orders and narrows the rows of a table; all of it at once, all of it optional. */
export type RowView = {
  /** Rows with a cell that contains this, whatever its capitals and accents. */
  readonly search?: string;
  readonly filters?: readonly RowFilter[];
  readonly sort?: { readonly column: string; readonly descending: boolean };
  /** Only these source rows. */
  readonly onlyRows?: readonly number[];
};

export type RowWindow = {
  readonly total: number;
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
};

export type OutsideCell = { readonly row: number; readonly letter: string; readonly text: string; readonly reason: OutsideReason };

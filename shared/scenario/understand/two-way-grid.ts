import type { Input, InputName } from "./input.ts";
import type { Situation } from "./outcome.ts";

export type GridAxis = { readonly input: Input; readonly values: readonly number[] };

export type TwoWayGrid = {
  readonly rows: { readonly input: InputName; readonly base: number; readonly values: readonly number[] };
  readonly columns: { readonly input: InputName; readonly base: number; readonly values: readonly number[] };
  /** The outcome where everything stands at base. */
  readonly base: number;
  /** `outcomes[row][column]`. */
  readonly outcomes: readonly (readonly number[])[];
};

/** The outcome for every pair of values of two inputs, the others at base (methods.md 12.5). The two must not be the same input. */
export function twoWayGrid(situation: Situation, rows: GridAxis, columns: GridAxis, outcome: (situation: Situation) => number): TwoWayGrid {
  return {
    rows: { input: rows.input.name, base: rows.input.base, values: rows.values },
    columns: { input: columns.input.name, base: columns.input.base, values: columns.values },
    base: outcome(situation),
    outcomes: rows.values.map((row) => {
      const moved = rows.input.put(situation, row);
      return columns.values.map((column) => outcome(columns.input.put(moved, column)));
    }),
  };
}

/** `count` values from low to high, both among them. */
export function evenly(low: number, high: number, count: number): readonly number[] {
  // Twelve digits undo the noise of the steps (0.1 + 0.2), so that values read as they were meant.
  return Array.from({ length: count }, (_, step) => Number((low + ((high - low) * step) / (count - 1)).toPrecision(12)));
}

import { describe, expect, it } from "vitest";
import { cellRows } from "../../shared/indices/frame/cells.ts";
import { Counts } from "../../shared/indices/frame/counts.ts";

describe("cellRows", () => {
  it("gives the rows of the whole in the order of their values, whichever slice met them first", () => {
    // Slice 0 has value 2, slice 1 values 0 and 2, of three values.
    const counts = Counts.of(6, Int32Array.from([2, 3, 5, 5]));
    const { slices, whole } = cellRows({ n: counts }, counts, 3, (value) => ({ value }));
    expect(whole.map(({ value, n }) => [value, n])).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(slices.map(({ slice, value, n }) => [slice, value, n])).toEqual([
      [0, 2, 1],
      [1, 0, 1],
      [1, 2, 2],
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selectQuantiles } from "../../shared/scenario/simulate/select-quantiles.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
const sorted = (values: Float64Array) => SHARES.map((share) => quantileType7(values.toSorted(), share));

const anyValues = fc.oneof(
  fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 3_000 }),
  // Many equal ones, and one far away from all.
  fc.array(fc.constantFrom(1, 2, 2, 2, 3, 1e12), { minLength: 1, maxLength: 500 }),
  fc.array(fc.double({ min: 1, max: 1 + 1e-12, noNaN: true }), { minLength: 2, maxLength: 200 }),
);

describe("selectQuantiles", () => {
  it("gives the quantiles of the sorted values and leaves the values as they are", () => {
    fc.assert(
      fc.property(anyValues, (list) => {
        const values = Float64Array.from(list);
        const found = selectQuantiles(values, values.length, SHARES);
        expect(found.map((value) => value + 0)).toEqual(sorted(values).map((value) => (value ?? 0) + 0));
        expect(Array.from(values)).toEqual(list);
      }),
      { numRuns: 200 },
    );
  });

  it("takes the first values only", () => {
    expect(selectQuantiles(Float64Array.of(3, 1, 2, 100, 200), 3, [0.5, 1])).toEqual([2, 3]);
  });

  it("gives the one value where all are equal", () => {
    expect(selectQuantiles(Float64Array.of(7, 7, 7), 3, [0.05, 0.95])).toEqual([7, 7]);
  });

  it("sorts where the range is too narrow to be divided by", () => {
    const values = Float64Array.of(0, Number.MIN_VALUE, 2 * Number.MIN_VALUE);
    expect(selectQuantiles(values, 3, [0.5])).toEqual([Number.MIN_VALUE]);
  });
});

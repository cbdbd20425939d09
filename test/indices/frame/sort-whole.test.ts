import { describe, expect, it } from "vitest";
import { orderOf, sortBy } from "../../../shared/indices/frame/sort-whole.ts";

const order = (...values: readonly number[]): readonly number[] => [...orderOf(Float64Array.from(values))];

describe("orderOf", () => {
  it("puts none (−1) first and keeps the order of equal numbers", () => {
    expect(order(3, 1, -1, 3, 0, 1)).toEqual([2, 4, 1, 5, 0, 3]);
    expect(order()).toEqual([]);
    expect(order(-1, -1)).toEqual([0, 1]);
  });

  it.each([13, 26, 39, 52])("compares numbers of up to %s bits at their highest and their lowest ones", (bits) => {
    const highest = 2 ** bits - 2;
    const lowest = 2 ** (bits - 13);
    expect(order(highest, lowest, highest - 1, lowest - 1)).toEqual([3, 1, 2, 0]);
    expect(order(lowest - 1, 0)).toEqual(bits === 13 ? [0, 1] : [1, 0]);
  });

  it("is that of comparing them, for numbers of every size", () => {
    const values = Array.from({ length: 300 }, (_, at) => Math.floor((((at * 7_919) % 307) / 307) * 2 ** (at % 53)) - 1);
    const compared = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
    expect(order(...values)).toEqual(compared);
  });
});

describe("sortBy", () => {
  it("keeps the order that it is given among equal keys", () => {
    const keys = Int32Array.of(2, 0, 2, 1, 0);
    expect([...sortBy(keys, Int32Array.of(4, 3, 2, 1, 0), 3)]).toEqual([4, 1, 3, 2, 0]);
    expect([...sortBy(keys, Int32Array.of(0, 1, 2, 3, 4), 3)]).toEqual([1, 4, 3, 0, 2]);
  });

  it("sorts only the places that it is given", () => {
    expect([...sortBy(Int32Array.of(2, 0, 2, 1), Int32Array.of(2, 3), 3)]).toEqual([3, 2]);
  });
});

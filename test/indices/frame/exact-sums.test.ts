import { describe, expect, it } from "vitest";
import { decimalToNumber, ExactSums } from "../../../shared/indices/frame/exact-sums.ts";
import { decimalsOf } from "./columns-by-hand.ts";

const WORD = 2 ** 32;

describe("exact sums", () => {
  it("of decimals go by cell, negative ones among them, and leave out rows in no cell", () => {
    const column = decimalsOf(2, 150, -275, null, 2 ** 40, -(2 ** 40) - 1, 999);
    const sums = ExactSums.of(3, Int32Array.of(1, 1, 1, 2, 2, -1), column);
    expect([[0], [1], [2], [1, 2]].map((cells) => sums.sum(cells))).toEqual([0, -1.25, -0.01, -1.26]);
  });

  it("are differences of the same cells", () => {
    const cells = Int32Array.of(0, 1);
    const [one, other] = [ExactSums.of(2, cells, decimalsOf(1, 70, 5)), ExactSums.of(2, cells, decimalsOf(1, 25, 9))];
    expect([one.difference([0], other), one.difference([1], other), one.difference([0, 1], other)]).toEqual([4.5, -0.4, 4.1]);
  });

  it("do not round where a double would", () => {
    // 2^53 + 1 and 2^53 are one double.
    const [sums, others] = [new ExactSums(2, 0), new ExactSums(2, 0)];
    for (const low of [2 ** 52, 2 ** 52, 1]) sums.addWords(1, low, 0);
    others.addWords(1, 0, 2 ** 21);
    expect(sums.difference([1], others)).toBe(1);
    expect(sums.sum([0])).toBe(0);
  });

  it("of words count the higher one 2^32 times", () => {
    const sums = new ExactSums(2, 0);
    sums.addWords(0, 7, 3);
    sums.addWords(1, 1, -1);
    sums.addWords(1, 1, -1);
    expect([sums.sum([0]), sums.sum([1])]).toEqual([3 * WORD + 7, 2 - 2 * WORD]);
  });

  // In one part, in two, and in three: more than one word, and more than two.
  it.each([1, 2, 3])("of whole numbers are the same in %s parts", (each) => {
    const sums = new ExactSums(3, 3, { each });
    for (const units of [0, 1, WORD - 1, WORD, 5 * WORD + 9, 2 ** 50 + 11]) sums.addWhole(1, units);
    sums.addWhole(2, 4_000);
    // 1 + (2^32 − 1) + 2^32 + 5·2^32 + 9 + 2^50 + 11.
    expect(sums.sum([1])).toBe((7 * WORD + 20 + 2 ** 50) / 1_000);
    expect([sums.sum([0]), sums.sum([2])]).toEqual([0, 4]);
  });

  it.each([2, 3])("of whole numbers are exact in %s parts", (each) => {
    const [sums, others] = [new ExactSums(2, 0, { each }), new ExactSums(2, 0, { each })];
    // 2^54 − 1 and 2^54 − 2, which are no two doubles.
    for (const units of [2 ** 53 - 1, 1, 2 ** 53 - 1]) sums.addWhole(1, units);
    others.addWords(1, WORD - 2, 2 ** 22 - 1);
    expect(sums.difference([1], others)).toBe(1);
  });

  it("of whole numbers in one part stay in their cell", () => {
    const sums = new ExactSums(3, 0, { each: 1 });
    for (const units of [2 ** 52, 5]) sums.addWhole(1, units);
    expect([0, 1, 2].map((cell) => sums.sum([cell]))).toEqual([0, 2 ** 52 + 5, 0]);
  });

  it("of squares are exact to the last unit", () => {
    const lots = [5, 8_191, 8_192 * 3 + 2, 67_108_864, 67_108_864 * 9 + 8_192 * 7 + 3, 2 ** 39 - 1];
    for (const units of lots) {
      const sums = new ExactSums(2, 0, { each: 5, bits: 13 });
      sums.addSquare(1, units);
      expect(sums.sum([1])).toBe(Number(BigInt(units) ** 2n));
      sums.addSquare(1, units);
      expect(sums.sum([1])).toBe(Number(2n * BigInt(units) ** 2n));
      expect(sums.sum([0])).toBe(0);
    }
    const all = new ExactSums(1, 2, { each: 5, bits: 13 });
    for (const units of [3, 4, 8_192]) all.addSquare(0, units);
    // 9 + 16 + 2^26 units of a hundredth.
    expect(all.sum([0])).toBe(671_088.89);
  });
});

describe("a decimal as a double", () => {
  it("is its units over a power of ten", () => {
    expect([decimalToNumber(12_345n, 2), decimalToNumber(-12_345n, 0), decimalToNumber(0n, 9)]).toEqual([123.45, -12_345, 0]);
    // 1 + 14/100 is another double.
    expect([decimalToNumber(114n, 2), decimalToNumber(-114n, 2)]).toEqual([1.14, -1.14]);
  });

  it("is, beyond what a double holds, its whole part and then its rest, each rounded", () => {
    // Units rounded first would give 9,007,199,254,740,994: 2^53 + 1 and a half is nearer to it than to 2^53.
    expect(decimalToNumber(90_071_992_547_409_935n, 1)).toBe(9_007_199_254_740_992);
    expect(decimalToNumber(-90_071_992_547_409_935n, 1)).toBe(-9_007_199_254_740_992);
    expect(decimalToNumber(123_456_789_012_345_678_950n, 3)).toBe(123_456_789_012_345_680);
    expect(decimalToNumber(10_000_000_000_000_025_000n, 5)).toBe(100_000_000_000_000.25);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentilePoints } from "../../shared/statistics/percentile-points.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";
import { rankAmong } from "../../shared/statistics/rank-among.ts";
import { pointsArbitrary } from "../indices/support/random-data.ts";

const REFERENCE = [1, 2, 2, 3, 10];

describe("the rank among a frozen list (methods.md 5, Normalise)", () => {
  /** By hand: the points below, and half of the points that equal it, over five. */
  const BY_HAND = [
    [0, 0],
    [1, 0.1],
    [2, 0.4],
    [2.5, 0.6],
    [3, 0.7],
    [10, 0.9],
    [11, 1],
  ] as const;

  it.each(BY_HAND)("of %d among 1, 2, 2, 3, 10 is %d, and what is left of 1 where low is good", (value, u) => {
    expect(rankAmong(REFERENCE, value, false)).toBe(u);
    expect(rankAmong(REFERENCE, value, true)).toBeCloseTo(1 - u, 15);
  });

  it("lies in 0–1, rises with the value and falls where low is good", () => {
    fc.assert(
      fc.property(pointsArbitrary, fc.array(fc.double({ min: -3, max: 50, noNaN: true }), { minLength: 2 }), (points, values) => {
        for (const isReversed of [false, true]) {
          const ranks = [...points, ...values].toSorted((a, b) => a - b).map((value) => rankAmong(points, value, isReversed));
          expect(ranks.filter((rank) => !(rank >= 0 && rank <= 1))).toEqual([]);
          const rises = (rank: number, at: number): boolean => rank >= (ranks[at - 1] ?? rank);
          const falls = (rank: number, at: number): boolean => rank <= (ranks[at - 1] ?? rank);
          expect(ranks.every(isReversed ? falls : rises)).toBe(true);
        }
      }),
    );
  });

  it("is the same as counting every point", () => {
    fc.assert(
      fc.property(pointsArbitrary, fc.integer({ min: -2, max: 13 }), (points, value) => {
        const counted = points.reduce((sum, point) => sum + (point < value ? 1 : point === value ? 0.5 : 0), 0);
        expect(rankAmong(points, value, false)).toBe(counted / points.length);
      }),
    );
  });
});

describe("the percentiles that stay of a population", () => {
  it("are 101 quantiles of type 7 in rising order, from the least to the greatest", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 }), (values) => {
        const ascending = Float64Array.from(values).sort();
        const points = percentilePoints(ascending) ?? [];
        expect(points).toHaveLength(101);
        expect([points[0], points[100]]).toEqual([ascending[0], ascending.at(-1)]);
        // One look at all of them: an assertion for each would take most of the time.
        const isOff = (point: number, at: number): boolean =>
          !(Math.abs(point - (quantileType7(ascending, at / 100) ?? Number.NaN)) < 5e-4);
        expect(points.filter(isOff)).toEqual([]);
        expect(points.filter((point, at) => point < (points[at - 1] ?? point))).toEqual([]);
      }),
    );
  });

  it("are values themselves where a place falls on one, so that who has it stands level", () => {
    const ascending = Array.from({ length: 101 }, (_, at) => at * 0.1);
    expect(percentilePoints(ascending)).toEqual(ascending);
    expect(percentilePoints([7])).toEqual(Array.from({ length: 101 }, () => 7));
    expect(percentilePoints([])).toBeNull();
  });
});

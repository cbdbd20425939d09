import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankConflicts } from "../../shared/indices/analysis/rank-conflicts.ts";
import { kendallTau } from "../../shared/statistics/kendall-tau.ts";
import { shapley } from "../../shared/statistics/shapley.ts";

describe("kendallTau", () => {
  it("is 1 for the same order, −1 for the opposite, 1/3 with one of three pairs swapped", () => {
    expect(kendallTau([1, 2, 3], [10, 20, 30])).toBe(1);
    expect(kendallTau([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(kendallTau([1, 2, 3], [1, 3, 2])).toBeCloseTo(1 / 3, 12);
  });

  it("allows for ties: τ-b of scipy.stats.kendalltau's documented example is −0.4714", () => {
    expect(kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.47140452079103173, 12);
  });

  it("has no value without an order", () => {
    expect(kendallTau([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(kendallTau([1, 2, 3], [1, 1, 1])).toBeNull();
    expect(kendallTau([1], [1])).toBeNull();
  });
});

describe("shapley", () => {
  it("splits what two players make together in halves", () => {
    expect(shapley(2, (who) => [0, 1, 2, 5][who] ?? 0)).toEqual([2, 3]);
  });

  it("sums to the whole, whatever the game", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 16, maxLength: 16 }), (values) => {
        const shares = shapley(4, (who) => values[who] ?? 0);
        return Math.abs(shares.reduce((sum, share) => sum + share, 0) - ((values[15] ?? 0) - (values[0] ?? 0))) < 1e-6;
      }),
    );
  });
});

describe("rankConflicts", () => {
  const index = (id: string, values: readonly number[], se = 0) => ({ id, segments: values.map((value) => ({ value, se })) });

  it("puts the strongest disagreement first and names the pairs of segments in opposite order", () => {
    const [first, ...rest] = rankConflicts([index("nps", [1, 2, 3]), index("csat", [10, 20, 30]), index("clv", [9, 5, 1])], 0.95, 1);
    expect(first).toMatchObject({ a: "nps", b: "clv", tau: -1, lo: -1, hi: -1, sure: true });
    expect(first?.opposed[0]).toEqual([2, 0]);
    expect(rest.map(({ a, b, tau }) => `${a} ${b} ${tau}`)).toEqual(["csat clv -1", "nps csat 1"]);
  });

  it("looks at the segments that both have, and calls the widest opposition first", () => {
    const some = { id: "a", segments: [10, 8, null, 4, 0].map((value) => (value === null ? null : { value, se: 0 })) };
    const other = { id: "b", segments: [1, null, 9, 5, 3].map((value) => (value === null ? null : { value, se: 0 })) };
    const [found, ...rest] = rankConflicts([some, other], 0.95, 1);
    expect(rest).toEqual([]);
    // 10, 4, 0 against 1, 5, 3: one pair of three agrees.
    expect(found).toMatchObject({ a: "a", b: "b", segments: 3, sure: true });
    expect(found?.tau).toBeCloseTo(-1 / 3, 12);
    expect(found?.lo).toBeCloseTo(-1 / 3, 12);
    // The whole of 10 and half of 4 apart, against six tenths of 10 and the whole of 4.
    expect(found?.opposed).toEqual([
      [0, 3],
      [0, 4],
    ]);
  });

  it("has no opposed pair among equals, and is not sure of a tie", () => {
    expect(rankConflicts([index("nps", [1, 1, 1]), index("clv", [2, 1, 3])], 0.95, 1)).toEqual([]);
    const [crossed] = rankConflicts([index("nps", [1, 2, 2, 1]), index("clv", [1, 2, 1, 2])], 0.95, 1);
    expect(crossed).toMatchObject({ tau: 0, hi: 0, sure: false });
    expect(crossed?.opposed).toEqual([[2, 3]]);
  });

  it("moves values by their own errors: small ones leave the order, large ones loosen it", () => {
    const [tight] = rankConflicts([index("nps", [0, 10, 20], 0.5), index("clv", [20, 10, 0], 0.5)], 0.95, 3);
    expect(tight).toMatchObject({ tau: -1, lo: -1, hi: -1, sure: true });
    const [loose] = rankConflicts([index("nps", [0, 10, 20], 20), index("clv", [20, 10, 0], 20)], 0.95, 3);
    expect(loose).toMatchObject({ lo: -1, hi: 1, sure: false });
  });

  it("is not sure when the values may as well stand the other way round", () => {
    const [conflict] = rankConflicts([index("nps", [1, 2, 3], 5), index("clv", [3, 2, 1], 5)], 0.95, 1);
    expect(conflict?.sure).toBe(false);
    expect(conflict?.hi).toBeGreaterThan(0);
  });

  it("gives the same digits for the same seed, and leaves out pairs with fewer than three segments", () => {
    const indices = [index("nps", [1, 2, 3], 1), index("clv", [3, 1, 2], 1)];
    expect(rankConflicts(indices, 0.95, 7)).toEqual(rankConflicts(indices, 0.95, 7));
    expect(rankConflicts([index("nps", [1, 2]), index("clv", [2, 1])], 0.95, 1)).toEqual([]);
  });
});

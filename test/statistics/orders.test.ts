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

import { describe, expect, it } from "vitest";
import { type RankedIndex, rankConflicts } from "../../../shared/indices/analysis/rank-conflicts.ts";
import { createRandom } from "../../../shared/random.ts";
import { kendallTau } from "../../../shared/statistics/kendall-tau.ts";
import { quantileType7 } from "../../../shared/statistics/quantile-type7.ts";
import { near } from "../../statistics/near.ts";

const index = (id: string, values: readonly (number | null)[], se = 0): RankedIndex => ({
  id,
  segments: values.map((value) => (value === null ? null : { value, se })),
});

describe("where two indices put segments in different orders", () => {
  it("goes over the segments that both have a value for, and takes three", () => {
    const a = index("a", [1, null, 2, 3, 9]);
    expect(rankConflicts([a, index("b", [3, 5, 2, 1])], 0.95, 1)).toEqual([
      { a: "a", b: "b", segments: 3, tau: -1, lo: -1, hi: -1, opposed: expect.anything(), sure: true },
    ]);
    expect(rankConflicts([a, index("b", [3, 5, 2, null, null])], 0.95, 1)).toEqual([]);
    expect(rankConflicts([a, index("b", [3, 5, null, 1])], 0.95, 1)).toEqual([]);
    expect(rankConflicts([index("a", [1, 5, 2, 3]), index("b", [3, null, 2, 1])], 0.95, 1)).toMatchObject([{ segments: 3, tau: -1 }]);
  });

  it("says nothing where one of them has no order", () => {
    expect(rankConflicts([index("a", [1, 2, 3]), index("b", [4, 4, 4])], 0.95, 1)).toEqual([]);
  });

  it("looks at every pair once, the strongest disagreement first", () => {
    const found = rankConflicts([index("a", [1, 2, 3]), index("b", [1, 3, 2]), index("c", [3, 2, 1])], 0.95, 1);
    // Of three pairs of segments a and b turn one, b and c two, a and c all.
    expect(found.map(({ a, b, tau, sure }) => [a, b, Math.round(tau * 3), sure])).toEqual([
      ["a", "c", -3, true],
      ["b", "c", -1, true],
      ["a", "b", 1, false],
    ]);
  });

  it("names the pairs that they turn, the widest of both ranges first, and no tie", () => {
    const [found] = rankConflicts([index("a", [50, 60, 54, 54, null, 51]), index("b", [110, 70, 100, 10, 7, 100])], 0.95, 1);
    // Ranges 10 and 100, widths in tenths: 1 before 0 is 10 + 4, 3 before 0 4 + 10, 1 before 5 9 + 3, 3 before 5 3 + 9, 1 before 2 6 + 3,
    // 2 before 0 4 + 1, 5 before 0 1 + 1. They agree on 1 and 3; 2 and 3 are equal in one, 2 and 5 in the other.
    expect(found?.opposed).toEqual([
      [1, 0],
      [3, 0],
      [1, 5],
      [3, 5],
      [1, 2],
      [2, 0],
      [5, 0],
    ]);
  });

  it("has limits from seeded draws around the values, those of an index the same in every pair", () => {
    const values = [Array.from({ length: 40 }, (_, at) => at % 7), Array.from({ length: 40 }, (_, at) => (at * at) % 11)] as const;
    const errors = [1, 2];
    const drawn = values.map((own, at) => {
      const random = createRandom(7 + at);
      return Array.from({ length: 2_000 }, () => own.map((value) => value + (errors[at] ?? 0) * random.normal()));
    });
    const taus = Float64Array.from(
      { length: 2_000 },
      (_, at) => kendallTau(drawn[0]?.[at] ?? [], drawn[1]?.[at] ?? []) ?? Number.NaN,
    ).sort();
    const [found] = rankConflicts([index("a", values[0], 1), index("b", values[1], 2)], 0.9, 7);
    near(found?.lo, quantileType7(taus, 0.05) ?? Number.NaN);
    near(found?.hi, quantileType7(taus, 0.95) ?? Number.NaN);
    expect(found?.lo).toBeLessThan(found?.hi ?? 0);
    expect(found?.sure).toBe((found?.hi ?? 0) < 0);
  });

  it("is sure only where even the upper limit is below 0", () => {
    const opposite = [index("a", [1, 2, 3, 4], 5), index("b", [4, 3, 2, 1], 5)];
    expect(rankConflicts(opposite, 0.95, 1)[0]).toMatchObject({ tau: -1, sure: false });
    // Three pairs of four each way.
    expect(rankConflicts([index("a", [1, 2, 3, 4]), index("b", [3, 1, 4, 2])], 0.95, 1)).toMatchObject([{ tau: 0, hi: 0, sure: false }]);
  });
});

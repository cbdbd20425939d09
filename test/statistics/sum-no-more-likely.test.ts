import { describe, expect, it } from "vitest";
import { binomialTwoSidedP } from "../../shared/statistics/binomial-two-sided-p.ts";
import { regularizedBeta } from "../../shared/statistics/regularized-beta.ts";
import { sumNoMoreLikely } from "../../shared/statistics/sum-no-more-likely.ts";
import { near, nearRelative } from "./near.ts";

describe("the outcomes no more likely than the observed one", () => {
  it("are all of them at the mode, wherever it is", () => {
    const rising = () => 2;
    const falling = () => 1 / 2;
    for (const [observed, p] of [
      [5, 1],
      [4, 31 / 63],
      [0, 1 / 63],
    ] as const) {
      near(sumNoMoreLikely(0, 5, observed, rising), p);
      near(sumNoMoreLikely(0, 5, 5 - observed, falling), p);
      near(sumNoMoreLikely(10, 15, 10 + observed, rising), p);
    }
    expect(sumNoMoreLikely(7, 7, 7, rising)).toBe(1);
  });

  it("have both tails of a symmetrical distribution of a hundred thousand, whose weights from its edge are beyond any number", () => {
    const [n, k] = [100_000, 50_500];
    nearRelative(binomialTwoSidedP(k, n, 0.5), 2 * regularizedBeta(k, n - k + 1, 0.5).lower, 1e-9);
    nearRelative(binomialTwoSidedP(n - k, n, 0.5), 2 * regularizedBeta(k, n - k + 1, 0.5).lower, 1e-9);
    near(binomialTwoSidedP(n / 2, n, 0.5), 1);
  });

  it("are counted where the mode is next to an edge", () => {
    const [n, p] = [2_000, 0.999];
    const misses = [1, n, (n * (n - 1)) / 2, (n * (n - 1) * (n - 2)) / 6].map((ways, j) => ways * (1 - p) ** j * p ** (n - j));
    const [none = 0, one = 0, two = 0, three = 0] = misses;
    // Two misses are the likeliest, then one, three, none.
    nearRelative(binomialTwoSidedP(n, n, p), 1 - one - two - three, 1e-9);
    nearRelative(binomialTwoSidedP(n - 3, n, p), 1 - one - two, 1e-9);
    nearRelative(binomialTwoSidedP(n - 1, n, p), 1 - two, 1e-9);
    expect(none).toBeLessThan(three);
  });

  it("are those as likely to the rounding too", () => {
    // 0.1 + 0.2 of 1 against 0.3: the tails 0 and 3 of a distribution that is symmetrical but for the last digits.
    const weights = [0.3, 1, 1, 0.1 + 0.2];
    near(
      sumNoMoreLikely(0, 3, 0, (k) => (weights[k + 1] ?? 0) / (weights[k] ?? 1)),
      0.6 / 2.6,
    );
  });
});

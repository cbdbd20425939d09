import { describe, expect, it } from "vitest";
import { decomposeChange, type SegmentMean } from "../../shared/indices/analysis/decompose-change.ts";
import { differenceTest, normalTest } from "../../shared/indices/compare/difference-test.ts";
import { overallTest } from "../../shared/indices/compare/overall-test.ts";
import type { Sample } from "../../shared/indices/compare/sample-of.ts";
import { chiSquareTest } from "../../shared/statistics/chi-square-test.ts";
import { moverDifference } from "../../shared/statistics/mover-difference.ts";
import { newcombeDifference } from "../../shared/statistics/newcombe-difference.ts";
import { npsDifference } from "../../shared/statistics/nps-difference.ts";
import { shareDifferenceTest } from "../../shared/statistics/share-difference-test.ts";
import { welchAnova } from "../../shared/statistics/welch-anova.ts";
import { welchTest } from "../../shared/statistics/welch-test.ts";
import { near } from "../statistics/near.ts";

const net = (detractors: number, passives: number, promoters: number): Sample => ({
  kind: "net",
  counts: { detractors, passives, promoters },
});
const share = (successes: number, n: number, factor = 100): Sample => ({ kind: "share", successes, n, factor });
const mean = (n: number, value: number, sd: number, factor = 1): Sample => ({ kind: "mean", summary: { n, mean: value, sd }, factor });
const normal = (value: number, se: number): Sample => ({ kind: "normal", value, se, method: "linearised" });
const limits = (value: number, lo: number, hi: number): Sample => ({ kind: "limits", value, lo, hi });

describe("the difference of two slices, the later minus the earlier", () => {
  it("of scores is that of the adjusted Wald test", () => {
    const expected = npsDifference({ detractors: 20, passives: 30, promoters: 50 }, { detractors: 15, passives: 25, promoters: 60 }, 0.95);
    expect(differenceTest(net(20, 30, 50), net(15, 25, 60), 0.95)).toEqual({
      difference: 15,
      lo: expected?.lo,
      hi: expected?.hi,
      p: expected?.p,
      method: "adjustedWald",
    });
    expect(differenceTest(net(0, 0, 0), net(1, 2, 3), 0.95)).toBeNull();
  });

  it("of shares is Newcombe's in percent, with the pooled z or Fisher", () => {
    const expected = newcombeDifference(420, 600, 380, 600, 0.95);
    const found = differenceTest(share(380, 600), share(420, 600), 0.95);
    near(found?.difference, 100 * (40 / 600));
    near(found?.lo, 100 * (expected?.lo ?? 0));
    near(found?.hi, 100 * (expected?.hi ?? 0));
    expect(found).toMatchObject({ p: shareDifferenceTest(420, 600, 380, 600)?.p, method: "pooledZ" });
    expect(differenceTest(share(1, 4), share(3, 4), 0.95)?.method).toBe("fisherExact");
    expect(differenceTest(share(0, 0), share(3, 4), 0.95)).toBeNull();
  });

  it("of means is Welch's, in the unit of the number", () => {
    const expected = welchTest({ n: 12, mean: 5, sd: 1 }, { n: 9, mean: 3, sd: 2 }, 0.9);
    const found = differenceTest(mean(9, 3, 2, 25), mean(12, 5, 1, 25), 0.9);
    near(found?.difference, 50);
    near(found?.lo, 25 * (expected?.lo ?? 0));
    near(found?.hi, 25 * (expected?.hi ?? 0));
    expect(found).toMatchObject({ p: expected?.p, method: "welch" });
    expect(differenceTest(mean(1, 3, 0), mean(12, 4, 1), 0.9)).toBeNull();
  });

  it("of normal values is z of both errors", () => {
    const found = differenceTest(normal(10, 3), normal(20, 4), 0.95);
    near(found?.difference, 10);
    near(found?.lo, 10 - 1.959963984540054 * 5);
    near(found?.hi, 10 + 1.959963984540054 * 5);
    near(found?.p, 0.04550026389635842);
    expect(found?.method).toBe("linearised");
    expect(normalTest({ value: 1, se: 0, method: "z" }, { value: 2, se: 0, method: "z" }, 0.95)).toBeNull();
  });

  it("of limits is that of the two intervals", () => {
    const [a, b] = [
      { value: 10, lo: 8, hi: 13 },
      { value: 20, lo: 17, hi: 24 },
    ];
    expect(differenceTest(limits(10, 8, 13), limits(20, 17, 24), 0.95)).toEqual({ ...moverDifference(a, b, 0.95), method: "mover" });
    expect(differenceTest(limits(1, 1, 1), limits(2, 2, 2), 0.95)).toBeNull();
  });

  it("of different kinds cannot be told", () => {
    const all = [net(1, 2, 3), share(1, 4), mean(9, 3, 2), normal(1, 1), limits(1, 0, 2)];
    all.forEach((a, i) => {
      all.forEach((b, j) => {
        if (i !== j) expect(differenceTest(a, b, 0.95)).toBeNull();
      });
    });
  });
});

describe("whether three slices differ at all", () => {
  it("is asked of three at least", () => expect(overallTest([mean(9, 3, 2), mean(9, 4, 2)], 0.95)).toBeNull());

  it("is Welch's analysis of variance for means, and for scores coded −1, 0, +1", () => {
    const expected = welchAnova([
      { n: 9, mean: 3, sd: 2 },
      { n: 12, mean: 4, sd: 1 },
      { n: 7, mean: 5, sd: 1.5 },
    ]);
    expect(overallTest([mean(9, 3, 2), mean(12, 4, 1), mean(7, 5, 1.5)], 0.95)).toEqual({
      method: "welchAnova",
      statistic: expected?.f,
      df: 2,
      df2: expected?.df2,
      p: expected?.p,
      slices: 3,
    });
    // −1, 0, 0, +1, +1: mean .2, variance (3 − 5·.04)/4 = .7
    const coded = { n: 5, mean: 0.2, sd: Math.sqrt(0.7) };
    const other = { n: 4, mean: -0.25, sd: Math.sqrt((3 - 4 / 16) / 3) };
    near(overallTest([net(1, 2, 2), net(2, 1, 1), net(1, 2, 2)], 0.95)?.statistic, welchAnova([coded, other, coded])?.f ?? -1);
    expect(overallTest([net(1, 0, 0), net(0, 0, 0), net(2, 1, 1)], 0.95)).toBeNull();
  });

  it("is chi-square for shares", () => {
    const expected = chiSquareTest([
      [20, 20],
      [30, 35],
      [10, 40],
    ]);
    expect(overallTest([share(20, 40), share(30, 65), share(10, 50)], 0.95)).toEqual({
      method: "chiSquare",
      statistic: expected?.statistic,
      df: 2,
      df2: null,
      p: expected?.p,
      slices: 3,
    });
    expect(overallTest([share(0, 4), share(0, 5), share(0, 6)], 0.95)).toBeNull();
  });

  it("is heterogeneity for values and limits, whose half is z errors: Q = 4, p = e⁻²", () => {
    const z = 1.959963984540054;
    const found = overallTest([normal(1, 1), limits(3, 3 - z, 3 + z), normal(5, 2)], 0.95);
    expect(found).toMatchObject({ method: "heterogeneity", df: 2, df2: null, slices: 3 });
    near(found?.statistic, 4);
    near(found?.p, Math.exp(-2));
    expect(overallTest([normal(1, 0), normal(2, 0), normal(3, 0)], 0.95)).toBeNull();
    expect(overallTest([normal(1, 1), share(1, 4), normal(5, 2)], 0.95)).toBeNull();
  });
});

describe("why a mean moved", () => {
  const segment = (key: string | null, n: number, value: number, variance = 0, weight = n, weightedMean = value): SegmentMean => ({
    key,
    n,
    mean: value,
    variance,
    weight,
    weightedMean,
  });

  it("mix only: 40 % against 60 % of segments at 0 and 10 move the whole by 2, one from each", () => {
    const found = decomposeChange([segment("a", 6, 0), segment("b", 4, 10)], [segment("a", 4, 0), segment("b", 6, 10)]);
    near(found?.change, 2);
    near(found?.mix, 2);
    near(found?.within, 0);
    near(found?.noise, 0);
    near(found?.weighting, 0);
    expect(found?.segments.map(({ key }) => key)).toEqual(["a", "b"]);
    near(found?.segments[0]?.mix, 1);
    near(found?.segments[1]?.mix, 1);
  });

  it("own change: of 4 points with a squared error of 1 a sixteenth is noise", () => {
    const found = decomposeChange([segment("a", 50, 10, 25)], [segment("a", 50, 14, 25)]);
    near(found?.change, 4);
    near(found?.noise, 0.25);
    near(found?.within, 3.75);
    near(found?.mix, 0);
  });

  it("a change within its error is noise wholly, one without error none", () => {
    expect(decomposeChange([segment("a", 2, 10, 8)], [segment("a", 2, 11, 8)])).toMatchObject({ noise: 1, within: 0 });
    expect(decomposeChange([segment("a", 2, 10, 0.5)], [segment("a", 2, 11, 1.5)])).toMatchObject({ noise: 1, within: 0 });
    expect(decomposeChange([segment("a", 2, 10)], [segment("a", 2, 11)])).toMatchObject({ noise: 0, within: 1 });
    expect(decomposeChange([segment("a", 2, 10)], [segment("a", 2, 10)])).toMatchObject({ change: 0, noise: 0, within: 0 });
  });

  it("segments of one wave only are mix altogether, and so are empty ones", () => {
    const gone = decomposeChange([segment("a", 5, 10), segment("old", 5, 20)], [segment("a", 5, 10), segment("new", 5, 40)]);
    near(gone?.change, 10);
    near(gone?.mix, 10);
    // R = (15 + 25)/2 = 20
    ["a", "old", "new"].forEach((key, at) => {
      expect(gone?.segments[at]?.key).toBe(key);
      near(gone?.segments[at]?.mix, [0, 0, 10][at] ?? -1);
    });
    // R = (10 + 25)/2: what left stood 2.5 above it, what came 22.5, each half of its wave.
    const aside = decomposeChange([segment("a", 5, 0), segment("old", 5, 20)], [segment("a", 5, 10), segment("new", 5, 40)]);
    near(aside?.segments[1]?.mix, -1.25);
    near(aside?.segments[2]?.mix, 11.25);
    near((aside?.mix ?? 0) + (aside?.within ?? 0), 15);
    const empty = decomposeChange([segment("a", 5, 10), segment("b", 0, 99)], [segment("a", 5, 10), segment("b", 5, 30)]);
    near(empty?.mix, 10);
    near(empty?.within, 0);
  });

  it("what weights add is weighting: 12 with weights, 10 without", () => {
    const found = decomposeChange([segment(null, 10, 20)], [segment(null, 10, 30, 0, 5, 32)]);
    near(found?.change, 12);
    near(found?.weighting, 2);
    near(found?.within, 10);
  });

  it("is not asked of waves without answers or weight", () => {
    expect(decomposeChange([], [segment("a", 1, 1)])).toBeNull();
    expect(decomposeChange([segment("a", 1, 1)], [segment("a", 0, 1)])).toBeNull();
    expect(decomposeChange([segment("a", 1, 1)], [segment("a", 3, 1, 0, 0)])).toBeNull();
  });
});

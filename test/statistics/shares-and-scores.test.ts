import { describe, expect, it } from "vitest";
import { adjustedWaldNps } from "../../shared/statistics/adjusted-wald-nps.ts";
import { adjustedWaldShare } from "../../shared/statistics/adjusted-wald-share.ts";
import { aucFromRankSum } from "../../shared/statistics/auc-from-rank-sum.ts";
import { chiSquareTest } from "../../shared/statistics/chi-square-test.ts";
import { cochranArmitage } from "../../shared/statistics/cochran-armitage.ts";
import { cohenKappa } from "../../shared/statistics/cohen-kappa.ts";
import { finitePopulationFactor } from "../../shared/statistics/finite-population-factor.ts";
import { hanleyMcNeilSe } from "../../shared/statistics/hanley-mcneil-se.ts";
import { heterogeneityTest } from "../../shared/statistics/heterogeneity-test.ts";
import { mcnemarTest } from "../../shared/statistics/mcnemar-test.ts";
import { moverDifference } from "../../shared/statistics/mover-difference.ts";
import { newcombeDifference } from "../../shared/statistics/newcombe-difference.ts";
import { npsDifference } from "../../shared/statistics/nps-difference.ts";
import { npsVariance } from "../../shared/statistics/nps-variance.ts";
import { poissonRatioTest } from "../../shared/statistics/poisson-ratio-test.ts";
import { pooledZTest } from "../../shared/statistics/pooled-z-test.ts";
import { scoreNps } from "../../shared/statistics/score-nps.ts";
import { shareDifferenceTest } from "../../shared/statistics/share-difference-test.ts";
import { smallSampleShare } from "../../shared/statistics/small-sample-share.ts";
import { waldNps } from "../../shared/statistics/wald-nps.ts";
import { waldNpsLimits } from "../../shared/statistics/wald-nps-limits.ts";
import { weightedMean } from "../../shared/statistics/weighted-mean.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { near, nearRelative } from "./near.ts";

describe("shares", () => {
  it("adjusted Wald limits stay within 0–1 and need answers", () => {
    expect(adjustedWaldShare(0, 10, 0.95)?.lo).toBe(0);
    expect(adjustedWaldShare(0, 10, 0.95)?.hi).toBeLessThan(1);
    expect(adjustedWaldShare(0, 0, 0.95)).toBeNull();
  });

  it("of ten or fewer is Laplace's above 90 %, Wilson's centre below 50 %, plain between, both ends included", () => {
    expect(smallSampleShare(91, 100, 0.95)).toEqual({ value: 92 / 102, estimator: "laplace" });
    expect(smallSampleShare(5, 10, 0.95)).toEqual({ value: 0.5, estimator: "plain" });
    expect(smallSampleShare(2, 10, 0.95)).toEqual({ value: adjustedWaldShare(2, 10, 0.95)?.centre, estimator: "wilson" });
    expect(smallSampleShare(0, 0, 0.95)).toBeNull();
  });

  it("Wilson's limits of none and of all are 0 and 1 exactly, and only those", () => {
    expect(wilsonInterval(0, 7, 0.95)?.lo).toBe(0);
    expect(wilsonInterval(7, 7, 0.95)?.hi).toBe(1);
    expect(wilsonInterval(1, 7, 0.95)?.lo).toBeGreaterThan(0);
    expect(wilsonInterval(6, 7, 0.95)?.hi).toBeLessThan(1);
  });

  it("a difference of all against none ends at 1, of none against all at −1, and needs both groups", () => {
    expect(newcombeDifference(9, 9, 0, 9, 0.95)?.hi).toBe(1);
    expect(newcombeDifference(0, 9, 9, 9, 0.95)?.lo).toBe(-1);
    expect(newcombeDifference(1, 1, 0, 0, 0.95)).toBeNull();
    expect(newcombeDifference(0, 0, 1, 2, 0.95)).toBeNull();
  });

  it("the pooled test needs both groups and calls all alike no difference", () => {
    expect(pooledZTest(0, 0, 1, 2)).toBeNull();
    expect(pooledZTest(1, 2, 0, 0)).toBeNull();
    expect(pooledZTest(3, 3, 4, 4)).toEqual({ z: 0, p: 1 });
  });

  it("the pooled test is used from an expected count of 5 on, Fisher's below it", () => {
    expect(shareDifferenceTest(5, 10, 5, 10)).toEqual({ method: "pooledZ", z: 0, p: 1 });
    expect(shareDifferenceTest(4, 9, 5, 10)?.method).toBe("fisherExact");
    expect(shareDifferenceTest(2, 100, 7, 100)?.method).toBe("fisherExact");
    expect(shareDifferenceTest(98, 100, 93, 100)?.method).toBe("fisherExact");
    expect(shareDifferenceTest(1, 2, 0, 0)).toBeNull();
  });

  it("Fisher's test of weighted counts is that of the nearest whole table", () => {
    expect(shareDifferenceTest(4.4, 4.4, 0.2, 3.6)?.p).toBe(shareDifferenceTest(4, 4, 0, 4)?.p);
    expect(shareDifferenceTest(4.5, 4.49, -0.6, 3.6)?.p).toBe(shareDifferenceTest(4, 4, 0, 4)?.p);
    expect(shareDifferenceTest(-0.6, 4.4, 3.6, 3.49)?.p).toBe(shareDifferenceTest(0, 4, 3, 3)?.p);
  });

  it("McNemar is exact up to 24 changed answers and asymptotic from 25", () => {
    const [few, many] = [mcnemarTest(16, 8), mcnemarTest(16, 9)];
    expect(few?.p).toBe(few?.exactP);
    expect(many?.p).toBe(many?.asymptoticP);
    near(many?.statistic, 49 / 25);
    near(mcnemarTest(0, 3)?.exactP, 0.25);
  });

  it("the finite population acts from just above 5 %", () => {
    expect(finitePopulationFactor(50, 1000)).toBe(1);
    near(finitePopulationFactor(51, 1000), Math.sqrt(949 / 999));
  });
});

describe("tables", () => {
  it("chi-square names the smallest expected count, also of rows of unequal length", () => {
    near(
      chiSquareTest([
        [20, 15, 5],
        [10, 25, 30],
      ])?.smallestExpected,
      80 / 7,
    );
    expect(
      chiSquareTest([
        [10, 20, 0],
        [20, 10],
      ]),
    ).toEqual(
      chiSquareTest([
        [10, 20],
        [20, 10],
      ]),
    );
    near(
      chiSquareTest([
        [10, 20],
        [20, 10],
      ])?.statistic,
      20 / 3,
    );
  });

  it("chi-square needs two rows and two columns with counts", () => {
    expect(chiSquareTest([[1], [2]])).toBeNull();
    expect(
      chiSquareTest([
        [1, 0],
        [2, 0],
      ]),
    ).toBeNull();
    expect(
      chiSquareTest([
        [1, 3],
        [0, 0],
      ]),
    ).toBeNull();
  });

  it("kappa of three classes: 27 of 36 agree, a third by chance, κ ⅝", () => {
    const agreement = cohenKappa([
      [10, 2, 1],
      [3, 8, 2],
      [0, 1, 9],
    ]);
    near(agreement?.observed, 0.75);
    near(agreement?.expected, 1 / 3);
    near(agreement?.kappa, 0.625);
    expect(cohenKappa([])).toBeNull();
    expect(cohenKappa([[0]])).toBeNull();
  });

  it("a trend needs answers, and is as steep whatever the scores start from", () => {
    expect(cochranArmitage([0, 0], [0, 0])).toBeNull();
    expect(cochranArmitage([5, 5], [5, 5])).toBeNull();
    near(cochranArmitage([10, 15, 25], [100, 100, 100], [7, 8, 9])?.z, 2.846049894151543);
    expect(cochranArmitage([2, 3], [5, 0])).toBeNull();
  });

  it("whether three estimates agree: Q = 4 on 2 degrees of freedom, p = e⁻²", () => {
    const found = heterogeneityTest([
      { value: 1, se: 1 },
      { value: 3, se: 1 },
      { value: 5, se: 2 },
    ]);
    near(found?.statistic, 4);
    expect(found?.df).toBe(2);
    near(found?.p, Math.exp(-2));
  });

  it("rates need exposure on both sides", () => {
    expect(poissonRatioTest(1, 1, 1, 0)).toBeNull();
    expect(poissonRatioTest(0, 10, 3, 10)?.ratio).toBeNull();
    near(poissonRatioTest(2, 10, 3, 30)?.ratio, 0.5);
  });

  it("the area under the curve of a perfect score is 1 without error, of one class nothing", () => {
    expect(aucFromRankSum(7, 2, 2)).toEqual({ auc: 1, se: 0, positives: 2, negatives: 2 });
    expect(aucFromRankSum(0, 0, 3)).toBeNull();
    near(hanleyMcNeilSe(0.5, 1, 1), 0.5);
  });
});

describe("scores", () => {
  const counts = (detractors: number, passives: number, promoters: number) => ({ detractors, passives, promoters });

  it("limits are cut at ±100", () => {
    expect(waldNpsLimits(95, 10, 0.95)).toEqual({ lo: waldNpsLimits(95, 10, 0.95).lo, hi: 100 });
    expect(waldNpsLimits(-95, 10, 0.95).lo).toBe(-100);
    near(waldNpsLimits(0, 10, 0.95).hi, 19.59963984540054);
    near(waldNpsLimits(0, 10, 0.95).lo, -19.59963984540054);
  });

  it("the error printed with the adjusted interval is that of the raw score", () => {
    expect(adjustedWaldNps(counts(20, 30, 50), 0.95)?.se).toBe(waldNps(counts(20, 30, 50), 0.95)?.se);
  });

  it("the variance is never negative", () => expect(npsVariance(1, 0)).toBe(0));

  it("the score interval of detractors only starts at −100", () => {
    expect(scoreNps(counts(10, 0, 0), 0.95)).toMatchObject({ value: -100, se: 0, lo: -100 });
    expect(scoreNps(counts(10, 0, 0), 0.95)?.hi).toBeCloseTo(-44.493, 3);
    expect(scoreNps(counts(0, 0, 10), 0.95)).toMatchObject({ value: 100, hi: 100 });
  });

  it("a difference of scores needs answers on both sides", () => {
    expect(npsDifference(counts(1, 0, 0), counts(0, 0, 0), 0.95)).toBeNull();
  });

  it("the error of a difference adds the sides that face each other", () => {
    const found = moverDifference({ value: 10, lo: 8, hi: 13 }, { value: 20, lo: 17, hi: 24 }, 0.95);
    near(found?.difference, 10);
    near(found?.lo, 10 - Math.sqrt(18));
    near(found?.hi, 10 + Math.sqrt(20));
    // 10·z/√18 standard errors (scipy 1.17.1).
    nearRelative(found?.p, 3.843334173191027e-6);
    expect(moverDifference({ value: 1, lo: 0, hi: 2 }, { value: 1, lo: 0, hi: 2 }, 0.95)?.p).toBe(1);
  });

  it("a weighted mean needs weight, and its error is linearised", () => {
    expect(weightedMean([1, 2], [0, 0])).toBeNull();
    near(weightedMean([1, 1, 0], [1, 1, 2])?.se, Math.sqrt(0.25 + 0.25 + 1) / 4);
    near(weightedMean([1, 1, 0], [1, 1, 2])?.nEff, 16 / 6);
  });
});

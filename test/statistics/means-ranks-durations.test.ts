import { describe, expect, it } from "vitest";
import { bcaInterval, jackknifeAcceleration } from "../../shared/statistics/bca-interval.ts";
import { bootstrapInterval } from "../../shared/statistics/bootstrap-limits.ts";
import { bootstrapRatio } from "../../shared/statistics/bootstrap-ratio.ts";
import { correlation } from "../../shared/statistics/correlation.ts";
import { detectableChange } from "../../shared/statistics/detectable-change.ts";
import { dispersion } from "../../shared/statistics/dispersion.ts";
import { geometricMean } from "../../shared/statistics/geometric-mean.ts";
import { kaplanMeier } from "../../shared/statistics/kaplan-meier.ts";
import { kaplanMeierQuantile } from "../../shared/statistics/kaplan-meier-quantile.ts";
import { lagOneAutocorrelation } from "../../shared/statistics/lag-one-autocorrelation.ts";
import { linearisedSe } from "../../shared/statistics/linearised-se.ts";
import { logOddsDirichlet } from "../../shared/statistics/log-odds-dirichlet.ts";
import { mannKendall } from "../../shared/statistics/mann-kendall.ts";
import { mannWhitney } from "../../shared/statistics/mann-whitney.ts";
import { meanInterval } from "../../shared/statistics/mean-interval.ts";
import { meanSummary } from "../../shared/statistics/mean-summary.ts";
import { medianInterval } from "../../shared/statistics/median-interval.ts";
import { midRanks } from "../../shared/statistics/mid-ranks.ts";
import { npsPowerSampleSize } from "../../shared/statistics/nps-power-sample-size.ts";
import { npsSampleSize } from "../../shared/statistics/nps-sample-size.ts";
import { pairedT } from "../../shared/statistics/paired-t.ts";
import { quantileInterval } from "../../shared/statistics/quantile-interval.ts";
import { ratioOfSums } from "../../shared/statistics/ratio-of-sums.ts";
import { senSlope } from "../../shared/statistics/sen-slope.ts";
import { shapley } from "../../shared/statistics/shapley.ts";
import { uChart } from "../../shared/statistics/u-chart.ts";
import { welchAnova } from "../../shared/statistics/welch-anova.ts";
import { welchTest } from "../../shared/statistics/welch-test.ts";
import { wilcoxonSignedRank } from "../../shared/statistics/wilcoxon-signed-rank.ts";
import { drawSamples } from "./draw-samples.ts";
import { near } from "./near.ts";

const before = { n: 5, mean: 5.6, sd: Math.sqrt(1.3) };
const after = { n: 5, mean: 7, sd: Math.sqrt(2.5) };

describe("means", () => {
  it("Welch of (6, 8, 7, 9, 5) and (5, 6, 7, 6, 4) agrees with scipy 1.17.1, at 95 % unless told", () => {
    const found = welchTest(after, before);
    near(found?.difference, 1.4);
    near(found?.t, 1.6059101370939328);
    near(found?.df, 7.27455919395466);
    near(found?.p, 0.15071262737970467);
    near(found?.lo, -0.6457638608026222);
    near(found?.hi, 3.445763860802623);
    expect(welchTest(before, { n: 1, mean: 1, sd: 0 })).toBeNull();
    expect(welchTest(before, { n: 9, mean: 1, sd: 0 })).not.toBeNull();
  });

  it("the paired test of the same agrees with scipy 1.17.1, and needs two pairs that differ", () => {
    const differences = meanSummary([1, 2, 0, 3, 1]);
    const found = differences && pairedT(differences, 0.9);
    near(found?.difference, 1.4);
    near(found?.t, 2.745625891934576);
    expect(found?.df).toBe(4);
    near(found?.p, 0.05160595781117475);
    near(found?.lo, 0.3129671636530338);
    near(found?.hi, 2.487032836346965);
    expect(pairedT({ n: 1, mean: 1, sd: 1 })).toBeNull();
  });

  it("an analysis of variance leaves out single answers and needs spread in every group", () => {
    const single = { n: 1, mean: 40, sd: 0 };
    expect(welchAnova([before, after, single])).toEqual(welchAnova([before, after]));
    expect(welchAnova([before, single])).toBeNull();
    expect(welchAnova([before, after, { n: 4, mean: 1, sd: 0 }])).toBeNull();
    near(welchAnova([before, after])?.df2, 7.27455919395466);
    expect(welchAnova([before, after])?.df1).toBe(1);
  });

  it("an interval with spread has not collapsed", () => {
    expect(meanInterval(before, 0.95)?.collapsed).toBe(false);
    expect(meanInterval({ n: 2, mean: 1, sd: 1 }, 0.95)).not.toBeNull();
  });

  it("a geometric mean needs positive finite values", () => {
    near(geometricMean([1, 10, 100]), 10);
    for (const values of [[], [1, 0], [1, -1], [1, Infinity], [Number.NaN]]) expect(geometricMean(values)).toBeNull();
  });

  it("a ratio of sums keeps a positive error where the denominators are negative", () => {
    const [plain, turned] = [ratioOfSums([120, 0, 80], [2, 1, 1]), ratioOfSums([120, 0, 80], [-2, -1, -1])];
    near(turned?.ratio, -(plain?.ratio ?? 0));
    near(turned?.se, plain?.se ?? -1);
    expect(ratioOfSums([], [])).toBeNull();
    expect(linearisedSe([1, 2], [0, 0], 1)).toBeNull();
  });

  it("n answers detect what needs n answers", () => {
    near(detectableChange(1005, 0.95, 0.8, 0.8), 9.998291426161577);
    expect(npsPowerSampleSize(detectableChange(500, 0.9, 0.7, 0.6) * (1 + 1e-12), 0.9, 0.7, 0.6)).toBe(500);
    expect(npsSampleSize(5, 0.95, Math.sqrt(0.2 * 0.8))).toBe(246);
  });
});

describe("ranks", () => {
  it("z of Mann–Whitney and of Wilcoxon agree with scipy 1.17.1", () => {
    const first = [5, 4, 4, 5, 3, 4, 5, 2, 4, 5];
    const second = [3, 4, 3, 2, 4, 3, 5, 3, 2, 4];
    near(mannWhitney({ values: first }, { values: second })?.z, 1.807931936268305);
    near(mannWhitney({ values: second }, { values: first })?.z, -1.807931936268305);
    expect(mannWhitney({ values: [1] }, { values: [] })).toBeNull();
    expect(mannWhitney({ values: [1], times: [0] }, { values: [2] })).toBeNull();
    // Equal values counted are the same as equal values listed.
    const counted = mannWhitney({ values: [5, 4, 3, 2], times: [4, 4, 1, 1] }, { values: [5, 4, 3, 2], times: [1, 3, 4, 2] });
    expect(counted).toEqual(mannWhitney({ values: first }, { values: second }));
    expect(wilcoxonSignedRank([2, 1, 0, -1], [1, 3, 5, 2])).toEqual(wilcoxonSignedRank([1, 0, 1, 2, 0, -1, 1, 0, -1, 0, 0]));
    near(wilcoxonSignedRank([-1, -2, 1, -3, -4, 2, -2.5, 0, -1])?.z, -1.620280893455598);
    expect(wilcoxonSignedRank([-1, -2, 1, -3, -4, 2, -2.5, 0, -1])).toMatchObject({ statistic: 6.5, n: 8 });
  });

  it("ties share their rank, and three of them count 24", () => {
    const { ranks, tieSum } = midRanks([7, 3, 7, 1, 7]);
    expect([...ranks]).toEqual([4, 2, 4, 1, 4]);
    expect(tieSum).toBe(24);
    expect(midRanks([])).toEqual({ ranks: new Float64Array(0), tieSum: 0 });
  });

  it("a correlation with counts is that of the pairs repeated", () => {
    near(correlation([1, 2, 5], [1, 3, 4], [2, 1, 3]), 0.9429903335828896);
    near(correlation([1, 1, 2, 5, 5, 5], [1, 1, 3, 4, 4, 4]), 0.9429903335828896);
    near(correlation([1, 2, 3], [9, 5, 1]), -1);
    expect(correlation([1], [1])).toBeNull();
  });

  it("a trend with a tie: S 5, variance 138/18, z 4/√(138/18)", () => {
    const found = mannKendall([1, 2, 2, 3]);
    expect(found?.s).toBe(5);
    near(found?.variance, 138 / 18);
    near(found?.z, 4 / Math.sqrt(138 / 18));
    expect(mannKendall([1, 2, 3])?.s).toBe(3);
  });

  it("Sen's slope is the middle one of all slopes, by size", () => {
    near(senSlope([5, 1, 9, 2]), -0.25);
    near(senSlope([0, 100, 9]), 4.5);
    near(lagOneAutocorrelation([0, 2, 0, 2]), -0.75);
  });

  it("of a left and two right gloves the left one is worth two thirds (Shapley 1953)", () => {
    const worth = (who: number): number => ((who & 1) === 1 && who > 1 ? 1 : 0);
    const shares = shapley(3, worth);
    near(shares[0], 2 / 3);
    near(shares[1], 1 / 6);
    near(shares[2], 1 / 6);
    expect(shapley(0, () => 5)).toEqual([]);
    expect(shapley(20, () => 1)).toEqual(new Array(20).fill(0));
  });
});

describe("durations and counts", () => {
  const ended = (...times: number[]) => times.map((time) => ({ time, ended: true }));

  it("Kaplan–Meier with one open of three: ⅔ with error ⅔·√(1/6), then 0", () => {
    const steps = kaplanMeier([...ended(3, 1), { time: 2, ended: false }]);
    expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [1, 3, 1],
      [3, 1, 1],
    ]);
    near(steps[0]?.survival, 2 / 3);
    near(steps[0]?.se, (2 / 3) * Math.sqrt(1 / 6));
    expect(steps[1]).toMatchObject({ survival: 0, se: 0 });
  });

  it("a median duration lies in the middle of a flat stretch at one half, and at the step otherwise", () => {
    // Only at 9, where nobody is left, the upper limit of those left is below a half.
    expect(kaplanMeierQuantile(kaplanMeier(ended(1, 2, 4, 9)), 0.5, 0.95)).toEqual({ value: 3, lo: 1, hi: 9 });
    expect(kaplanMeierQuantile(kaplanMeier(ended(1, 2, 4)), 0.5, 0.95).value).toBe(2);
    expect(kaplanMeierQuantile(kaplanMeier([...ended(1), { time: 5, ended: false }]), 0.5, 0.95).value).toBe(1);
  });

  it("six values are the fewest with a median interval, from the first to the last, with 96.875 %", () => {
    const found = medianInterval([1, 2, 3, 5, 8, 13], 0.95);
    expect(found).toMatchObject({ median: 4, lo: 1, hi: 13, lowerRank: 1, upperRank: 6 });
    near(found?.coverage, 1 - 2 / 64);
    expect(medianInterval([1, 2, 3, 5, 8], 0.95)).toEqual({
      median: 3,
      lo: null,
      hi: null,
      lowerRank: null,
      upperRank: null,
      coverage: null,
    });
  });

  it("limits of a quantile: 6.5 to 47.5 for the median of ten minutes of methods.md 11.4, and two values are enough", () => {
    expect(quantileInterval([3, 5, 8, 12, 15, 20, 22, 35, 60, 240], 0.5, 0.95)).toEqual({ lo: 6.5, hi: 47.5 });
    // In 1 of 4 resamples both are the lower one, in 1 of 4 the upper one.
    expect(quantileInterval([1, 3], 0.5, 0.95)).toEqual({ lo: 1, hi: 3 });
    expect(quantileInterval([], 0.5, 0.95)).toBeNull();
  });

  it("dispersion needs two periods with exposure, and an event", () => {
    expect(dispersion([5], [1])).toBeNull();
    expect(dispersion([0, 0], [1, 1])).toBeNull();
    expect(dispersion([1, 2], [1, 0])).toBeNull();
    near(dispersion([1, 3], [1, 1]), 1);
  });

  it("a control chart marks what lies above and what lies below, and nothing on the limits", () => {
    const chart = uChart([100, 1], [100, 100]);
    near(chart?.centre, 0.505);
    expect(chart?.points.map(({ isOut }) => isOut)).toEqual([true, true]);
    near(chart?.points[1]?.rate, 0.01);
    near(chart?.points[1]?.lo, 0.505 - 3 * Math.sqrt(0.00505));
    expect(uChart([0, 0], [1, 1])?.points.map(({ isOut }) => isOut)).toEqual([false, false]);
    expect(uChart([], [])).toBeNull();
    expect(uChart([1, 1], [2, 0])).toBeNull();
    expect(uChart([1, 1], [2, -1])).toBeNull();
  });

  it("log-odds of words need something of each word and of the rest", () => {
    const counts = { count1: 3, total1: 10, count2: 2, total2: 8 };
    near(logOddsDirichlet(counts, 0, 0)?.delta, Math.log(3 / 7) - Math.log(2 / 6));
    near(logOddsDirichlet(counts, 0, 0)?.variance, 1 / 3 + 1 / 2);
    for (const part of [{ count1: 0 }, { count2: 0 }, { total1: 3 }, { total2: 2 }]) {
      expect(logOddsDirichlet({ ...counts, ...part }, 0, 0)).toBeNull();
    }
  });
});

describe("bootstrap", () => {
  const units = [1, 2, 2, 3, 3, 4, 5, 7, 12, 40];
  const mean = (sample: readonly number[]): number => sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const options = { draws: 20_000, seed: 3, level: 0.9 };

  it("the corrected limits of a skewed mean are those of scipy.stats.bootstrap 1.17.1 with 400,000 draws, both ways round", () => {
    const corrected = (of: readonly number[]) =>
      bootstrapRatio(
        of,
        of.map(() => 1),
        { ...options, method: "bca" },
      );
    const found = corrected(units);
    expect(Math.abs((found?.lo ?? 0) - 3.9)).toBeLessThan(0.11);
    expect(Math.abs((found?.hi ?? 0) - 18.4)).toBeLessThan(0.31);
    expect(found?.mean).toBeCloseTo(7.9, 0);
    // √(Σ(v − v̄)²)/n
    expect(Math.abs((found?.se ?? 0) / 3.537372 - 1)).toBeLessThan(0.02);
    const turned = corrected(units.map((value) => -value));
    expect(Math.abs((turned?.lo ?? 0) + 18.4)).toBeLessThan(0.31);
    expect(Math.abs((turned?.hi ?? 0) + 3.9)).toBeLessThan(0.11);
  });

  it("plain limits of the same mean are 3.3 and 14.6", () => {
    const found = drawSamples(units, mean, options);
    expect(Math.abs((found?.lo ?? 0) - 3.3)).toBeLessThan(0.11);
    expect(Math.abs((found?.hi ?? 0) - 14.6)).toBeLessThan(0.21);
  });

  it("there are no corrected limits where every resample lies on one side, or half of them have no value", () => {
    const limits = (values: readonly number[], draws: number) => bcaInterval(values, draws, 0.9, { estimate: 3, acceleration: 0 });
    expect(limits([1, 2, 2], 3)).toBeNull();
    expect(limits([4, 4, 5], 3)).toBeNull();
    expect(limits([], 3)).toBeNull();
    expect(limits([2, 4], 5)).toBeNull();
    expect(limits([2, 4], 4)).toMatchObject({ mean: 3, draws: 2 });
    // Those equal to the estimate lie on both sides.
    expect(limits([3, 3], 2)).toMatchObject({ lo: 3, hi: 3, se: 0 });
  });

  it("without bias and acceleration the corrected limits are the plain ones; the acceleration moves both up", () => {
    const values = [1, 2, 3, 4, 5];
    const limits = (acceleration: number) => bcaInterval(values, 5, 0.5, { estimate: 3, acceleration });
    near(limits(0)?.lo, 2);
    near(limits(0)?.hi, 4);
    // z = ∓0.674490: Φ(z/(1 − 0.1·z)) = Φ(−0.631871) and Φ(0.723274), times 4 steps.
    near(limits(0.1)?.lo, 1 + 4 * 0.263735679);
    near(limits(0.1)?.hi, 1 + 4 * 0.765244166);
  });

  it("the acceleration of 1, 1, 4 is −6/(6·6^1.5); it is 0 without spread, and leaves out what is no number", () => {
    near(jackknifeAcceleration([1, 1, 4]), -(6 ** -1.5));
    near(jackknifeAcceleration([1, Number.NaN, 1, Number.POSITIVE_INFINITY, 4]), -(6 ** -1.5));
    expect(jackknifeAcceleration([2, 2])).toBe(0);
    expect(jackknifeAcceleration([])).toBe(0);
  });

  it("limits of values made elsewhere: 1.5 and 2.5 of (3, 1, 2) at a half", () => {
    expect(bootstrapInterval([3, 1, 2], 3, 0.5)).toEqual({ lo: 1.5, hi: 2.5, mean: 2, se: 1, draws: 3 });
    expect(bootstrapInterval([4], 2, 0.5)).toEqual({ lo: 4, hi: 4, mean: 4, se: 0, draws: 1 });
    expect(bootstrapInterval([4], 3, 0.5)).toBeNull();
    expect(bootstrapInterval([], 0, 0.5)).toBeNull();
  });

  it("a ratio over as many draws as asked", () => {
    expect(bootstrapRatio([6, 6], [2, 2], { ...options, draws: 9, method: "percentile" })).toEqual({
      lo: 3,
      hi: 3,
      mean: 3,
      se: 0,
      draws: 9,
    });
  });
});

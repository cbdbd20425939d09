import { describe, expect, it } from "vitest";
import { adjustedWaldShare } from "../../shared/statistics/adjusted-wald-share.ts";
import { aucFromRankSum } from "../../shared/statistics/auc-from-rank-sum.ts";
import { churnOverPeriods } from "../../shared/statistics/churn-over-periods.ts";
import { cohenKappa } from "../../shared/statistics/cohen-kappa.ts";
import { dispersion } from "../../shared/statistics/dispersion.ts";
import { geometricMean } from "../../shared/statistics/geometric-mean.ts";
import { hanleyMcNeilSe } from "../../shared/statistics/hanley-mcneil-se.ts";
import { logOddsDirichlet } from "../../shared/statistics/log-odds-dirichlet.ts";
import { mannKendall } from "../../shared/statistics/mann-kendall.ts";
import { meanSummary } from "../../shared/statistics/mean-summary.ts";
import { midRanks } from "../../shared/statistics/mid-ranks.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";
import { senSlope } from "../../shared/statistics/sen-slope.ts";
import { smallSampleShare } from "../../shared/statistics/small-sample-share.ts";
import { uChart } from "../../shared/statistics/u-chart.ts";
import { near, printed } from "../statistics/near.ts";

describe("methods.md 4, conversions of churn (index_vectors.py)", () => {
  it.each([
    ["5 % a month is 45.9640 % a year", 0.05, 12, "45.9640"],
    ["5 % a year is .4265 % a month", 0.05, 1 / 12, "0.4265"],
    ["7 % a year is .6029 % a month", 0.07, 1 / 12, "0.6029"],
    ["50 % in 5 years is 12.9449 % a year", 0.5, 1 / 5, "12.9449"],
  ])("%s", (_, churn, periods, percent) => printed(100 * churnOverPeriods(churn, periods), percent));
});

describe("methods.md 5, validation of a score", () => {
  it("AUC of y = (0,0,1,1), risk (.1,.4,.35,.8) is .75 (scikit-learn's documented example)", () => {
    const { ranks } = midRanks([0.1, 0.4, 0.35, 0.8]);
    near(aucFromRankSum((ranks[2] ?? 0) + (ranks[3] ?? 0), 2, 2)?.auc, 0.75);
  });

  it("Hanley–McNeil A = .8, n1 = 50, n0 = 450 is .038526 (index_vectors.py)", () => printed(hanleyMcNeilSe(0.8, 50, 450), "0.038526"));

  it("one class has no AUC", () => expect(aucFromRankSum(3, 2, 0)).toBeNull());
});

describe("methods.md 11 (index_vectors.py, stats_vectors.py)", () => {
  it("11.2 control chart: centre .060952, only the fifth period out (.08636 > .08328)", () => {
    const counts = [52, 61, 48, 70, 95, 58];
    const exposures = [1000, 1050, 1000, 1100, 1100, 1050];
    const chart = uChart(counts, exposures);
    printed(chart?.centre, "0.060952");
    expect(chart?.points.map((point) => point.isOut)).toEqual([false, false, false, false, true, false]);
    printed(chart?.points[4]?.rate, "0.08636");
    printed(chart?.points[4]?.hi, "0.08328");
    near(dispersion(counts, exposures), 3.3107670454545444);
  });

  it("11.3 Mann–Kendall of 10,12,11,15,14,18,17,21: S 22, variance 65.3333, z 2.598076, p .009375; Sen 1.5", () => {
    const values = [10, 12, 11, 15, 14, 18, 17, 21];
    const trend = mannKendall(values);
    expect(trend?.s).toBe(22);
    printed(trend?.variance, "65.3333");
    printed(trend?.z, "2.598076");
    printed(trend?.p, "0.009375");
    near(senSlope(values), 1.5);
  });

  it("11.4 durations: median 17.5, mean 42, geometric mean 18.536754, P90 (type 7) 78", () => {
    const minutes = [3, 5, 8, 12, 15, 20, 22, 35, 60, 240];
    near(quantileType7(minutes, 0.5), 17.5);
    near(meanSummary(minutes)?.mean, 42);
    printed(geometricMean(minutes), "18.536754");
    near(quantileType7(minutes, 0.9), 78);
  });

  it("11.5 completion 9/10: plain .9, Laplace .833333, adjusted Wald centre .788987, limits .574032–1", () => {
    // x/n = .9 is not above .9, so the plain share is the estimate; the Laplace value is (x + 1)/(n + 2).
    expect(smallSampleShare(9, 10, 0.95)).toEqual({ value: 0.9, estimator: "plain" });
    printed((9 + 1) / (10 + 2), "0.833333");
    printed(adjustedWaldShare(9, 10, 0.95)?.centre, "0.788987");
    printed(adjustedWaldShare(9, 10, 0.95)?.lo, "0.574032");
    expect(adjustedWaldShare(9, 10, 0.95)?.hi).toBe(1);
    printed(smallSampleShare(10, 10, 0.95)?.value, "0.916667");
    expect(smallSampleShare(2, 10, 0.95)?.estimator).toBe("wilson");
  });

  it("11.9 Cohen's kappa of [[20,5],[10,15]]: po .7, pe .5, κ .4 (textbook table)", () => {
    const agreement = cohenKappa([
      [20, 5],
      [10, 15],
    ]);
    near(agreement?.observed, 0.7);
    near(agreement?.expected, 0.5);
    near(agreement?.kappa, 0.4);
    expect(cohenKappa([[10, 0], []])).toBeNull();
  });

  it("11.9 log-odds with Dirichlet prior: δ 1.478497, z 4.132121 (formula of Monroe, Colaresi & Quinn 2008)", () => {
    const odds = logOddsDirichlet({ count1: 30, total1: 1000, count2: 10, total2: 1500 }, 0.5, 50);
    printed(odds?.delta, "1.478497");
    printed(odds?.z, "4.132121");
  });
});

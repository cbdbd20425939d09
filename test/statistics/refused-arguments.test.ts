import { describe, expect, it } from "vitest";
import { betaQuantile } from "../../shared/statistics/beta-quantile.ts";
import { binomialQuantile } from "../../shared/statistics/binomial-quantile.ts";
import { binomialTwoSidedP } from "../../shared/statistics/binomial-two-sided-p.ts";
import { chiSquareUpperP } from "../../shared/statistics/chi-square-upper-p.ts";
import { churnOverPeriods } from "../../shared/statistics/churn-over-periods.ts";
import { clvByClass } from "../../shared/statistics/clv-by-class.ts";
import { digamma } from "../../shared/statistics/digamma.ts";
import { boundingFactor, eValue } from "../../shared/statistics/e-value.ts";
import { fUpperP } from "../../shared/statistics/f-upper-p.ts";
import { finitePopulationFactor } from "../../shared/statistics/finite-population-factor.ts";
import { fisherExact } from "../../shared/statistics/fisher-exact.ts";
import { gammaGammaFit } from "../../shared/statistics/gamma-gamma-fit.ts";
import { gammaQuantile } from "../../shared/statistics/gamma-quantile.ts";
import { groupPurchaseHistories } from "../../shared/statistics/group-purchase-histories.ts";
import { hyp2f1 } from "../../shared/statistics/hyp2f1.ts";
import { jeffreysInterval } from "../../shared/statistics/jeffreys-interval.ts";
import { kaplanMeierQuantile } from "../../shared/statistics/kaplan-meier-quantile.ts";
import { logBeta } from "../../shared/statistics/log-beta.ts";
import { logBinomial } from "../../shared/statistics/log-binomial.ts";
import { logGamma } from "../../shared/statistics/log-gamma.ts";
import { lognormalFromMeanCv } from "../../shared/statistics/lognormal-from-mean-cv.ts";
import { meanSummary } from "../../shared/statistics/mean-summary.ts";
import { normalQuantile } from "../../shared/statistics/normal-quantile.ts";
import { npv } from "../../shared/statistics/npv.ts";
import { pertBeta } from "../../shared/statistics/pert-beta.ts";
import { poissonInterval } from "../../shared/statistics/poisson-interval.ts";
import { quantileInterval } from "../../shared/statistics/quantile-interval.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";
import { regularizedBeta } from "../../shared/statistics/regularized-beta.ts";
import { regularizedGamma } from "../../shared/statistics/regularized-gamma.ts";
import { requireThat } from "../../shared/statistics/require-that.ts";
import { retentionClv } from "../../shared/statistics/retention-clv.ts";
import { sbgDel } from "../../shared/statistics/sbg-del.ts";
import { sbgDerl } from "../../shared/statistics/sbg-derl.ts";
import { shapley } from "../../shared/statistics/shapley.ts";
import { simulateNpv } from "../../shared/statistics/simulate-npv.ts";
import { tQuantile } from "../../shared/statistics/t-quantile.ts";
import { tTwoSidedP } from "../../shared/statistics/t-two-sided-p.ts";
import { twoSidedZ } from "../../shared/statistics/two-sided-z.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { near } from "./near.ts";

const history = { x: 2, tx: 3, T: 5 };
const retained = { margin: 10, retention: 0.5, discount: 0.1, convention: "a" } as const;

/** What is thrown, word for word, and the call just outside the range that must throw it. */
const refused: readonly (readonly [string, () => unknown])[] = [
  ["requirement", () => requireThat(false, "requirement")],
  ["requirement, got 1, two", () => requireThat(false, "requirement", 1, "two")],

  ["betaQuantile requires 0 <= p <= 1, got -1e-9", () => betaQuantile(-1e-9, 2, 3)],
  ["betaQuantile requires 0 <= p <= 1, got 1.5", () => betaQuantile(1.5, 2, 3)],
  ["betaQuantile requires finite a, b > 0, got 0, 3", () => betaQuantile(0.5, 0, 3)],
  ["betaQuantile requires finite a, b > 0, got 2, 0", () => betaQuantile(0.5, 2, 0)],
  ["betaQuantile requires finite a, b > 0, got Infinity, 3", () => betaQuantile(1, Infinity, 3)],
  ["binomialQuantile requires 0 < p < 1, got 0", () => binomialQuantile(0, 5, 0.5)],
  ["binomialQuantile requires 0 < p < 1, got 1", () => binomialQuantile(1, 5, 0.5)],
  ["binomialQuantile requires a whole n >= 0, got -1", () => binomialQuantile(0.5, -1, 0.5)],
  ["binomialQuantile requires a whole n >= 0, got 2.5", () => binomialQuantile(0.5, 2.5, 0.5)],
  ["binomialTwoSidedP requires whole 0 <= k <= n, got -1, 5", () => binomialTwoSidedP(-1, 5, 0.5)],
  ["binomialTwoSidedP requires whole 0 <= k <= n, got 6, 5", () => binomialTwoSidedP(6, 5, 0.5)],
  ["binomialTwoSidedP requires whole 0 <= k <= n, got 0.5, 5", () => binomialTwoSidedP(0.5, 5, 0.5)],
  ["binomialTwoSidedP requires whole 0 <= k <= n, got 1, 2.5", () => binomialTwoSidedP(1, 2.5, 0.5)],
  ["binomialTwoSidedP requires 0 < probability < 1, got 0", () => binomialTwoSidedP(1, 5, 0)],
  ["binomialTwoSidedP requires 0 < probability < 1, got 1", () => binomialTwoSidedP(1, 5, 1)],
  ["chiSquareUpperP requires df > 0 and x >= 0, got 0, 1", () => chiSquareUpperP(1, 0)],
  ["chiSquareUpperP requires df > 0 and x >= 0, got 1, -0.5", () => chiSquareUpperP(-0.5, 1)],
  ["digamma requires a finite x > 0, got 0", () => digamma(0)],
  ["digamma requires a finite x > 0, got Infinity", () => digamma(Infinity)],
  ["fUpperP requires df1, df2 > 0 and f >= 0, got 0, 2, 1", () => fUpperP(1, 0, 2)],
  ["fUpperP requires df1, df2 > 0 and f >= 0, got 2, 0, 1", () => fUpperP(1, 2, 0)],
  ["fUpperP requires df1, df2 > 0 and f >= 0, got 2, 3, -1", () => fUpperP(-1, 2, 3)],
  ["gammaQuantile requires 0 <= p < 1, got -0.1", () => gammaQuantile(-0.1, 2, 1)],
  ["gammaQuantile requires 0 <= p < 1, got 1", () => gammaQuantile(1, 2, 1)],
  ["gammaQuantile requires a finite shape > 0 and rate > 0, got 0, 1", () => gammaQuantile(0, 0, 1)],
  ["gammaQuantile requires a finite shape > 0 and rate > 0, got Infinity, 1", () => gammaQuantile(0, Infinity, 1)],
  ["gammaQuantile requires a finite shape > 0 and rate > 0, got 2, 0", () => gammaQuantile(0.5, 2, 0)],
  ["hyp2f1 requires a, b > 0 and c > -1 but not 0, got 0, 1, 2", () => hyp2f1(0, 1, 2, 0.5)],
  ["hyp2f1 requires a, b > 0 and c > -1 but not 0, got 1, 0, 2", () => hyp2f1(1, 0, 2, 0.5)],
  ["hyp2f1 requires a, b > 0 and c > -1 but not 0, got 1, 1, -1", () => hyp2f1(1, 1, -1, 0.5)],
  ["hyp2f1 requires a, b > 0 and c > -1 but not 0, got 1, 1, 0", () => hyp2f1(1, 1, 0, 0.5)],
  ["hyp2f1 requires 0 <= z < 1, got -0.1", () => hyp2f1(1, 1, 2, -0.1)],
  ["hyp2f1 requires 0 <= z < 1, got 1", () => hyp2f1(1, 1, 2, 1)],
  ["logBeta requires finite a, b > 0, got 0, 1", () => logBeta(0, 1)],
  ["logBeta requires finite a, b > 0, got 1, 0", () => logBeta(1, 0)],
  ["logBeta requires finite a, b > 0, got Infinity, 1", () => logBeta(Infinity, 1)],
  ["logBinomial requires 0 <= k <= n, got 5, -0.5", () => logBinomial(5, -0.5)],
  ["logBinomial requires 0 <= k <= n, got 5, 5.5", () => logBinomial(5, 5.5)],
  ["logGamma requires a finite x > 0, got 0", () => logGamma(0)],
  ["logGamma requires a finite x > 0, got Infinity", () => logGamma(Infinity)],
  ["normalQuantile requires 0 < p < 1, got 0", () => normalQuantile(0)],
  ["normalQuantile requires 0 < p < 1, got 1", () => normalQuantile(1)],
  ["regularizedBeta requires finite a, b > 0, got 0, 1", () => regularizedBeta(0, 1, 0.5)],
  ["regularizedBeta requires finite a, b > 0, got 1, 0", () => regularizedBeta(1, 0, 0.5)],
  ["regularizedBeta requires finite a, b > 0, got 1, Infinity", () => regularizedBeta(1, Infinity, 0)],
  ["regularizedBeta requires 0 <= x <= 1, got -0.1", () => regularizedBeta(1, 2, -0.1)],
  ["regularizedBeta requires 0 <= x <= 1, got 1.1", () => regularizedBeta(1, 2, 1.1)],
  ["regularizedGamma requires a finite a > 0 and x >= 0, got 0, 1", () => regularizedGamma(0, 1)],
  ["regularizedGamma requires a finite a > 0 and x >= 0, got Infinity, 1", () => regularizedGamma(Infinity, 1)],
  ["regularizedGamma requires a finite a > 0 and x >= 0, got 1, -0.1", () => regularizedGamma(1, -0.1)],
  ["tQuantile requires 0 < p < 1, got 0", () => tQuantile(0, 5)],
  ["tQuantile requires 0 < p < 1, got 1", () => tQuantile(1, 5)],
  ["tQuantile requires a finite df > 0, got 0", () => tQuantile(0.5, 0)],
  ["tQuantile requires a finite df > 0, got Infinity", () => tQuantile(0.5, Infinity)],
  ["tTwoSidedP requires a finite df > 0, got 0", () => tTwoSidedP(1, 0)],
  ["tTwoSidedP requires a finite df > 0, got Infinity", () => tTwoSidedP(1, Infinity)],
  ["twoSidedZ requires 0 < level < 1, got 0", () => twoSidedZ(0)],
  ["twoSidedZ requires 0 < level < 1, got 1", () => twoSidedZ(1)],

  ["finitePopulationFactor requires 0 <= n <= N, got -1, 100", () => finitePopulationFactor(-1, 100)],
  ["finitePopulationFactor requires 0 <= n <= N, got 101, 100", () => finitePopulationFactor(101, 100)],
  ["fisherExact requires whole counts >= 0, got -1, 1, 1, 1", () => fisherExact(-1, 1, 1, 1)],
  ["fisherExact requires whole counts >= 0, got 1, 1, 1, 0.5", () => fisherExact(1, 1, 1, 0.5)],
  ["jeffreysInterval requires 0 <= successes <= n, got -0.1, 5", () => jeffreysInterval(-0.1, 5, 0.95)],
  ["jeffreysInterval requires 0 <= successes <= n, got 5.1, 5", () => jeffreysInterval(5.1, 5, 0.95)],
  ["kaplanMeierQuantile requires 0 < p < 1, got 0", () => kaplanMeierQuantile([], 0, 0.95)],
  ["kaplanMeierQuantile requires 0 < p < 1, got 1", () => kaplanMeierQuantile([], 1, 0.95)],
  ["meanSummary requires finite values, got Infinity", () => meanSummary([1, Infinity])],
  ["poissonInterval requires k >= 0 and exposure >= 0, got -1, 1", () => poissonInterval(-1, 1, 0.95)],
  ["poissonInterval requires k >= 0 and exposure >= 0, got 1, -1", () => poissonInterval(1, -1, 0.95)],
  ["quantileInterval requires 0 < p < 1, got 0", () => quantileInterval([1, 2], 0, 0.95)],
  ["quantileInterval requires 0 < p < 1, got 1", () => quantileInterval([1, 2], 1, 0.95)],
  ["quantileType7 requires 0 <= p <= 1, got -0.1", () => quantileType7([1, 2], -0.1)],
  ["quantileType7 requires 0 <= p <= 1, got 1.1", () => quantileType7([1, 2], 1.1)],
  ["wilsonInterval requires a finite n >= 0, got -1", () => wilsonInterval(0, -1, 0.95)],
  ["wilsonInterval requires a finite n >= 0, got Infinity", () => wilsonInterval(0, Infinity, 0.95)],
  ["wilsonInterval requires 0 <= successes <= n, got -0.001, 10", () => wilsonInterval(-0.001, 10, 0.95)],
  ["wilsonInterval requires 0 <= successes <= n, got 10.001, 10", () => wilsonInterval(10.001, 10, 0.95)],

  ["churnOverPeriods requires 0 <= churn <= 1 and periods > 0, got -0.1, 12", () => churnOverPeriods(-0.1, 12)],
  ["churnOverPeriods requires 0 <= churn <= 1 and periods > 0, got 1.1, 12", () => churnOverPeriods(1.1, 12)],
  ["churnOverPeriods requires 0 <= churn <= 1 and periods > 0, got 0.1, 0", () => churnOverPeriods(0.1, 0)],
  ["clvByClass requires discount >= 0, got -0.01", () => clvByClass([[0.5]], [1], -0.01)],
  ["clvByClass requires rows of shares that sum to at most 1, got 0.5", () => clvByClass([[0.5], [0.5]], [1, 2], 0.1)],
  ["clvByClass requires rows of shares that sum to at most 1, got -0.1,0.5", () => clvByClass([[-0.1, 0.5]], [1, 2], 0.1)],
  ["clvByClass requires rows of shares that sum to at most 1, got 0.6,0.5", () => clvByClass([[0.6, 0.5]], [1, 2], 0.1)],
  ["eValue requires ratio > 0, got 0", () => eValue(0)],
  ["boundingFactor requires strength >= 1, got 0.99", () => boundingFactor(0.99)],
  ["gammaGammaFit requires x > 0 and a mean spend > 0, got 0, 9", () => gammaGammaFit([{ x: 0, meanSpend: 9 }])],
  ["gammaGammaFit requires x > 0 and a mean spend > 0, got 1, 0", () => gammaGammaFit([{ x: 1, meanSpend: 0 }])],
  ["gammaGammaFit requires x > 0 and a mean spend > 0, got 1, Infinity", () => gammaGammaFit([{ x: 1, meanSpend: Infinity }])],
  ["groupPurchaseHistories requires whole x >= 0 and T > 0, got -1, 5", () => groupPurchaseHistories([{ ...history, x: -1 }])],
  ["groupPurchaseHistories requires whole x >= 0 and T > 0, got 0.5, 5", () => groupPurchaseHistories([{ ...history, x: 0.5 }])],
  ["groupPurchaseHistories requires whole x >= 0 and T > 0, got 0, 0", () => groupPurchaseHistories([{ x: 0, tx: 0, T: 0 }])],
  ["groupPurchaseHistories requires whole x >= 0 and T > 0, got 2, Infinity", () => groupPurchaseHistories([{ ...history, T: Infinity }])],
  ["groupPurchaseHistories requires 0 < tx <= T where x > 0, got 0, 5", () => groupPurchaseHistories([{ ...history, tx: 0 }])],
  ["groupPurchaseHistories requires 0 < tx <= T where x > 0, got 5.1, 5", () => groupPurchaseHistories([{ ...history, tx: 5.1 }])],
  ["lognormalFromMeanCv requires mean > 0 and cv >= 0, got 0, 0.1", () => lognormalFromMeanCv(0, 0.1)],
  ["lognormalFromMeanCv requires mean > 0 and cv >= 0, got 1, -0.1", () => lognormalFromMeanCv(1, -0.1)],
  ["npv requires a discount rate > -1, got -1", () => npv([1, 2], -1)],
  ["pertBeta requires low <= mode <= high, got 3, 2, 4", () => pertBeta(3, 2, 4)],
  ["pertBeta requires low <= mode <= high, got 1, 5, 4", () => pertBeta(1, 5, 4)],
  ["retentionClv requires 0 <= retention <= 1, got -0.1", () => retentionClv({ ...retained, retention: -0.1 })],
  ["retentionClv requires 0 <= retention <= 1, got 1.1", () => retentionClv({ ...retained, retention: 1.1 })],
  ["retentionClv requires discount > -1 and growth >= -1, got -1, 0", () => retentionClv({ ...retained, discount: -1 })],
  ["retentionClv requires discount > -1 and growth >= -1, got 0.1, -1.1", () => retentionClv({ ...retained, growth: -1.1 })],
  ["sbgDel requires discount >= 0, got -0.1", () => sbgDel({ alpha: 2, beta: 3 }, -0.1)],
  ["sbgDerl requires renewal >= 1 and discount >= 0, got 0.5, 0.1", () => sbgDerl({ alpha: 2, beta: 3 }, 0.5, 0.1)],
  ["sbgDerl requires renewal >= 1 and discount >= 0, got 1, -0.1", () => sbgDerl({ alpha: 2, beta: 3 }, 1, -0.1)],
  ["simulateNpv requires draws > 1, got 1", () => simulateNpv([], { draws: 1, seed: 1 })],
];

/** The call on the very end of the range, and what it gives. */
const accepted: readonly (readonly [string, () => number | null | undefined, number])[] = [
  ["the 0 quantile of a beta distribution is 0", () => betaQuantile(0, 2, 3), 0],
  ["the 1 quantile of a beta distribution is 1", () => betaQuantile(1, 2, 3), 1],
  ["a share of trials that is reached exactly is reached, whatever the rounding", () => binomialQuantile(2 ** -10, 10, 0.5), 0],
  ["the median of no trials is 0 hits", () => binomialQuantile(0.5, 0, 0.5), 0],
  ["no hit in no trial has p 1", () => binomialTwoSidedP(0, 0, 0.5), 1],
  ["no hit in five fair trials has p 2/32", () => binomialTwoSidedP(0, 5, 0.5), 2 / 32],
  ["five hits in five fair trials have p 2/32", () => binomialTwoSidedP(5, 5, 0.5), 2 / 32],
  ["a chi-square of 0 has p 1", () => chiSquareUpperP(0, 1), 1],
  ["an F of 0 has p 1", () => fUpperP(0, 2, 3), 1],
  ["an F of Infinity has p 0", () => fUpperP(Infinity, 2, 3), 0],
  ["a t of Infinity has p 0", () => tTwoSidedP(Infinity, 3), 0],
  ["the median of t is 0", () => tQuantile(0.5, 3), 0],
  ["the 0 quantile of a gamma distribution is 0", () => gammaQuantile(0, 2, 1), 0],
  ["2F1 at z = 0 is 1", () => hyp2f1(2, 3, 4, 0), 1],
  ["2F1(1, 1; −½; ½) is −4 − 3π/2 (mpmath 1.3)", () => hyp2f1(1, 1, -0.5, 0.5), -4 - 1.5 * Math.PI],
  ["a choice of none is one way", () => logBinomial(5, 0), 0],
  ["a choice of all is one way", () => logBinomial(5, 5), 0],
  ["all of a population leave no sampling error", () => finitePopulationFactor(1, 1), 0],
  ["nobody of a population is not corrected", () => finitePopulationFactor(0, 10), 1],
  ["Fisher's test of an empty table has p 1", () => fisherExact(0, 0, 0, 0), 1],
  ["Jeffreys' mean of 0 of 4 is .5/5", () => jeffreysInterval(0, 4, 0.95).mean, 0.1],
  ["Jeffreys' mean of 4 of 4 is 4.5/5", () => jeffreysInterval(4, 4, 0.95).mean, 0.9],
  ["the rate of no event is 0", () => poissonInterval(0, 2, 0.95)?.rate, 0],
  ["the 0 quantile is the lowest value", () => quantileType7([3, 7], 0), 3],
  ["the 1 quantile is the highest value", () => quantileType7([3, 7], 1), 7],
  ["a rounding error below 0 hits counts as none", () => wilsonInterval(-1e-9 * 10, 10, 0.95)?.lo, 0],
  ["a rounding error above n hits counts as all", () => wilsonInterval(10 * (1 + 1e-9), 10, 0.95)?.hi, 1],
  ["no churn stays none", () => churnOverPeriods(0, 12), 0],
  ["full churn stays full, over part of a period too", () => churnOverPeriods(1, 0.1), 1],
  ["a class without discount is worth 1/(1 − r)", () => clvByClass([[0.5]], [1], 0)?.[0], 2],
  [
    "rows of shares may exceed 1 by a rounding error",
    () =>
      clvByClass(
        [
          [1, 1e-9],
          [0, 0],
        ],
        [1, 0],
        0.25,
      )?.[0],
    5,
  ],
  ["a last purchase may be just now", () => groupPurchaseHistories([{ x: 1, tx: 5, T: 5 }]).lasts[0], 5],
  ["a last purchase is not looked at where there is none", () => groupPurchaseHistories([{ x: 0, tx: -7, T: 5 }]).lasts[0], 0],
  ["a lognormal without spread has σ 0", () => lognormalFromMeanCv(1, 0).sigma, 0],
  ["a triangle may lean on its low end", () => pertBeta(1, 1, 7).mean, 2],
  ["a triangle may lean on its high end", () => pertBeta(1, 7, 7).mean, 6],
  ["customers of whom none stays are worth one margin", () => retentionClv({ ...retained, retention: 0 }).value, 10],
  ["customers who all stay are worth m(1+d)/d", () => retentionClv({ ...retained, retention: 1 }).value, 110],
  ["margins that vanish leave the first", () => retentionClv({ ...retained, growth: -1 }).value, 10],
  ["two draws are enough for a distribution", () => simulateNpv([], { draws: 2, seed: 1 }).mean, 0],
];

describe("arguments just outside the range are refused, by name and with what came", () => {
  it.each(refused)("%s", (message, call) => expect(call).toThrow(new RangeError(message)));

  it.each([-1, 21])("shapley requires at most 20 players, got %d", (size) => {
    expect(() => shapley(size, () => 0)).toThrow(new Error(`shapley requires at most 20 players, got ${size}`));
  });
});

describe("arguments on the end of the range are taken", () => {
  it.each(accepted)("%s", (_, call, expected) => near(call(), expected, 1e-8));
});

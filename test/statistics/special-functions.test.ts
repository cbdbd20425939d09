import stdlibHyp2f1 from "@stdlib/math-base-special-hyp2f1";
import stdlibBetaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import stdlibGammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import stdlibNormalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import stdlibTQuantile from "@stdlib/stats-base-dists-t-quantile";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaLogOddsQuantile } from "../../shared/statistics/beta-log-odds-quantile.ts";
import { betaQuantile } from "../../shared/statistics/beta-quantile.ts";
import { binomialQuantile } from "../../shared/statistics/binomial-quantile.ts";
import { chiSquareUpperP } from "../../shared/statistics/chi-square-upper-p.ts";
import { deviancePart } from "../../shared/statistics/deviance-part.ts";
import { digamma } from "../../shared/statistics/digamma.ts";
import { fUpperP } from "../../shared/statistics/f-upper-p.ts";
import { gammaQuantile } from "../../shared/statistics/gamma-quantile.ts";
import { hyp2f1 } from "../../shared/statistics/hyp2f1.ts";
import { logBeta } from "../../shared/statistics/log-beta.ts";
import { logBinomial } from "../../shared/statistics/log-binomial.ts";
import { logGamma } from "../../shared/statistics/log-gamma.ts";
import { normalCdf } from "../../shared/statistics/normal-cdf.ts";
import { normalQuantile } from "../../shared/statistics/normal-quantile.ts";
import { normalTwoSidedP } from "../../shared/statistics/normal-two-sided-p.ts";
import { regularizedBeta } from "../../shared/statistics/regularized-beta.ts";
import { regularizedGamma } from "../../shared/statistics/regularized-gamma.ts";
import { stirlingError } from "../../shared/statistics/stirling-error.ts";
import { tQuantile } from "../../shared/statistics/t-quantile.ts";
import { tTwoSidedP } from "../../shared/statistics/t-two-sided-p.ts";
import { twoSidedZ } from "../../shared/statistics/two-sided-z.ts";
import { near, nearRelative } from "./near.ts";

describe("special functions against mpmath 1.3 at 40 digits", () => {
  it.each([
    [0.001, 6.907178885383853],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [3.7, 1.4280723266653879],
    [9.99, 12.779315214350193],
    [10, 12.80182748008147],
    [123.456, 469.60554712992945],
    [1e6, 12815504.569147613],
    [5e9, 106663518736.65514],
  ])("logGamma(%f)", (x, expected) => near(logGamma(x), expected, 1e-14));

  it.each([
    [0.001, -1000.5755719318103],
    [0.5, -1.9635100260214235],
    [1.5, 0.03648997397857652],
    [3.7, 1.1671535393615113],
    [9.99, 2.250700372831201],
    [123.456, 4.811829323828985],
    [1e6, 13.815510057964191],
  ])("digamma(%f)", (x, expected) => near(digamma(x), expected, 1e-14));

  it.each([
    [0.5, 0.5, 1.1447298858494002],
    [2.5, 40, -8.983627339298152],
    [300, 700, -612.6186037950922],
    [500000, 0.5, -5.988816495777464],
    [1e6, 2e6, -1909548.290968533],
  ])("logBeta(%f, %f)", (a, b, expected) => nearRelative(logBeta(a, b), expected, 1e-14));

  it.each([
    [10, 3, 4.787491742782046],
    [1000, 500, 689.4672615678512],
    [1_000_000, 3, 39.654769204662266],
  ])("logBinomial(%d, %d)", (n, k, expected) => nearRelative(logBinomial(n, k), expected, 1e-13));

  it.each([
    [0.5, 0.1, 0.34527915398142295, 0.654720846018577],
    [0.5, 30, 0.9999999999999906, 9.485737571073848e-15],
    [3, 2, 0.32332358381693654, 0.6766764161830635],
    [37, 26.05, 0.02498278477630168, 0.9750172152236983],
    [1000, 1050, 0.9413288886226819, 0.05867111137731808],
    [100000, 99000, 0.0007574199211747679, 0.9992425800788253],
  ])("regularizedGamma(%f, %f)", (a, x, lower, upper) => {
    nearRelative(regularizedGamma(a, x).lower, lower, 1e-12);
    nearRelative(regularizedGamma(a, x).upper, upper, 1e-12);
  });

  it.each([
    [0.5, 0.5, 0.3, 0.36901011956554536, 0.6309898804344546],
    [2, 3, 0.4, 0.5248, 0.4752],
    [20.5, 380.5, 0.0318, 0.025035892712370326, 0.9749641072876297],
    [4.5, 0.5, 0.8, 0.16785065605707483, 0.8321493439429252],
    [5000, 3000, 0.61, 0.0028978137502171813, 0.9971021862497829],
    [0.01, 2, 0.2, 0.9919067189103653, 0.008093281089634736],
  ])("regularizedBeta(%f, %f, %f)", (a, b, x, lower, upper) => {
    const tails = regularizedBeta(a, b, x);
    nearRelative(tails.lower, lower, 1e-12);
    nearRelative(tails.upper, upper, 1e-12);
  });

  it.each([
    [-38, 2.88542835e-316],
    [-10, 7.619853024160525e-24],
    [-1.96, 0.024997895148220435],
    [-0.001, 0.49960105778608893],
    [0, 0.5],
    [1, 0.8413447460685429],
    [5, 0.9999997133484281],
  ])("normalCdf(%f)", (x, expected) => nearRelative(normalCdf(x), expected, x < -37 ? 1e-7 : 1e-13));

  it.each([
    [1, 0.704, 1.886, 0.9090909090909091, 2.0075951252405297],
    [0.243, 2.426, 2.219, 0.9, 1.9476311698186013],
    [0.243, 2.426, 2.219, 0.9983, 8.886937505631911],
    [26.243, 28.426, 28.219, 0.6, 33237064884.615795],
    [26.243, 28.426, 28.219, 0.2, 364.752805299384],
    [0.2, 0.3, -0.4, 0.7, 0.5624624249456417],
    [200.2, 202, 202.5, 0.5, 1.3089682498640245e60],
    [1, 3.8, 4.5, 0.999, 47.387917768939296],
  ])("hyp2f1(%f, %f, %f, %f)", (a, b, c, z, expected) => nearRelative(hyp2f1(a, b, c, z), expected, 1e-12));
});

describe("quantiles against scipy 1.17.1", () => {
  it.each([
    [1e-10, -6.361340902404056],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
    [0.999999, 4.753424308817087],
  ])("normalQuantile(%f)", (p, expected) => near(normalQuantile(p), expected, 1e-12));

  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 9, 2.262157162798205],
    [0.95, 17.96, 1.7342728587763456],
    [0.9995, 1000.5, 3.300277759796564],
    [0.01, 3, -4.5407028585681335],
  ])("tQuantile(%f, %f)", (p, df, expected) => near(tQuantile(p, df), expected, 1e-11));

  it.each([
    [0.025, 20.5, 380.5, 0.03179503915274943],
    [0.05, 7 / 3, 11 / 3, 0.10949905866499443],
    [0.5, 0.5, 0.5, 0.5],
    [0.975, 920.5, 80.5, 0.9356073349958339],
  ])("betaQuantile(%f, %f, %f)", (p, a, b, expected) => near(betaQuantile(p, a, b), expected, 1e-12));

  it.each([
    [0.025, 37, 26.05141456710603],
    [0.975, 38, 50.999626141930825],
    [0.975, 1, 3.6888794541139354],
    [0.5, 0.5, 0.227468211559786],
    [0.025, 5000, 4862.359188694899],
  ])("gammaQuantile(%f, %f)", (p, shape, expected) => near(gammaQuantile(p, shape, 1), expected, 1e-11));

  it("binomialQuantile of (1 − level)/2 for n = 1 … 59 agrees with scipy.stats.binom.ppf", () => {
    const expected = [
      0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 8, 8, 8, 9, 9, 10, 10, 10, 11, 11, 12, 12, 13, 13, 13, 14, 14,
      15, 15, 16, 16, 16, 17, 17, 18, 18, 19, 19, 19, 20, 20, 21, 21, 22, 22,
    ];
    expect(expected.map((_, i) => binomialQuantile(0.025, i + 1, 0.5))).toEqual(expected);
    expect([10, 100, 1000, 99_999].map((n) => binomialQuantile(0.05, n, 0.5))).toEqual([2, 42, 474, 49_739]);
  });

  it("p values of F, chi-square and t agree", () => {
    near(fUpperP(3.2, 2, 17.3), 0.06569398380312642, 1e-12);
    near(chiSquareUpperP(12.6, 3), 5.5865461e-3, 1e-10);
    nearRelative(chiSquareUpperP(200, 7), 1.14778122e-39, 1e-8);
    nearRelative(tTwoSidedP(40, 3), 3.43806808e-5, 1e-8);
    near(tTwoSidedP(-0.1, 1.5), 0.932041453, 1e-9);
    near(tTwoSidedP(1.5, 9), 0.16785065605707486, 1e-13);
  });
});

describe("identities of the distributions", () => {
  const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });

  it("normalCdf undoes normalQuantile", () => {
    fc.assert(fc.property(probability, (p) => near(normalCdf(normalQuantile(p)), p, 1e-13)));
  });

  it("the beta and gamma tails undo the quantiles", () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const odds = Math.exp(betaLogOddsQuantile(p, a, b));
        nearRelative(regularizedBeta(a, b, odds / (1 + odds), 1 / (1 + odds)).lower, p, 1e-10);
        nearRelative(regularizedGamma(a, gammaQuantile(p, a, 1)).lower, p, 1e-10);
      }),
    );
  });

  it("the two-sided p of a t quantile is twice its tail", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 0.4999, noNaN: true }), fc.double({ min: 0.5, max: 1e5, noNaN: true }), (p, df) =>
        near(tTwoSidedP(tQuantile(p, df), df), 2 * p, 1e-8),
      ),
    );
  });

  it("tails add to one and stay within 0–1", () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
        for (const { lower, upper } of [regularizedBeta(a, b, x), regularizedGamma(a, x * 2 * a)]) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeGreaterThanOrEqual(0);
          near(lower + upper, 1, 1e-14);
        }
      }),
    );
  });

  it("the beta function is symmetric, log-gamma obeys its recurrence, digamma too", () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        near(logBeta(a, b), logBeta(b, a), 1e-14);
        near(logGamma(a + 1), logGamma(a) + Math.log(a), 1e-13);
        near(digamma(a + 1), digamma(a) + 1 / a, 1e-12);
        expect(deviancePart(a, b)).toBeGreaterThanOrEqual(0);
        near(logGamma(a), (a - 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI) + stirlingError(a), 1e-12);
      }),
    );
  });

  it("two-sided normal p and the interval's z belong together", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.9999, noNaN: true }), (level) => near(normalTwoSidedP(twoSidedZ(level)), 1 - level, 1e-12)),
    );
  });

  it("quantiles agree with those of @stdlib, a second opinion", () => {
    const usual = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const moderate = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(usual, moderate, moderate, (p, a, b) => {
        near(normalQuantile(p), stdlibNormalQuantile(p, 0, 1), 1e-12);
        near(tQuantile(p, a), stdlibTQuantile(p, a), 1e-6);
        near(gammaQuantile(p, a, b), stdlibGammaQuantile(p, a, b), 1e-9);
        near(betaQuantile(p, a, b), stdlibBetaQuantile(p, a, b), 1e-8);
      }),
    );
  });

  it("hyp2f1 agrees with the one of @stdlib in the range of the purchase models", () => {
    const parameter = fc.double({ min: 0.1, max: 6, noNaN: true });
    fc.assert(
      fc.property(parameter, parameter, parameter, fc.double({ min: 0, max: 0.7, noNaN: true }), (a, b, extra, z) =>
        nearRelative(hyp2f1(a, b, b + extra, z), stdlibHyp2f1(a, b, b + extra, z), 1e-9),
      ),
    );
  });

  it("hyp2f1 gives null where its series does not end, never Infinity", () => {
    expect(hyp2f1(0.5, 0.5, 2, 1 - 1e-9)).toBeNull();
    expect(hyp2f1(900, 900, 2, 0.9)).toBeNull();
  });

  it("refuses arguments outside the domain by name", () => {
    expect(() => normalQuantile(0)).toThrow("normalQuantile requires 0 < p < 1, got 0");
    expect(() => logGamma(0)).toThrow("logGamma requires");
    expect(() => twoSidedZ(1)).toThrow("twoSidedZ requires");
    expect(() => hyp2f1(1, 1, 2, 1)).toThrow("hyp2f1 requires 0 <= z < 1");
  });
});

describe("hyp2f1 where Euler's transformation would cancel", () => {
  it.each([
    [50, 2.4, 2.2, 0.9],
    [20, 3, 4, 0.6],
    [8.5, 9.5, 3.25, 0.8],
  ])("2F1(%f, %f; %f; %f) keeps its digits", (a, b, c, z) => {
    // All terms of the plain series are positive, so it is right however long.
    let term = 1;
    let sum = 1;
    for (let k = 0; k < 200_000; k += 1) {
      term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
      sum += term;
    }
    nearRelative(hyp2f1(a, b, c, z), sum, 1e-11);
  });
});

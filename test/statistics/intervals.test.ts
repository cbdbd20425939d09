import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedWaldNps } from "../../shared/statistics/adjusted-wald-nps.ts";
import { adjustedWaldShare } from "../../shared/statistics/adjusted-wald-share.ts";
import { aucFromRankSum } from "../../shared/statistics/auc-from-rank-sum.ts";
import { chiSquareTest } from "../../shared/statistics/chi-square-test.ts";
import { cochranArmitage } from "../../shared/statistics/cochran-armitage.ts";
import { correlation } from "../../shared/statistics/correlation.ts";
import { finitePopulationFactor } from "../../shared/statistics/finite-population-factor.ts";
import { fisherExact } from "../../shared/statistics/fisher-exact.ts";
import { holm } from "../../shared/statistics/holm.ts";
import { kaplanMeier } from "../../shared/statistics/kaplan-meier.ts";
import { kishEffectiveSize } from "../../shared/statistics/kish-effective-size.ts";
import { lagOneAutocorrelation } from "../../shared/statistics/lag-one-autocorrelation.ts";
import { logRankTest } from "../../shared/statistics/log-rank-test.ts";
import { mannKendall } from "../../shared/statistics/mann-kendall.ts";
import { mannWhitney } from "../../shared/statistics/mann-whitney.ts";
import { mcnemarTest } from "../../shared/statistics/mcnemar-test.ts";
import { meanInterval } from "../../shared/statistics/mean-interval.ts";
import { meanSummary } from "../../shared/statistics/mean-summary.ts";
import { medianInterval } from "../../shared/statistics/median-interval.ts";
import { midRanks } from "../../shared/statistics/mid-ranks.ts";
import { newcombeDifference } from "../../shared/statistics/newcombe-difference.ts";
import { npsDifference } from "../../shared/statistics/nps-difference.ts";
import { pairedT } from "../../shared/statistics/paired-t.ts";
import { poissonInterval } from "../../shared/statistics/poisson-interval.ts";
import { poissonRatioTest } from "../../shared/statistics/poisson-ratio-test.ts";
import { pooledZTest } from "../../shared/statistics/pooled-z-test.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";
import { ratioOfSums } from "../../shared/statistics/ratio-of-sums.ts";
import { scoreNps } from "../../shared/statistics/score-nps.ts";
import { senSlope } from "../../shared/statistics/sen-slope.ts";
import { shareDifferenceTest } from "../../shared/statistics/share-difference-test.ts";
import { spearman } from "../../shared/statistics/spearman.ts";
import { uChart } from "../../shared/statistics/u-chart.ts";
import { waldNps } from "../../shared/statistics/wald-nps.ts";
import { weightedMean } from "../../shared/statistics/weighted-mean.ts";
import { welchAnova } from "../../shared/statistics/welch-anova.ts";
import { welchTest } from "../../shared/statistics/welch-test.ts";
import { wilcoxonSignedRank } from "../../shared/statistics/wilcoxon-signed-rank.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { near, nearRelative } from "./near.ts";

const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const share = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, p]) => ({ n, x: Math.round(n * p) }));
const count = fc.integer({ min: 0, max: 500 });
const npsCounts = fc
  .record({ detractors: count, passives: count, promoters: count })
  .filter((tally) => tally.detractors + tally.passives + tally.promoters > 0);
const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 40 });

describe("Wilson and Newcombe", () => {
  it("the interval holds the share, stays in 0–1, widens with the level and mirrors", () => {
    fc.assert(
      fc.property(share, level, ({ n, x }, wide) => {
        const interval = wilsonInterval(x, n, wide);
        const narrow = wilsonInterval(x, n, wide * 0.9);
        const mirrored = wilsonInterval(n - x, n, wide);
        if (interval === null || narrow === null || mirrored === null) throw new Error("n is at least 1");
        expect(interval.lo).toBeGreaterThanOrEqual(0);
        expect(interval.hi).toBeLessThanOrEqual(1);
        expect(interval.lo <= x / n && x / n <= interval.hi).toBe(true);
        expect(interval.lo <= narrow.lo && narrow.hi <= interval.hi).toBe(true);
        near(mirrored.lo, 1 - interval.hi);
        near(mirrored.hi, 1 - interval.lo);
      }),
    );
  });

  it("its limits are the shares whose score statistic is exactly z", () => {
    fc.assert(
      fc.property(share, ({ n, x }) => {
        const { lo = 0, hi = 1 } = wilsonInterval(x, n, 0.95) ?? {};
        if (x > 0) near((x / n - lo) / Math.sqrt((lo * (1 - lo)) / n), 1.959963984540054, 1e-7);
        if (x < n) near((hi - x / n) / Math.sqrt((hi * (1 - hi)) / n), 1.959963984540054, 1e-7);
      }),
    );
  });

  it("takes fractional counts, forgives rounding and refuses nonsense", () => {
    expect(wilsonInterval(7.2 * (1 + 1e-12), 7.2, 0.95)?.hi).toBe(1);
    expect(() => wilsonInterval(8, 7, 0.95)).toThrow("wilsonInterval requires 0 <= successes <= n");
    expect(() => wilsonInterval(Number.NaN, 7, 0.95)).toThrow("wilsonInterval requires");
  });

  it("a difference is antisymmetric, within −1…1, and lies in its interval", () => {
    fc.assert(
      fc.property(share, share, level, (a, b, wide) => {
        const forth = newcombeDifference(a.x, a.n, b.x, b.n, wide);
        const back = newcombeDifference(b.x, b.n, a.x, a.n, wide);
        if (forth === null || back === null) throw new Error("n is at least 1");
        expect(-1 <= forth.lo && forth.lo <= forth.difference && forth.difference <= forth.hi && forth.hi <= 1).toBe(true);
        near(back.lo, -forth.hi);
        near(back.difference, -forth.difference);
      }),
    );
  });

  it("the adjusted Wald share is centred where Wilson is", () => {
    fc.assert(
      fc.property(share, ({ n, x }) => {
        const adjusted = adjustedWaldShare(x, n, 0.95);
        const wilson = wilsonInterval(x, n, 0.95);
        // Wilson's limits are clipped at the ends, where its centre cannot be read from them.
        if (x > 0 && x < n) near(adjusted?.centre, ((wilson?.lo ?? 0) + (wilson?.hi ?? 0)) / 2);
      }),
    );
  });
});

describe("tests of shares", () => {
  it("p values lie in 0–1 and do not care which group comes first", () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        for (const test of [pooledZTest, shareDifferenceTest]) {
          const forth = test(a.x, a.n, b.x, b.n);
          const back = test(b.x, b.n, a.x, a.n);
          expect(forth !== null && forth.p >= 0 && forth.p <= 1).toBe(true);
          near(forth?.p, back?.p ?? -1, 1e-9);
        }
      }),
    );
  });

  it("pooled z squared is the chi-square of the 2 × 2 table", () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const table = chiSquareTest([
          [a.x, a.n - a.x],
          [b.x, b.n - b.x],
        ]);
        const test = pooledZTest(a.x, a.n, b.x, b.n);
        if (table === null) {
          expect(test).toEqual({ z: 0, p: 1 });
        } else {
          near((test?.z ?? 0) ** 2, table.statistic, 1e-8);
          near(test?.p, table.p, 1e-8);
        }
      }),
    );
  });

  it("uses Fisher below an expected count of 5, also for weighted counts", () => {
    expect(shareDifferenceTest(3, 4, 1, 4)).toMatchObject({ method: "fisherExact", z: null });
    expect(shareDifferenceTest(3, 4, 1, 4)?.p).toBe(fisherExact(3, 1, 1, 3));
    expect(shareDifferenceTest(2.9, 4.2, 1.1, 3.9)?.method).toBe("fisherExact");
    expect(shareDifferenceTest(420, 600, 380, 600)?.method).toBe("pooledZ");
    expect(shareDifferenceTest(0, 0, 1, 2)).toBeNull();
  });

  it("Fisher of a table with an empty margin is 1", () => {
    expect(fisherExact(0, 0, 3, 5)).toBe(1);
    expect(fisherExact(0, 4, 0, 5)).toBe(1);
    expect(() => fisherExact(1.5, 1, 1, 1)).toThrow("fisherExact requires whole counts");
  });

  it("Cochran–Armitage of two groups is the pooled z, turned", () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const trend = cochranArmitage([a.x, b.x], [a.n, b.n]);
        const test = pooledZTest(a.x, a.n, b.x, b.n);
        if (trend !== null) near(trend.z, -(test?.z ?? 0), 1e-7);
      }),
    );
    expect(cochranArmitage([0, 0], [10, 10])).toBeNull();
    expect(cochranArmitage([3], [10])).toBeNull();
  });

  it("McNemar of nobody changed is null, and of many pairs asymptotic", () => {
    expect(mcnemarTest(0, 0)).toBeNull();
    const many = mcnemarTest(30, 20);
    expect(many?.p).toBe(many?.asymptoticP);
    near(mcnemarTest(8, 8)?.exactP, 1);
  });

  it("chi-square leaves out empty rows and columns", () => {
    const table = [
      [20, 0, 15],
      [0, 0, 0],
      [10, 0, 25],
    ];
    expect(chiSquareTest(table)?.df).toBe(1);
    expect(chiSquareTest([[1, 2]])).toBeNull();
    expect(chiSquareTest([])).toBeNull();
  });
});

describe("Net Promoter Score", () => {
  it("limits are ordered, within ±100, and mirror when promoters and detractors change places", () => {
    fc.assert(
      fc.property(npsCounts, level, (tally, wide) => {
        const turned = { detractors: tally.promoters, passives: tally.passives, promoters: tally.detractors };
        for (const method of [waldNps, adjustedWaldNps, scoreNps]) {
          const interval = method(tally, wide);
          const mirror = method(turned, wide);
          if (interval === null || mirror === null) throw new Error("there are answers");
          expect(-100 <= interval.lo && interval.lo <= interval.hi && interval.hi <= 100).toBe(true);
          near(mirror.value, -interval.value, 1e-9);
          near(mirror.lo, -interval.hi, 1e-6);
          near(mirror.se, interval.se, 1e-9);
        }
      }),
    );
  });

  it("the score interval holds the score, and no default interval is without width", () => {
    fc.assert(
      fc.property(npsCounts, (tally) => {
        const score = scoreNps(tally, 0.95);
        if (score === null) throw new Error("there are answers");
        expect(score.lo <= score.value + 1e-9 && score.value - 1e-9 <= score.hi).toBe(true);
        const adjusted = adjustedWaldNps(tally, 0.95);
        expect((adjusted?.hi ?? 0) - (adjusted?.lo ?? 0)).toBeGreaterThan(0);
      }),
    );
  });

  it("a difference with itself is zero with p 1, and turns its sign", () => {
    fc.assert(
      fc.property(npsCounts, npsCounts, (a, b) => {
        near(npsDifference(a, a, 0.95)?.p, 1);
        near(npsDifference(a, b, 0.95)?.z, -(npsDifference(b, a, 0.95)?.z ?? 0));
      }),
    );
    expect(npsDifference({ detractors: 0, passives: 0, promoters: 0 }, { detractors: 1, passives: 0, promoters: 0 }, 0.95)).toBeNull();
  });
});

describe("means and ranks", () => {
  it("the t interval is symmetric, and collapses when all values are equal", () => {
    expect(meanInterval({ n: 5, mean: 4, sd: 0 }, 0.95)).toEqual({ lo: 4, hi: 4, collapsed: true });
    expect(meanInterval({ n: 1, mean: 4, sd: 0 }, 0.95)).toBeNull();
    expect(meanSummary([])).toBeNull();
    expect(meanSummary([3])).toEqual({ n: 1, mean: 3, sd: 0 });
    expect(() => meanSummary([1, Number.NaN])).toThrow("meanSummary requires finite values");
    const interval = meanInterval({ n: 9, mean: 10, sd: 3 }, 0.9);
    near((interval?.lo ?? 0) + (interval?.hi ?? 0), 20);
    near((interval?.hi ?? 0) - 10, 1.8595480375228424);
  });

  it("a large offset costs no digits", () => near(meanSummary([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])?.sd, Math.sqrt(30)));

  it("Welch and paired t find nothing where there is nothing to find", () => {
    expect(welchTest({ n: 1, mean: 1, sd: 0 }, { n: 5, mean: 1, sd: 1 })).toBeNull();
    expect(welchTest({ n: 5, mean: 1, sd: 0 }, { n: 5, mean: 2, sd: 0 })).toBeNull();
    expect(pairedT({ n: 5, mean: 1, sd: 0 })).toBeNull();
  });

  it("Welch's analysis of variance agrees with scipy 1.17.1, and for two groups with Welch's test", () => {
    const a = meanSummary([5, 4, 4, 5, 3, 4, 5, 2, 4, 5]);
    const b = meanSummary([3, 4, 3, 2, 4, 3, 5, 3, 2, 4]);
    const c = meanSummary([5, 5, 4, 3, 1, 5, 2]);
    if (a === null || b === null || c === null) throw new Error("there are values");
    near(welchAnova([a, b, c])?.f, 1.6269656877889025);
    near(welchAnova([a, b, c])?.p, 0.2332588979216451);
    near(welchAnova([a, b])?.p, welchTest(a, b)?.p ?? -1);
    near(welchAnova([a, b])?.f, (welchTest(a, b)?.t ?? 0) ** 2);
    expect(welchAnova([a])).toBeNull();
  });

  it("mid-ranks sum to n(n+1)/2 and leave their input alone", () => {
    fc.assert(
      fc.property(values, (data) => {
        const frozen = Object.freeze([...data]);
        const { ranks } = midRanks(frozen);
        near(
          ranks.reduce((sum, rank) => sum + rank, 0),
          (data.length * (data.length + 1)) / 2,
        );
      }),
    );
  });

  it("Mann–Whitney counts every pair once, and the AUC is its share", () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const forth = mannWhitney({ values: first }, { values: second });
        const back = mannWhitney({ values: second }, { values: first });
        near((forth?.u ?? 0) + (back?.u ?? 0), first.length * second.length);
        near(forth?.p, back?.p ?? -1);
        const rankSum = midRanks([...first, ...second])
          .ranks.slice(0, first.length)
          .reduce((sum, rank) => sum + rank, 0);
        const auc = aucFromRankSum(rankSum, first.length, second.length);
        near(auc?.auc, (forth?.u ?? 0) / (first.length * second.length));
        expect(auc !== null && auc.se >= 0 && auc.se <= 1).toBe(true);
      }),
    );
    expect(mannWhitney({ values: [] }, { values: [1] })).toBeNull();
    expect(mannWhitney({ values: [2, 2] }, { values: [2] })).toEqual({ u: 1, z: 0, p: 1 });
  });

  it("Wilcoxon ignores zeros and is even", () => {
    expect(wilcoxonSignedRank([0, 0])).toBeNull();
    near(wilcoxonSignedRank([1, -2, 3, 0])?.p, wilcoxonSignedRank([-1, 2, -3])?.p ?? -1);
    expect(wilcoxonSignedRank([1, 2, -1, 3])).toMatchObject({ statistic: 8.5, n: 4 });
  });

  it("correlations: 1 with itself, Spearman as scipy 1.17.1, null without spread", () => {
    near(correlation([1, 2, 5], [1, 2, 5]), 1);
    near(spearman([5, 4, 4, 5, 3, 4, 5, 2, 4, 5], [3, 4, 3, 2, 4, 3, 5, 3, 2, 4]), 0.07119666788018508);
    near(spearman([1, 2, 3], [1, 8, 27]), 1);
    expect(correlation([1, 1], [1, 2])).toBeNull();
  });
});

describe("counts, weights and ratios", () => {
  it("Garwood's limits hold the count and shrink with exposure", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.double({ min: 0.1, max: 1000, noNaN: true }), (k, exposure) => {
        const interval = poissonInterval(k, exposure, 0.95);
        const twice = poissonInterval(k, 2 * exposure, 0.95);
        if (interval === null || twice === null) throw new Error("there is exposure");
        expect(interval.lo <= interval.rate && interval.rate < interval.hi).toBe(true);
        nearRelative(twice.hi, interval.hi / 2);
      }),
    );
    expect(poissonInterval(3, 0, 0.95)).toBeNull();
  });

  it("equal rates have p 1, an empty first count no ratio", () => {
    near(poissonRatioTest(50, 100, 50, 100)?.p, 1);
    expect(poissonRatioTest(0, 100, 0, 100)).toEqual({ ratio: null, p: 1 });
    expect(poissonRatioTest(1, 0, 1, 1)).toBeNull();
  });

  it("equal weights give the plain mean and the real size; the scale of weights is irrelevant", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (data, weight) => {
        const mean = weightedMean(
          data,
          data.map(() => weight),
        );
        near(mean?.value, data.reduce((sum, value) => sum + value, 0) / data.length);
        near(mean?.nEff, data.length);
        const uneven = data.map((_, i) => 1 + (i % 3));
        const scaled = uneven.map((value) => value * weight);
        nearRelative(weightedMean(data, scaled)?.nEff, weightedMean(data, uneven)?.nEff ?? -1);
        near(weightedMean(data, scaled)?.se, weightedMean(data, uneven)?.se ?? -1);
      }),
    );
    expect(kishEffectiveSize(0, 0)).toBe(0);
    expect(weightedMean([], [])).toBeNull();
  });

  it("a ratio with all denominators 1 is the mean with its standard error", () => {
    fc.assert(
      fc.property(values, (data) => {
        const ratio = ratioOfSums(
          data,
          data.map(() => 1),
        );
        const summary = meanSummary(data);
        near(ratio?.ratio, summary?.mean ?? -1);
        near(ratio?.se, (summary?.sd ?? -1) / Math.sqrt(data.length));
      }),
    );
    expect(ratioOfSums([1, 2], [1, -1])).toBeNull();
    expect(ratioOfSums([4], [2])).toEqual({ ratio: 2, se: null, n: 1 });
  });

  it("the finite population factor falls from 1 to 0", () => {
    expect(finitePopulationFactor(5, 100)).toBe(1);
    expect(finitePopulationFactor(100, 100)).toBe(0);
    expect(finitePopulationFactor(0, 0)).toBe(1);
    expect(finitePopulationFactor(50, 100)).toBeGreaterThan(finitePopulationFactor(60, 100));
  });

  it("Holm never lowers a p value, keeps their order and stays at most 1", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (ps) => {
        const adjusted = holm(ps);
        ps.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          ps.forEach((other, j) => {
            if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? -1);
          });
        });
      }),
    );
  });
});

describe("durations, trends, charts", () => {
  it("without open items Kaplan–Meier is the share still going, and survival only falls", () => {
    fc.assert(
      fc.property(values, (times) => {
        const steps = kaplanMeier(times.map((time) => ({ time, ended: true })));
        for (const step of steps) near(step.survival, times.filter((time) => time > step.time).length / times.length);
        expect(steps.at(-1)).toMatchObject({ survival: 0, se: 0 });
      }),
    );
    expect(kaplanMeier([{ time: 3, ended: false }])).toEqual([]);
  });

  it("the log-rank test does not care which group comes first, and needs two", () => {
    const first = [3, 5, 8].map((time) => ({ time, ended: true }));
    const second = [4, 9, 9, 12].map((time, i) => ({ time, ended: i !== 2 }));
    near(logRankTest(first, second)?.statistic, logRankTest(second, first)?.statistic ?? -1);
    // Equal durations counted are the same as listed, in whatever order they stand.
    const listed = [4, 2, 2, 4, 2].map((time) => ({ time, ended: true }));
    const counted = [
      { time: 2, ended: true, times: 3 },
      { time: 4, ended: true, times: 2 },
    ];
    expect(logRankTest(counted, first)).toEqual(logRankTest(listed, first));
    expect(logRankTest(first, [])).toBeNull();
    expect(logRankTest([], [])).toBeNull();
  });

  it("quantiles lie between the ends; the median interval holds the median", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (data, p) => {
        const ascending = [...data].sort((a, b) => a - b);
        const quantile = quantileType7(ascending, p) ?? -1;
        expect((ascending[0] ?? 0) <= quantile && quantile <= (ascending.at(-1) ?? 0)).toBe(true);
        const interval = medianInterval(ascending, 0.9);
        if (interval !== null && interval.lo !== null && interval.hi !== null) {
          expect(interval.lo <= interval.median && interval.median <= interval.hi).toBe(true);
          expect(interval.coverage).toBeGreaterThanOrEqual(0.9);
        }
      }),
    );
    expect(quantileType7([], 0.5)).toBeNull();
    expect(medianInterval([], 0.95)).toBeNull();
  });

  it("Mann–Kendall of reversed values turns its sign, of equal ones is 0 with p 1; Sen's slope of a line is its slope", () => {
    fc.assert(
      fc.property(values, (data) => {
        const forth = mannKendall(data);
        const back = mannKendall([...data].reverse());
        near(forth?.z, -(back?.z ?? 0));
      }),
    );
    expect(mannKendall([4, 4, 4])).toMatchObject({ s: 0, z: 0, p: 1 });
    expect(mannKendall([1, 2])).toBeNull();
    near(senSlope([3, 5, 7, 9]), 2);
    expect(senSlope([1])).toBeNull();
    near(lagOneAutocorrelation([1, 2, 3, 4]), 0.25);
    expect(lagOneAutocorrelation([2, 2])).toBeNull();
    expect(lagOneAutocorrelation([])).toBeNull();
  });

  it("a control chart needs exposure in every period, and widens with overdispersion", () => {
    expect(uChart([1], [0])).toBeNull();
    const plain = uChart([5, 9], [10, 10]);
    const wide = uChart([5, 9], [10, 10], 4);
    near((wide?.points[0]?.hi ?? 0) - 0.7, 2 * ((plain?.points[0]?.hi ?? 0) - 0.7));
    expect(wide?.points[0]?.lo).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { adjustedWaldNps } from "../../shared/statistics/adjusted-wald-nps.ts";
import { dirichletNps } from "../../shared/statistics/dirichlet-nps.ts";
import { kishEffectiveSize } from "../../shared/statistics/kish-effective-size.ts";
import { linearisedSe } from "../../shared/statistics/linearised-se.ts";
import { mannWhitney } from "../../shared/statistics/mann-whitney.ts";
import { meanInterval } from "../../shared/statistics/mean-interval.ts";
import { meanSummary } from "../../shared/statistics/mean-summary.ts";
import { npsDifference } from "../../shared/statistics/nps-difference.ts";
import { npsPowerSampleSize } from "../../shared/statistics/nps-power-sample-size.ts";
import { npsSampleSize } from "../../shared/statistics/nps-sample-size.ts";
import { npsVariance } from "../../shared/statistics/nps-variance.ts";
import { pairedT } from "../../shared/statistics/paired-t.ts";
import { scoreNps } from "../../shared/statistics/score-nps.ts";
import { waldNps } from "../../shared/statistics/wald-nps.ts";
import { weightedMean } from "../../shared/statistics/weighted-mean.ts";
import { welchTest } from "../../shared/statistics/welch-test.ts";
import { wilcoxonSignedRank } from "../../shared/statistics/wilcoxon-signed-rank.ts";
import { near, printed } from "../statistics/near.ts";

const counts = (detractors: number, passives: number, promoters: number) => ({ detractors, passives, promoters });

describe("methods.md 1, score and variance (unit tests of R package NPS 2.x)", () => {
  it.each([
    ["answers 0,7,7,9,9,9", counts(1, 2, 3), "33.3333", 5 / 9, "30.4290"],
    ["1,0,1", counts(1, 0, 1), "0", 1, "70.7107"],
    ["0,1,1", counts(0, 1, 1), "50", 0.25, "35.3553"],
    ["1,1,1", counts(1, 1, 1), "0", 2 / 3, "47.1405"],
    ["20,30,50", counts(20, 30, 50), "30", 0.61, "7.8102"],
    ["5,5,10", counts(5, 5, 10), "25", 0.6875, "18.5405"],
  ])("%s", (_, tally, value, variance, se) => {
    const n = tally.detractors + tally.passives + tally.promoters;
    near(npsVariance(tally.promoters / n, tally.detractors / n), variance);
    printed(waldNps(tally, 0.95)?.value, value);
    printed(waldNps(tally, 0.95)?.se, se);
    printed(adjustedWaldNps(tally, 0.95)?.value, value);
    printed(scoreNps(tally, 0.95)?.se, se);
  });

  it("answers 1…15 with cuts 0–6/7–8/9–15: 6.6667, variance .862222", () => {
    const tally = counts(6, 2, 7);
    printed(waldNps(tally, 0.95)?.value, "6.6667");
    printed(npsVariance(7 / 15, 6 / 15), "0.862222");
  });
});

describe("methods.md 1, intervals (Rocks 2016; stats_vectors.py)", () => {
  it.each([
    ["20,30,50", counts(20, 30, 50), ["14.692", "45.308"], ["14.051", "44.201"], ["13.955", "44.339"]],
    ["5,5,10", counts(5, 5, 10), ["-11.339", "61.339"], ["-11.716", "55.194"], ["-12.921", "56.011"]],
    ["0,0,10", counts(0, 0, 10), ["100", "100"], ["47.504", "100"], ["44.493", "100"]],
    ["0,8,0", counts(0, 8, 0), ["0", "0"], ["-21.822", "21.822"], ["-32.441", "32.441"]],
  ] as const)("%s", (_, tally, wald, adjusted, score) => {
    for (const [method, [lo, hi]] of [
      [waldNps, wald],
      [adjustedWaldNps, adjusted],
      [scoreNps, score],
    ] as const) {
      printed(method(tally, 0.95)?.lo, lo);
      printed(method(tally, 0.95)?.hi, hi);
    }
  });

  it("the full 95 % width at p = d = 1/3 is 320.06/√n points (CYBAEA prints 320)", () => {
    const n = 30_000;
    const interval = waldNps(counts(n / 3, n / 3, n / 3), 0.95);
    printed(((interval?.hi ?? 0) - (interval?.lo ?? 0)) * Math.sqrt(n), "320.06");
  });

  it("of nothing is null", () => {
    for (const method of [waldNps, adjustedWaldNps, scoreNps]) expect(method(counts(0, 0, 0), 0.95)).toBeNull();
  });
});

describe("methods.md 1, tests, weights, sample sizes (stats_vectors.py)", () => {
  it("two waves (20,30,50) → (15,25,60)", () => {
    const result = npsDifference(counts(20, 30, 50), counts(15, 25, 60), 0.95);
    near(result?.difference, 15);
    printed(result?.adjustedDifference, "14.563");
    printed(result?.se, "10.618");
    printed(result?.z, "1.3716");
    printed(result?.p, "0.1702");
    printed(result?.lo, "-6.247");
    printed(result?.hi, "35.373");
  });

  it("five times the answers", () => {
    const result = npsDifference(counts(100, 150, 250), counts(75, 125, 300), 0.95);
    printed(result?.adjustedDifference, "14.911");
    printed(result?.z, "3.1072");
    printed(result?.p, "0.00189");
  });

  it("weights 1,1,2,2,4 on answers 10,9,8,6,3: −40, nEff 3.846154, SE 34.292856", () => {
    const values = [100, 100, 0, -100, -100];
    const weights = [1, 1, 2, 2, 4];
    near(weightedMean(values, weights)?.value, -40);
    printed(kishEffectiveSize(10, 26), "3.846154");
    printed(linearisedSe(values, weights, -40), "34.292856");
  });

  it("paired differences with mean 40 and SE 26.6667 over 10 customers: t 1.5, p .1679", () => {
    const result = pairedT({ n: 10, mean: 40, sd: (80 / 3) * Math.sqrt(10) });
    near(result?.t, 1.5);
    printed(result?.p, "0.1679");
  });

  it("Dirichlet(50.5, 30.5, 20.5): mean 29.556650, sd 7.727984", () => {
    printed(dirichletNps(counts(20, 30, 50)).mean, "29.556650");
    printed(dirichletNps(counts(20, 30, 50)).sd, "7.727984");
  });

  it("sample sizes for ±10, ±5, ±3 points and for changes of 10 and 5 points", () => {
    expect([10, 5, 3].map((width) => npsSampleSize(width, 0.95, 1))).toEqual([385, 1537, 4269]);
    expect([10, 5, 3].map((width) => npsSampleSize(width, 0.95, 0.7))).toEqual([189, 753, 2092]);
    expect([10, 5].map((change) => npsPowerSampleSize(change, 0.95, 0.8, 0.8))).toEqual([1005, 4019]);
  });
});

describe("methods.md 2, CSAT (index_vectors.py, stats_vectors.py)", () => {
  const first = [5, 4, 4, 5, 3, 4, 5, 2, 4, 5];
  const second = [3, 4, 3, 2, 4, 3, 5, 3, 2, 4];

  it("mean 4.1, sd .994429, t interval 3.388628–4.811372", () => {
    const summary = meanSummary(first);
    near(summary?.mean, 4.1);
    printed(summary?.sd, "0.994429");
    printed(summary && meanInterval(summary, 0.95)?.lo, "3.388628");
    printed(summary && meanInterval(summary, 0.95)?.hi, "4.811372");
  });

  it("Welch t 1.840716, df 17.960226, p .082246; interval of the difference as scipy 1.17.1", () => {
    const a = meanSummary(first);
    const b = meanSummary(second);
    const result = a && b && welchTest(a, b, 0.95);
    printed(result?.t, "1.840716");
    printed(result?.df, "17.960226");
    printed(result?.p, "0.082246");
    near(result?.lo, -0.11323403008734767);
    near(result?.hi, 1.7132340300873472);
  });

  it("Mann–Whitney U 73, p .070617 without continuity correction", () => {
    expect(mannWhitney({ values: first }, { values: second })?.u).toBe(73);
    printed(mannWhitney({ values: first }, { values: second })?.p, "0.070617");
  });

  it("Wilcoxon signed rank agrees with scipy 1.17.1", () => {
    near(wilcoxonSignedRank([1, 2, -1, 3, 4, -2, 2.5, 0, 1])?.p, 0.1051719513086604);
  });

  it("195/350 by Wald (Quality Progress 2005): .5051–.6092", () => {
    // The Wald interval of a share is that of a score whose only classes are hits (promoters) and the rest (passives).
    printed((waldNps(counts(0, 155, 195), 0.95)?.lo ?? 0) / 100, "0.5051");
    printed((waldNps(counts(0, 155, 195), 0.95)?.hi ?? 0) / 100, "0.6092");
  });

  it("385 answers for ±5 %, 97 for ±10 %", () => {
    expect([npsSampleSize(5, 0.95, 0.5), npsSampleSize(10, 0.95, 0.5)]).toEqual([385, 97]);
  });
});

describe("methods.md 3, CES (index_vectors.py)", () => {
  it("mean of 7,6,5,7,4,2,6,7,3,5 is 5.2", () => near(meanSummary([7, 6, 5, 7, 4, 2, 6, 7, 3, 5])?.mean, 5.2));
});

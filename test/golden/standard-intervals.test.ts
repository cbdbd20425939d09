import { describe, expect, it } from "vitest";
import { binomialTwoSidedP } from "../../shared/statistics/binomial-two-sided-p.ts";
import { chiSquareTest } from "../../shared/statistics/chi-square-test.ts";
import { cochranArmitage } from "../../shared/statistics/cochran-armitage.ts";
import { finitePopulationFactor } from "../../shared/statistics/finite-population-factor.ts";
import { fisherExact } from "../../shared/statistics/fisher-exact.ts";
import { holm } from "../../shared/statistics/holm.ts";
import { type Duration, kaplanMeier } from "../../shared/statistics/kaplan-meier.ts";
import { logRankTest } from "../../shared/statistics/log-rank-test.ts";
import { mcnemarTest } from "../../shared/statistics/mcnemar-test.ts";
import { medianInterval } from "../../shared/statistics/median-interval.ts";
import { newcombeDifference } from "../../shared/statistics/newcombe-difference.ts";
import { poissonInterval } from "../../shared/statistics/poisson-interval.ts";
import { poissonRatioTest } from "../../shared/statistics/poisson-ratio-test.ts";
import { pooledZTest } from "../../shared/statistics/pooled-z-test.ts";
import { ratioOfSums } from "../../shared/statistics/ratio-of-sums.ts";
import { weightedMean } from "../../shared/statistics/weighted-mean.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { near, nearRelative, printed } from "../statistics/near.ts";

describe("methods.md 0.3", () => {
  it("finite population factor of 60 of 100 is 0.635642", () => printed(finitePopulationFactor(60, 100), "0.635642"));

  it("Holm on (.01, .04, .03) is (.03, .06, .06)", () => {
    const adjusted = holm([0.01, 0.04, 0.03]);
    near(adjusted[0], 0.03);
    near(adjusted[1], 0.06);
    near(adjusted[2], 0.06);
  });
});

describe("methods.md 0.4, Wilson interval", () => {
  it.each([
    ["Newcombe 1998, Stat. Med. 17:857–872: 81/263", 81, 263, 0.95, "0.255289", "0.366210"],
    ["0/20", 0, 20, 0.95, "0", "0.161125"],
    ["1/29", 1, 29, 0.95, "0.006113", "0.171755"],
    ["R package cards: 32/32", 32, 32, 0.95, "0.892821", "1"],
    ["R package cards: 32/32, as printed there", 32, 32, 0.95, "0.8928208", "1"],
    ["R package cards: 0/32", 0, 32, 0.95, "0", "0.1071792"],
    ["R package cards: 5/10 at 90 %", 5, 10, 0.9, "0.2692718", "0.7307282"],
    ["Bank of America item, Quality Progress 2005 (methods.md 2): 195/350", 195, 350, 0.95, "0.504763", "0.608282"],
    ["methods.md 8, 3/10", 3, 10, 0.95, "0.107791", "0.603222"],
    ["methods.md 11.1, 340/425", 340, 425, 0.95, "0.759359", "0.835266"],
    ["methods.md 11.7, 156/1200", 156, 1200, 0.95, "0.112147", "0.150215"],
    ["methods.md 11.8, 4000/10000", 4000, 10000, 0.95, "0.3904", "0.4096"],
    ["methods.md 11.8, 1200/4000", 1200, 4000, 0.95, "0.2860", "0.3144"],
    ["methods.md 11.8, 900/1200", 900, 1200, 0.95, "0.7247", "0.7737"],
    ["methods.md 11.8, 180/900", 180, 900, 0.95, "0.1752", "0.2274"],
  ])("%s", (_, x, n, level, lo, hi) => {
    printed(wilsonInterval(x, n, level)?.lo, lo);
    printed(wilsonInterval(x, n, level)?.hi, hi);
  });

  it("of nothing is null", () => expect(wilsonInterval(0, 0, 0.95)).toBeNull());
});

describe("methods.md 0.4, differences of shares", () => {
  it("Newcombe 1998, Stat. Med. 17:873–890: 56/70 − 48/80", () => {
    const result = newcombeDifference(56, 70, 48, 80, 0.95);
    near(result?.difference, 0.2);
    printed(result?.lo, "0.052431");
    printed(result?.hi, "0.333873");
  });

  it("420/600 against 380/600: pooled z and Newcombe", () => {
    printed(pooledZTest(420, 600, 380, 600)?.z, "2.449490");
    printed(pooledZTest(420, 600, 380, 600)?.p, "0.014306");
    printed(newcombeDifference(420, 600, 380, 600, 0.95)?.lo, "0.013321");
    printed(newcombeDifference(420, 600, 380, 600, 0.95)?.hi, "0.119488");
  });

  it("chi-square of R's prop.test help page (after Fleiss): 83/86, 90/93, 129/136, 70/82", () => {
    const result = chiSquareTest([
      [83, 3],
      [90, 3],
      [129, 7],
      [70, 12],
    ]);
    printed(result?.statistic, "12.600411");
    expect(result?.df).toBe(3);
    printed(result?.p, "0.00558548");
  });

  it("chi-square, Fisher and Cochran–Armitage agree with scipy 1.17.1", () => {
    const table = chiSquareTest([
      [20, 15, 5],
      [10, 25, 30],
    ]);
    near(table?.statistic, 18.80408653846154);
    nearRelative(table?.p, 8.25552105856662e-5);
    near(fisherExact(3, 1, 1, 3), 0.48571428571428565);
    near(fisherExact(2, 15, 8, 6), 0.018110299688865246);
    nearRelative(fisherExact(1, 9999, 5, 20), 3.7753802652772847e-13);
    near(fisherExact(12, 480, 30, 610), 0.05642164806998347);
    near(cochranArmitage([10, 15, 25], [100, 100, 100])?.z, 2.846049894151543);
    near(cochranArmitage([5, 8, 20], [50, 120, 90], [1, 2, 4])?.p, 0.0027713098840816625);
  });

  it("McNemar b = 15, c = 5: X² 5, p .025347, exact .041389, which is the one reported", () => {
    const result = mcnemarTest(15, 5);
    near(result?.statistic, 5);
    printed(result?.asymptoticP, "0.025347");
    printed(result?.exactP, "0.041389");
    expect(result?.p).toBe(result?.exactP);
  });

  it("weighted share: .730769, nEff 7.511111, Wilson .383105–.922259", () => {
    const { value = 0, nEff = 0 } = weightedMean([1, 1, 0, 1, 0, 1, 1, 0, 1, 1], [1, 1, 1, 2, 2, 3, 0.5, 0.5, 1, 1]) ?? {};
    const interval = wilsonInterval(value * nEff, nEff, 0.95);
    printed(value, "0.730769");
    printed(nEff, "7.511111");
    printed(interval?.lo, "0.383105");
    printed(interval?.hi, "0.922259");
  });
});

describe("methods.md 0.4, counts, ratios, durations", () => {
  it("Garwood interval of 37 and upper limit of 0", () => {
    printed(poissonInterval(37, 1, 0.95)?.lo, "26.051415");
    printed(poissonInterval(37, 1, 0.95)?.hi, "50.999626");
    expect(poissonInterval(0, 1, 0.95)?.lo).toBe(0);
    printed(poissonInterval(0, 1, 0.95)?.hi, "3.688879");
  });

  it("rates 37/1000 against 60/1200: ratio 1.351351, p .154625", () => {
    printed(poissonRatioTest(37, 1000, 60, 1200)?.ratio, "1.351351");
    printed(poissonRatioTest(37, 1000, 60, 1200)?.p, "0.154625");
  });

  it("exact binomial p values agree with scipy.stats.binomtest 1.17.1", () => {
    near(binomialTwoSidedP(3, 50, 0.2), 0.011917135597017944);
    near(binomialTwoSidedP(0, 10, 0.3), 0.0388396033);
    near(binomialTwoSidedP(520, 1000, 0.5), 0.2174482932041415);
    nearRelative(binomialTwoSidedP(700, 1000, 0.5), 1.7665678007949568e-37);
  });

  it("ratio of sums (120,0,80,200,50)/(2,1,1,4,1): 50, delta SE 7.657805", () => {
    const result = ratioOfSums([120, 0, 80, 200, 50], [2, 1, 1, 4, 1]);
    near(result?.ratio, 50);
    printed(result?.se, "7.657805");
  });

  it("median of 25 values lies between the 8th and the 18th, coverage .956715; below 6 values there is no interval", () => {
    const values = Array.from({ length: 25 }, (_, i) => i + 1);
    const result = medianInterval(values, 0.95);
    expect(result).toMatchObject({ median: 13, lo: 8, hi: 18, lowerRank: 8, upperRank: 18 });
    printed(result?.coverage, "0.956715");
    expect(medianInterval([1, 2, 3, 4, 5], 0.95)).toMatchObject({ median: 3, lo: null, hi: null });
  });

  const open = (...times: number[]): Duration[] => times.map((time) => ({ time, ended: false }));
  const ended = (...times: number[]): Duration[] => times.map((time) => ({ time, ended: true }));
  const mercaptopurine = [...ended(6, 6, 6, 7, 10, 13, 16, 22, 23), ...open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
  const placebo = ended(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

  it.each([
    [6, "0.8571", "0.0764"],
    [7, "0.8067", null],
    [10, "0.7529", "0.0963"],
    [13, "0.6902", null],
    [16, "0.6275", null],
    [22, "0.5378", null],
    [23, "0.4482", "0.1346"],
  ])("Kaplan–Meier of the 6-MP arm (Freireich et al. 1963, Blood 21:699–716) at %d", (time, survival, se) => {
    const step = kaplanMeier(mercaptopurine).find((candidate) => candidate.time === time);
    printed(step?.survival, survival);
    if (se !== null) printed(step?.se, se);
  });

  it("log-rank test of both arms of Freireich et al. 1963 agrees with scipy.stats.logrank 1.17.1", () => {
    near(logRankTest(mercaptopurine, placebo)?.statistic, 16.792940989216536);
    nearRelative(logRankTest(mercaptopurine, placebo)?.p, 4.168809109334529e-5);
  });
});

import { describe, expect, it } from "vitest";
import { rankCheck } from "../../shared/indices/compare/rank-check.ts";
import { type SliceNumber, sampleOf } from "../../shared/indices/compare/sample-of.ts";
import type { Aggregate, IndexContext, Row } from "../../shared/indices/index-definition.ts";
import type { IndexId, IndexResult, MetricId } from "../../shared/indices/index-result.ts";
import { makeResult } from "../../shared/indices/make-result.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../shared/indices/settings.ts";
import { logRankTest } from "../../shared/statistics/log-rank-test.ts";
import { mannWhitney } from "../../shared/statistics/mann-whitney.ts";
import { contextOf } from "./support/context-of.ts";

const plain = contextOf({ answers: ["nps", "csat", "ces"] });
const weighted = contextOf({ answers: ["nps", "csat", "ces", "weight"] });
const withSettings = (change: Partial<Settings>, context: IndexContext = plain): IndexContext => ({
  ...context,
  settings: { ...DEFAULT_SETTINGS, ...change },
});
const headline = (own: Settings["csat"]["headline"], context = plain): IndexContext =>
  withSettings({ csat: { ...DEFAULT_SETTINGS.csat, headline: own } }, context);

const resultOf = (change: Partial<IndexResult> = {}): IndexResult => ({
  ...makeResult({ value: 5, unit: "percent", n: 40, params: {}, parts: {} }),
  ...change,
});
const sample = (id: IndexId | MetricId, aggregate: Aggregate, context = plain, change: Partial<IndexResult> = {}) =>
  sampleOf(id, { aggregate, result: resultOf(change) } satisfies SliceNumber, context);
const kept = (...rows: readonly (readonly [answer: number, answers: number, weight?: number, squares?: number])[]): Aggregate => ({
  rows: [{ answer: null, answers: 99 }],
  kept: rows.map(([answer, answers, weight = answers, squares = answers]): Row => ({ answer, answers, weight, squares })),
});
const close = (value: number) => expect.closeTo(value, 12);

describe("what a test takes of a slice", () => {
  it("is of nps the classes of the answers, at the effective size where weights act", () => {
    expect(sample("nps", kept([10, 4], [9, 1], [8, 2], [6, 3]))).toEqual({
      kind: "net",
      counts: { promoters: close(5), passives: close(2), detractors: close(3) },
    });
    // Shares 1/2, 1/4, 1/4 of weight 8; 64/16 = 4 answers are worth as many.
    const heavy = kept([10, 2, 4, 8], [7, 2, 2, 4], [0, 1, 2, 4]);
    expect(sample("nps", heavy, weighted)).toEqual({
      kind: "net",
      counts: { promoters: close(2), passives: close(1), detractors: close(1) },
    });
    const byRevenue = withSettings({ nps: { ...DEFAULT_SETTINGS.nps, weightBy: "revenue" } });
    expect(sample("nps", heavy, byRevenue)).toMatchObject({ counts: { promoters: close(2) } });
  });

  it("is of csat what its headline counts, by the cuts 4 and 2 of 1–5", () => {
    const answers = kept([5, 2], [4, 3], [3, 1], [2, 2], [1, 2]);
    expect(sample("csat", answers)).toEqual({ kind: "share", successes: 5, n: 10, factor: 100 });
    expect(sample("csat", answers, headline("net"))).toEqual({
      kind: "net",
      counts: { promoters: close(5), passives: close(1), detractors: close(4) },
    });
    // Mean 3.1, Σ(y − 3.1)² = 2·3.61 + 3·.81 + .01 + 2·1.21 + 2·4.41 = 20.9
    const mean = { n: 10, mean: close(3.1), sd: close(Math.sqrt(20.9 / 9)) };
    expect(sample("csat", answers, headline("mean"))).toEqual({ kind: "mean", summary: mean, factor: 1 });
    // (y − 1)/4 in percent.
    const rescaled = { n: 10, mean: close(52.5), sd: close(25 * Math.sqrt(20.9 / 9)) };
    expect(sample("csat", answers, headline("rescaled"))).toEqual({ kind: "mean", summary: rescaled, factor: 1 });
    const five = { ...headline("rescaled"), scales: { ...plain.scales, csat: { min: 0, max: 10 } } };
    expect(sample("csat", kept([5, 3], [7, 1]), five)).toMatchObject({ summary: { mean: close(55) } });
  });

  it("is of weighted csat the share or mean of the weights, with the error that they leave", () => {
    const answers = kept([5, 2, 6, 18], [2, 1, 2, 4]);
    // 64/22 effective answers; 6/8 satisfied.
    expect(sample("csat", answers, weighted)).toEqual({
      kind: "share",
      successes: close((0.75 * 64) / 22),
      n: close(64 / 22),
      factor: 100,
    });
    const nEff = 64 / 22;
    expect(sample("csat", answers, headline("net", weighted))).toEqual({
      kind: "net",
      counts: { promoters: close(0.75 * nEff), passives: 0, detractors: close(0.25 * nEff) },
    });
    // Mean (30 + 4)/8 = 4.25; √(18·.75² + 4·2.25²)/8
    const se = Math.sqrt(18 * 0.75 ** 2 + 4 * 2.25 ** 2) / 8;
    expect(sample("csat", answers, headline("mean", weighted))).toEqual({
      kind: "normal",
      value: close(4.25),
      se: close(se),
      method: "linearised",
    });
    expect(sample("csat", answers, headline("rescaled", weighted))).toMatchObject({ value: close(81.25), se: close(25 * se) });
  });

  it("is of ces its mean as it stands, also where the answers are turned round", () => {
    expect(sample("ces", kept([2, 1], [4, 1]), plain, { value: 5 })).toEqual({
      kind: "mean",
      summary: { n: 2, mean: 5, sd: close(Math.SQRT2) },
      factor: 1,
    });
    expect(sample("ces", kept([2, 1, 3, 9], [4, 1]), weighted, { value: 5.5 })).toEqual({
      kind: "normal",
      value: 5.5,
      // Mean (6 + 4)/4 = 2.5; √(9·.25 + 1·2.25)/4
      se: close(Math.sqrt(4.5) / 4),
      method: "linearised",
    });
    expect(sample("ces", kept([2, 1]), plain, { value: 2 })).toMatchObject({ summary: { n: 1, mean: 2, sd: 0 } });
  });

  it("is of secure, churn, retention and first contacts how many of how many", () => {
    expect(sample("secure", {}, plain, { value: 30, n: 50, nEff: 40 })).toEqual({
      kind: "share",
      successes: close(12),
      n: 40,
      factor: 100,
    });
    const parts = { lostOfStart: 4, kept: 36, resolved: 7 };
    const shareOf = (id: "churn" | "retention" | "fcr", context = plain) => sample(id, {}, context, { parts });
    expect(shareOf("churn")).toEqual({ kind: "share", successes: 4, n: 40, factor: 100 });
    expect(shareOf("retention")).toEqual({ kind: "share", successes: 36, n: 40, factor: 100 });
    expect(shareOf("fcr")).toEqual({ kind: "share", successes: 7, n: 40, factor: 100 });
    expect(shareOf("churn", withSettings({ churn: "Cserved" }))).toBeNull();
    expect(sample("churn", {}, plain, { parts: { lostOfStart: null } })).toMatchObject({ successes: 0 });
  });

  it("is of health the mean of the active customers that have a score", () => {
    const band = (active: boolean, name: string | null, n: number, total: number, squares: number): Row => ({
      ...{ active, band: name, n, total, squares },
    });
    // 60, 80 and 40: mean 60, Σ² 11,600, sd √(800/2).
    const bands = [
      band(true, "green", 1, 80, 6_400),
      band(true, "red", 2, 100, 5_200),
      band(true, null, 9, 900, 90_000),
      band(false, "red", 7, 7, 7),
    ];
    expect(sample("health", { bands })).toEqual({ kind: "mean", summary: { n: 3, mean: 60, sd: 20 }, factor: 1 });
    expect(sample("health", { bands: [band(true, "red", 1, 40, 1_600)] })).toMatchObject({ summary: { n: 1, mean: 40, sd: 0 } });
    expect(sample("health", {})).toMatchObject({ summary: { n: 0, mean: 0, sd: 0 } });
    // Rounding may leave less than nothing under the root.
    expect(sample("health", { bands: [band(true, "red", 2, 80, 3_199)] })).toMatchObject({ summary: { n: 2, mean: 40, sd: 0 } });
  });

  it("is of cvq its share and linearised error in percent, for two customers at least", () => {
    const context = withSettings({ cvq: { ...DEFAULT_SETTINGS.cvq, lambda: 1 } });
    // 6/(6 + 2); √(.0625·20 − 2·.25·.75·4 + .5625·2)/8
    const sums = [{ a: 6, b: 2, aa: 20, bb: 2, ab: 4, clusters: 3 }];
    const se = Math.sqrt(0.0625 * 20 - 2 * 0.25 * 0.75 * 4 + 0.5625 * 2) / 8;
    expect(sample("cvq", { sums }, context)).toEqual({ kind: "normal", value: close(75), se: close(100 * se), method: "linearised" });
    const [row = {}] = sums;
    expect(sample("cvq", { sums: [{ ...row, clusters: 1 }] }, context)).toBeNull();
    expect(sample("cvq", {}, context)).toBeNull();
  });

  it("is of everything else the interval, which holds the value", () => {
    const ci = { method: "bootstrap", level: 0.95, lo: 3, hi: 7 };
    expect(sample("arpa", {}, plain, { ci })).toEqual({ kind: "limits", value: 5, lo: 3, hi: 7 });
    expect(sample("arpa", {}, plain, { ci, value: 2 })).toEqual({ kind: "limits", value: 2, lo: 2, hi: 7 });
    expect(sample("arpa", {}, plain, { ci, value: 9 })).toEqual({ kind: "limits", value: 9, lo: 3, hi: 9 });
    expect(sample("churn", {}, withSettings({ churn: "A" }), { ci })).toEqual({ kind: "limits", value: 5, lo: 3, hi: 7 });
    expect(sample("arpa", {}, plain, { ci: null })).toBeNull();
  });

  it("is nothing where there is no value", () => {
    const ci = { method: "bootstrap", level: 0.95, lo: 3, hi: 7 };
    expect(sample("arpa", {}, plain, { value: null, ci })).toBeNull();
    expect(sample("nps", kept([10, 4]), plain, { value: null })).toBeNull();
  });
});

describe("what ranks alone say of two slices", () => {
  const [before, after] = [kept([3, 4], [1, 2], [5, 1]), kept([5, 6], [4, 2])];

  it.each(["csat", "ces"] as const)("is of %s the test of Mann and Whitney, each answer as often as it is", (id) => {
    const expected = mannWhitney({ values: [5, 4], times: [6, 2] }, { values: [3, 1, 5], times: [4, 2, 1] });
    expect(rankCheck(id, before, after, plain)).toEqual({ method: "mannWhitney", p: close(expected?.p ?? Number.NaN) });
    expect(rankCheck(id, before, kept(), plain)).toBeNull();
    expect(rankCheck(id, {}, after, plain)).toBeNull();
  });

  it("is nothing for weighted answers, on either side", () => {
    const heavy = kept([5, 6, 9, 20], [4, 2]);
    expect(rankCheck("csat", before, after, weighted)).toMatchObject({ method: "mannWhitney" });
    expect(rankCheck("csat", before, heavy, weighted)).toBeNull();
    expect(rankCheck("csat", heavy, after, weighted)).toBeNull();
  });

  it.each(["firstResponse", "handleTime", "resolutionTime"] as const)("is of %s the log-rank test, open ones by their age", (id) => {
    const cell = (seconds: number | null, age: number | null, tickets: number): Row => ({ seconds, age, tickets });
    const one = { durations: [cell(300, null, 2), cell(60, null, 3), cell(null, 200, 4), cell(0, 5, 1), cell(null, 0, 2)] };
    const other = { durations: [cell(400, null, 5), cell(-1, 900, 7), cell(120, null, 1), cell(null, -1, 8), cell(null, null, 9)] };
    const [first, second] = [
      [
        { time: 0, ended: true, times: 1 },
        { time: 0, ended: false, times: 2 },
        { time: 60, ended: true, times: 3 },
        { time: 200, ended: false, times: 4 },
        { time: 300, ended: true, times: 2 },
      ],
      [
        { time: 120, ended: true, times: 1 },
        { time: 400, ended: true, times: 5 },
      ],
    ];
    expect(rankCheck(id, one, other, plain)).toEqual({ method: "logRank", p: close(logRankTest(first, second)?.p ?? Number.NaN) });
    expect(rankCheck(id, one, {}, plain)).toBeNull();
  });

  it("is nothing for other numbers", () => {
    expect(rankCheck("nps", before, after, plain)).toBeNull();
    expect(rankCheck("health", before, after, plain)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { clusterInterval, clusterQuery, clusterSql, RESAMPLES, resamplesFor } from "../../shared/indices/cluster-bootstrap.ts";
import { finitePopulation } from "../../shared/indices/finite-population.ts";
import type { IndexContext, SliceKind } from "../../shared/indices/index-definition.ts";
import type { IndexResult } from "../../shared/indices/index-result.ts";
import { bootstrapRatio } from "../../shared/statistics/bootstrap-ratio.ts";
import { askFrames, type WrittenFrame } from "./support/ask-frames.ts";
import { contextOf } from "./support/context-of.ts";

const plain = contextOf({ answers: ["customer_id", "nps"] });
const weighted = contextOf({ answers: ["customer_id", "nps", "weight"] });

describe("answers of customers as they are drawn", () => {
  const frame = (rows: readonly string[]): WrittenFrame => ({
    columns: "customer integer, ord integer, grp integer, wave integer, answer smallint, weight double",
    rows,
  });
  // 1 answered twice, 2 and 3 once each alike, two nobody knows.
  const overall = frame([
    "1, 0, 0, null, 10, 2",
    "1, 1, 0, null, 3, 1",
    "2, 2, 0, null, 9, 1",
    "3, 3, 0, null, 10, 1",
    "null, 4, 1, null, 9, 4",
    "null, 5, 1, null, 2, 1",
  ]);
  const byWave = frame(["1, 0, 0, 7, 10, 2", "1, 1, 0, 8, 3, 1", "2, 2, 0, 8, 3, 5"]);
  const code = "case when answer >= 9 then 1 when answer <= 6 then -1 else 0 end";
  const clusters = (context: IndexContext, kinds: readonly SliceKind[]) =>
    askFrames({ kept_nps_overall: overall, kept_nps_by_wave: byWave }, async (ask) => {
      const found = [];
      for (const kind of kinds) found.push(await ask(clusterQuery("nps", code, context, kind), kind));
      return found.map((rows) => rows.map(({ slice, top, bottom, customers }) => [slice, top, bottom, customers]));
    });

  it("are summed by customer, equal ones in one row, in the order of the sums", async () => {
    const [whole, groups, waves] = await clusters(plain, ["all", "group", "wave"]);
    expect(whole).toEqual([
      [-1, -1, 1, 1],
      [-1, 0, 2, 1],
      [-1, 1, 1, 3],
    ]);
    expect(groups).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 2],
      [1, -1, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(waves).toEqual([
      [7, 1, 1, 1],
      [8, -1, 1, 2],
    ]);
  });

  it("count by their weights where those are mapped", async () => {
    const [whole, waves] = await clusters(weighted, ["all", "wave"]);
    expect(whole).toEqual([
      [-1, -1, 1, 1],
      [-1, 1, 1, 2],
      [-1, 1, 3, 1],
      [-1, 4, 4, 1],
    ]);
    expect(waves).toEqual([
      [7, 2, 2, 1],
      [8, -5, 5, 1],
      [8, -1, 1, 1],
    ]);
  });

  it("may be rows of any table, with a code of several terms", () =>
    askFrames({ paid: frame(["1, 0, 0, null, 4, 2", "1, 1, 0, null, 1, 1", "2, 2, 0, null, 1, 3"]) }, async (ask) => {
      const sql = clusterSql({ from: "paid", weight: "weight", unit: "customer", code: "answer + 1" }, "all");
      expect(await ask(sql, "all")).toMatchObject([
        { slice: -1, top: 6, bottom: 3, customers: 1 },
        { slice: -1, top: 12, bottom: 3, customers: 1 },
      ]);
    }));
});

describe("the interval of customers drawn", () => {
  const columns = { top: [-1, 0, 2], bottom: [1, 2, 2], customers: [3, 1, 6] };
  /** The same ten one by one. */
  const tops = [-1, -1, -1, 0, 2, 2, 2, 2, 2, 2];
  const bottoms = [1, 1, 1, 2, 2, 2, 2, 2, 2, 2];
  const result: IndexResult = {
    ...{ value: 50, unit: "points", n: 15, nEff: 15, ci: null, reason: null, flags: [] },
    excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
    params: { asOf: "2026-01-31" },
    parts: {},
  };
  const by = (bootstrap: "percentile" | "bca", change: Partial<IndexContext> = {}): IndexContext => ({
    ...plain,
    settings: { ...plain.settings, bootstrap, confidence: 0.9 },
    ...change,
  });
  const limitsOf = (method: "percentile" | "bca", factor = 100) => {
    const found = bootstrapRatio(
      tops.map((top) => factor * top),
      bottoms,
      { draws: 2_000, seed: 1, level: 0.9, method },
    );
    if (found === null) throw new Error("limits");
    return found;
  };

  it.each([
    ["percentile", "clusterBootstrap"],
    ["bca", "clusterBca"],
  ] as const)("by %s is that of all of them, each as often as it is", (bootstrap, method) => {
    const { lo, hi } = limitsOf(bootstrap);
    expect(clusterInterval(columns, result, by(bootstrap), 100)).toEqual({
      ...result,
      ci: { method, level: 0.9, lo, hi },
      params: { asOf: "2026-01-31", resamples: 2_000, seed: 1 },
    });
  });

  it("stays between the least and the most there can be", () => {
    const { lo, hi } = limitsOf("percentile");
    expect(clusterInterval(columns, result, by("percentile"), 100, [lo + 1, hi - 2]).ci).toMatchObject({ lo: lo + 1, hi: hi - 2 });
    expect(clusterInterval(columns, result, by("percentile"), 100, [-100, 100]).ci).toMatchObject({ lo, hi });
  });

  it("is narrower of most of a known population, by how many customers there are", () => {
    const { lo, hi } = limitsOf("percentile");
    const { factor } = finitePopulation(10, { population: 20 });
    const { ci } = clusterInterval(columns, result, by("percentile", { population: 20 }), 100);
    expect(ci?.lo).toBeCloseTo(50 - factor * (50 - lo), 9);
    expect(ci?.hi).toBeCloseTo(50 + factor * (hi - 50), 9);
    expect(factor).toBeCloseTo(Math.sqrt(10 / 19), 9);
  });

  it("is none for one customer, without a number, or where nothing is below the line", () => {
    const ci = { method: "wald", level: 0.9, lo: 0, hi: 1 };
    const before = { ...result, ci };
    const interval = (own: Parameters<typeof clusterInterval>[0], value: number | null = 50) =>
      clusterInterval(own, { ...before, value }, by("percentile"), 100);
    expect(interval({ top: [1], bottom: [1], customers: [1] })).toEqual({ ...before, ci: null });
    expect(interval(columns, null)).toEqual({ ...before, value: null, ci: null });
    expect(interval({})).toEqual({ ...before, ci: null });
    expect(interval({ top: [1], bottom: [0], customers: [4] })).toEqual({ ...before, ci: null });
    expect(interval({ top: [1], bottom: [2], customers: [2] }).ci).toMatchObject({ lo: 50, hi: 50 });
    expect(interval({ top: [1, null, 5], bottom: [1, 1, null], customers: [1, 1, null] }).ci).toMatchObject({ lo: 0, hi: 100 });
  });

  it("takes fewer draws of large bases, but 200 always", () => {
    expect(RESAMPLES).toBe(2_000);
    expect([0, 1, 10_000, 10_001, 40_000, 100_000, 100_001, 5_000_000].map(resamplesFor)).toEqual([
      2_000, 2_000, 2_000, 1_999, 500, 200, 200, 200,
    ]);
  });
});

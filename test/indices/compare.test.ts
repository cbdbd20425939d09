import { describe, expect, it } from "vitest";
import type { Comparison, IndicesOutput } from "../../shared/indices/index-result.ts";
import { logRankTest } from "../../shared/statistics/log-rank-test.ts";
import { meanSummary } from "../../shared/statistics/mean-summary.ts";
import { newcombeDifference } from "../../shared/statistics/newcombe-difference.ts";
import { pairedT } from "../../shared/statistics/paired-t.ts";
import { welchAnova } from "../../shared/statistics/welch-anova.ts";
import { welchTest } from "../../shared/statistics/welch-test.ts";
import { wilcoxonSignedRank } from "../../shared/statistics/wilcoxon-signed-rank.ts";
import { indicesOf } from "./support/indices-of.ts";

const testOf = (list: readonly Comparison[] | undefined, index: string): Comparison | undefined =>
  list?.find((test) => test.index === index);

/** Answers of two groups of different people: each value of a list is one customer. */
const answersOf = (field: string, groups: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(groups).flatMap(([segment, values]) =>
    values.map((value, at) => ({ customer_id: `${segment}${at}`, segment, [field]: value })),
  );

describe("tests of groups", () => {
  it("hold ces by Welch, with the digits of methods.md 2 for the same two lists", async () => {
    const groups = { a: [3, 4, 3, 2, 4, 3, 5, 3, 2, 4], b: [5, 4, 4, 5, 3, 4, 5, 2, 4, 5] };
    const output = await indicesOf({ answers: answersOf("ces", groups) }, { by: "segment", metrics: true });
    const test = testOf(output.groups?.[1]?.tests, "ces");
    // methods.md 2, vectors: Welch t 1.840716, df 17.960226, p .082246.
    expect(test).toMatchObject({ a: "a", b: "b", method: "welch" });
    expect(test?.difference).toBeCloseTo(0.8, 9);
    expect(test?.p).toBeCloseTo(0.082246, 6);
    // And Mann–Whitney U 73, p .070617.
    expect(test?.check?.method).toBe("mannWhitney");
    expect(test?.check?.p).toBeCloseTo(0.070617, 6);
  });

  it("hold answers on a scale by their ranks beside every headline of csat, but for weighted ones, which have none", async () => {
    const groups = { a: [3, 4, 3, 2, 4, 3, 5, 3, 2, 4], b: [5, 4, 4, 5, 3, 4, 5, 2, 4, 5] };
    const answers = answersOf("csat", groups);
    const checkOf = async (headline: "share" | "mean", rows: ReturnType<typeof answersOf>) =>
      testOf((await indicesOf({ answers: rows }, { by: "segment", settings: { csat: { headline } } })).groups?.[1]?.tests, "csat")?.check;
    expect((await checkOf("mean", answers))?.p).toBeCloseTo(0.070617, 6);
    expect((await checkOf("share", answers))?.p).toBeCloseTo(0.070617, 6);
    expect(
      await checkOf(
        "mean",
        answers.map((row, at) => ({ ...row, weight: 1 + (at % 2) })),
      ),
    ).toBeUndefined();
  });

  it("hold times by the log-rank test, open tickets as long as they are known to last", async () => {
    // Hours until resolved; null = still open, for longer than any of them.
    const many = (least: number, most: number, open: number) =>
      Array.from({ length: 40 }, (_, at) => (at < open ? null : least + ((at * 7) % (most - least))));
    const hours = { a: many(1, 12, 3), b: many(2, 20, 6) };
    const tickets = Object.entries(hours).flatMap(([segment, list]) =>
      list.map((own, at) => ({
        ticket_id: `${segment}${at}`,
        segment,
        created_at: "2026-03-01T00:00:00",
        resolved_at: own === null ? null : `2026-03-01T${String(own).padStart(2, "0")}:00:00`,
      })),
    );
    const output = await indicesOf({ tickets }, { by: "segment", metrics: true, settings: { asOf: "2026-03-02" } });
    const durations = (list: readonly (number | null)[]) => list.map((own) => ({ time: own ?? 40, ended: own !== null }));
    const test = testOf(output.groups?.[1]?.tests, "resolutionTime");
    expect(test?.check?.method).toBe("logRank");
    expect(test?.check?.p).toBeCloseTo(logRankTest(durations(hours.a), durations(hours.b))?.p ?? Number.NaN, 9);
  });

  it("hold secure customers by Newcombe and pooled z, and their revenue by linearised errors", async () => {
    const tops = { a: 48, b: 56 };
    const customers = [
      ...Array.from({ length: 80 }, (_, at) => ({ id: `a${at}`, segment: "a", top: at < tops.a })),
      ...Array.from({ length: 70 }, (_, at) => ({ id: `b${at}`, segment: "b", top: at < tops.b })),
    ];
    const answers = customers.map(({ id, segment, top }) => ({ customer_id: id, segment, sat: top ? 5 : 3, recommend: 5, repurchase: 5 }));
    const accounts = customers.map(({ id, segment }, at) => ({ customer_id: id, segment, revenue: 100 + at }));
    const output = await indicesOf({ answers, accounts }, { by: "segment" });
    const test = testOf(output.groups?.[1]?.tests, "secure");
    // Newcombe 1998: 56/70 − 48/80 = .2000, .0524 to .3339.
    expect(test?.difference).toBeCloseTo(20, 9);
    expect(test?.lo).toBeCloseTo(5.2431, 4);
    expect(test?.hi).toBeCloseTo(33.3873, 4);
    expect(test?.method).toBe("pooledZ");
    const [a, b] = (output.groups ?? []).map(({ indices }) => indices.secure.parts);
    expect(test?.byRevenue?.difference).toBeCloseTo(Number(b?.["byRevenue"]) - Number(a?.["byRevenue"]), 9);
    expect((test?.byRevenue?.hi ?? 0) - (test?.byRevenue?.lo ?? 0)).toBeGreaterThan(0);
  });

  it("hold health by Welch over the customers' scores", async () => {
    const usage = { a: [1, 2, 3, 4, 6, 7], b: [3, 5, 8, 8, 9, 10, 2] };
    const accounts = Object.entries(usage).flatMap(([segment, values]) =>
      values.map((value, at) => ({ customer_id: `${segment}${at}`, segment, usage_per_week: value })),
    );
    const output = await indicesOf({ accounts }, { by: "segment" });
    const summary = (values: readonly number[]) => meanSummary(values.map((value) => 10 * value));
    const [a, b] = [summary(usage.a), summary(usage.b)];
    if (a === null || b === null) throw new Error("summaries");
    const expected = welchTest(b, a, 0.95);
    const test = testOf(output.groups?.[1]?.tests, "health");
    expect(test?.p).toBeCloseTo(expected?.p ?? Number.NaN, 9);
    expect(test?.lo).toBeCloseTo(expected?.lo ?? Number.NaN, 6);
  });

  it("hold churn, retention and first contacts by Newcombe", async () => {
    const accounts = ["a", "b"].flatMap((segment) =>
      Array.from({ length: 60 }, (_, at) => ({
        customer_id: `${segment}${at}`,
        segment,
        mrr: 10,
        start_date: "2020-01-01",
        end_date: at < (segment === "a" ? 6 : 18) ? "2026-03-01" : null,
      })),
    );
    const output = await indicesOf({ accounts }, { by: "segment", metrics: true, settings: { asOf: "2026-06-30" } });
    const tests = output.groups?.[1]?.tests;
    const expected = newcombeDifference(18, 60, 6, 60, 0.95);
    expect(testOf(tests, "churn")?.difference).toBeCloseTo(20, 9);
    expect(testOf(tests, "churn")?.lo).toBeCloseTo(100 * (expected?.lo ?? 0), 9);
    expect(testOf(tests, "retention")?.difference).toBeCloseTo(-20, 9);
    expect(testOf(tests, "retention")?.p).toBeCloseTo(testOf(tests, "churn")?.p ?? Number.NaN, 12);
  });

  it("hold lifetime value and money at risk by the intervals of both", async () => {
    const accounts = ["a", "b"].flatMap((segment) =>
      Array.from({ length: 40 }, (_, at) => ({
        customer_id: `${segment}${at}`,
        segment,
        mrr: (segment === "a" ? 10 : 30) + (at % 7),
        start_date: "2020-01-01",
        end_date: at % 8 === 0 ? "2026-03-01" : null,
      })),
    );
    const answers = accounts.map(({ customer_id }, at) => ({ customer_id, answered_at: "2024-01-01", nps: (at * 7) % 11 }));
    const output = await indicesOf({ accounts, answers }, { by: "segment", settings: { asOf: "2026-06-30" }, simulate: true });
    for (const id of ["clv", "boxes"] as const) {
      const test = testOf(output.groups?.[1]?.tests, id);
      const [a, b] = (output.groups ?? []).map(({ indices }) => indices[id]);
      expect(test?.method).toBe("mover");
      expect(test?.difference).toBeCloseTo((b?.value ?? 0) - (a?.value ?? 0), 9);
      expect((test?.p ?? 1) < 0.05).toBe((test?.lo ?? 0) > 0 || (test?.hi ?? 0) < 0);
    }
  });

  it("say of three groups whether they differ at all", async () => {
    const groups = { a: [9, 10, 3, 7, 8, 10], b: [1, 2, 9, 6, 7, 3, 5], c: [9, 9, 10, 8, 6] };
    const answers = answersOf("nps", groups);
    const { groupTests } = await indicesOf({ answers }, { by: "segment" });
    const code = (value: number): number => (value >= 9 ? 1 : value <= 6 ? -1 : 0);
    const expected = welchAnova(Object.values(groups).flatMap((values) => meanSummary(values.map(code)) ?? []));
    const found = groupTests?.find(({ index }) => index === "nps");
    expect(found).toMatchObject({ method: "welchAnova", df: 2, slices: 3 });
    expect(found?.statistic).toBeCloseTo(expected?.f ?? Number.NaN, 9);
    expect(found?.p).toBeCloseTo(expected?.p ?? Number.NaN, 9);
  });
});

describe("tests of waves", () => {
  const both = Array.from({ length: 40 }, (_, at) => ({
    id: `c${at}`,
    first: (at * 7) % 11,
    second: Math.min(10, ((at * 7) % 11) + (at % 3)),
  }));
  const answers = both.flatMap(({ id, first, second }) => [
    { customer_id: id, answered_at: "2026-01-10", nps: first, csat: 1 + (first % 5) },
    { customer_id: id, answered_at: "2026-04-10", nps: second, csat: 1 + (second % 5) },
  ]);
  const pairedOf = async (): Promise<IndicesOutput> => indicesOf({ answers }, { wave: "quarter", simulate: true });

  it("say beside the difference what the customers of both waves say", async () => {
    const { waves } = await pairedOf();
    const code = (value: number): number => (value >= 9 ? 1 : value <= 6 ? -1 : 0);
    const summary = meanSummary(both.map(({ first, second }) => code(second) - code(first)));
    const expected = summary === null ? null : pairedT(summary, 0.95);
    const test = testOf(waves?.[1]?.tests, "nps");
    expect(test?.flags).toEqual(["PAIRED"]);
    expect(test?.paired).toMatchObject({ n: 40, method: "pairedT" });
    expect(test?.paired?.difference).toBeCloseTo(100 * (expected?.difference ?? 0), 9);
    expect(test?.paired?.p).toBeCloseTo(expected?.p ?? Number.NaN, 12);
    const ranked = wilcoxonSignedRank(both.map(({ first, second }) => code(second) - code(first)));
    expect(test?.paired?.check).toEqual({ method: "wilcoxon", p: ranked?.p });
    expect(testOf(waves?.[1]?.tests, "csat")?.paired?.method).toBe("mcnemar");
  });

  it("leave the digits of the difference as they are without pairs", async () => {
    const [paired, plain] = [await pairedOf(), await indicesOf({ answers }, { wave: "quarter" })];
    const { flags, paired: _, ...own } = testOf(paired.waves?.[1]?.tests, "nps") ?? { flags: undefined, paired: undefined };
    expect(flags).toEqual(["PAIRED"]);
    expect(own).toEqual(testOf(plain.waves?.[1]?.tests, "nps"));
  });

  it("pair nobody where answers have weights", async () => {
    const weighted = answers.map((row) => ({ ...row, weight: 2 }));
    const { waves } = await indicesOf({ answers: weighted }, { wave: "quarter", simulate: true });
    expect(testOf(waves?.[1]?.tests, "nps")?.paired).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indicesCsv } from "../../../electron/cli/indices-csv.ts";
import { problemLine } from "../../../electron/cli/problem-line.ts";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import type { CustomIndex } from "../../../shared/indices/custom-index.ts";
import type { IndexResult, IndicesOutput } from "../../../shared/indices/index-result.ts";
import { createTranslator } from "../../../shared/messages/translator.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { readSettings } from "../../../shared/project/settings-schema.ts";
import { bad, type CanonicalData, type DataRow, NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";
import { indicesOf, type TestQuery } from "../../indices/support/indices-of.ts";

const own = (formula: string, rest: Partial<CustomIndex> = {}): CustomIndex => ({
  id: "own",
  name: "Own",
  formula,
  unit: "score",
  better: "higher",
  interval: true,
  ...rest,
});

const outputOf = (data: CanonicalData, custom: readonly CustomIndex[], query: TestQuery = {}): Promise<IndicesOutput> =>
  indicesOf(data, { ...query, settings: { ...query.settings, custom } });

async function resultOf(data: CanonicalData, formula: string, query: TestQuery = {}): Promise<IndexResult> {
  const result = (await outputOf(data, [own(formula)], query)).custom?.["own"];
  if (result === undefined) throw new Error("no result");
  return result;
}

/** A small data set with everything that can happen to an answer. */
const answers: readonly DataRow[] = Array.from({ length: 90 }, (_, at) => ({
  customer_id: at % 13 === 0 ? null : `c${at % 37}`,
  answered_at: at % 17 === 0 ? null : `2026-0${1 + (at % 6)}-${String(1 + (at % 28)).padStart(2, "0")} 10:00:00`,
  nps: at % 11 === 0 ? null : at % 19 === 0 ? bad : (at * 7) % 11,
  csat: at % 5 === 0 ? null : 1 + (at % 5),
  segment: ["A", "B", null][at % 3] ?? null,
}));
const accounts: readonly DataRow[] = Array.from({ length: 37 }, (_, at) => ({
  customer_id: `c${at}`,
  segment: ["A", "B"][at % 2] ?? null,
  mrr: at % 8 === 0 ? null : 10 + ((at * 31) % 17) + 0.1 * at,
  start_date: "2020-01-01",
  end_date: at % 9 === 0 ? "2026-02-15" : null,
  "Usage / week": (at * 3) % 14,
}));
const data: CanonicalData = { answers, accounts };
const NPS = "100 * (share(answers.nps >= 9) - share(answers.nps <= 6))";

describe("a custom index", () => {
  it.each(["lastPerCustomer", "all"] as const)("written as the NPS gives the NPS, whole, by group and by wave (%s)", async (duplicates) => {
    const query: TestQuery = { by: "segment", wave: "month", settings: { duplicates } };
    const output = await outputOf(data, [own(NPS, { unit: "points" })], query);
    const slices = [output, ...(output.groups ?? []), ...(output.waves ?? [])];
    expect(slices.length).toBeGreaterThan(8);
    for (const { indices, custom } of slices) {
      const result = custom?.["own"];
      expect(result?.value).toBeCloseTo(indices.nps.value ?? Number.NaN, 9);
      expect(result?.excluded).toEqual(indices.nps.excluded);
      if (duplicates === "lastPerCustomer") expect(result?.n).toBe(indices.nps.n);
    }
  });

  it("written as churn and as revenue per account gives them, also by group", async () => {
    const custom = [
      own("100 * sum(accounts.lost and accounts.at_start) / sum(accounts.at_start)", { id: "lostShare" }),
      own("mean(when(accounts.active and accounts.mrr > 0, accounts.mrr))", { id: "meanMoney" }),
    ];
    const output = await outputOf(data, custom, { by: "segment" });
    for (const { metrics, custom: found } of [output, ...(output.groups ?? []).filter(({ key }) => key !== null)]) {
      expect(found?.["lostShare"]?.value).toBeCloseTo(metrics?.churn.value ?? Number.NaN, 9);
      expect(found?.["meanMoney"]?.value).toBeCloseTo(metrics?.arpa.value ?? Number.NaN, 9);
      expect(found?.["meanMoney"]?.n).toBe(metrics?.arpa.n);
    }
  });

  it("takes columns of the user's own, under names of letters and digits", async () => {
    const result = await resultOf(data, "max(accounts.Usage_week) + median(accounts.Usage_week) / 2 + min(accounts.Usage_week)");
    const values = accounts.map((row) => Number(row["Usage / week"])).sort((a, b) => a - b);
    expect(result.value).toBeCloseTo(13 + (values[18] ?? 0) / 2, 9);
    expect(result.parts["terms"]).toMatchObject([{ text: "max(accounts.Usage_week)", value: 13, n: 37, rows: 37 }, {}, {}]);
  });

  it("takes the values of other indices and metrics of the same slice, custom ones in any order, and then has no interval", async () => {
    const custom = [own("index.second * 2", { id: "first" }), own("index.nps + metric.arpa", { id: "second" })];
    const output = await indicesOf(data, { by: "segment", metrics: false, settings: { custom }, simulate: true });
    const withMetrics = await indicesOf(data, { by: "segment" });
    const slices = [output, ...(output.groups ?? [])];
    for (const [at, slice] of slices.entries()) {
      const full = at === 0 ? withMetrics : withMetrics.groups?.[at - 1];
      const [nps, arpa] = [full?.indices.nps.value, full?.metrics?.arpa.value];
      if (nps === null || nps === undefined || arpa === null || arpa === undefined) continue;
      expect(slice.custom?.["second"]?.value).toBeCloseTo(nps + arpa, 9);
      expect(slice.custom?.["first"]?.value).toBeCloseTo(2 * (nps + arpa), 9);
    }
    expect(output.metrics).toBeUndefined();
    expect(output.custom?.["first"]).toMatchObject({ ci: null, flags: expect.arrayContaining(["INTERVAL_NEEDS_ROWS"]) });
  });

  it("names why there is no value, and never gives NaN", async () => {
    const cases: readonly (readonly [string, string])[] = [
      ["mean(answers.nps) / (count(answers.nps) - count(answers.nps))", "ZERO_DENOMINATOR"],
      ["sqrt(0 - mean(answers.csat))", "NOT_IDENTIFIED"],
      ["exp(1000 * mean(answers.csat))", "DIVERGES"],
      ["mean(when(answers.nps > 100, answers.nps))", "EMPTY"],
      ["mean(transactions.amount)", "MISSING_COLUMNS"],
      ["index.cvq + 1", "MISSING_COLUMNS"],
    ];
    for (const [formula, reason] of cases) expect(await resultOf(data, formula), formula).toMatchObject({ value: null, ci: null, reason });
    expect((await resultOf(data, "mean(transactions.amount)")).needs).toEqual(["transactions.amount"]);
    expect((await resultOf({ answers: [{ nps: bad }] }, "mean(answers.nps)")).reason).toBe("OUT_OF_RANGE_ALL");
  });

  it("says where groups or waves do not cut it", async () => {
    const cashflows = [{ project: "p", period: 0, benefit: 4, cost: 2 }];
    const custom = [own("sum(cashflows.benefit)", { id: "gain" }), own("mean(accounts.mrr)", { id: "money" })];
    const output = await outputOf({ ...data, cashflows }, custom, { by: "segment", wave: "month" });
    expect(output.custom?.["gain"]?.value).toBe(4);
    expect(output.groups?.[0]?.custom?.["gain"]?.reason).toBe("NOT_BY_GROUP");
    expect(output.waves?.[0]?.custom?.["money"]?.reason).toBe("NOT_BY_WAVE");
  });

  it("is hidden where one of its parts rests on fewer than ten", async () => {
    const thin = await resultOf(data, "mean(accounts.mrr) + mean(when(accounts.Usage_week == 0, accounts.mrr))");
    expect(thin.n).toBeLessThan(10);
    expect(thin.flags).toContain("SUPPRESSED");
  });

  it("has an interval over customers that is near the closed form, and the same for any order of rows", async () => {
    const many = Array.from({ length: 400 }, (_, at) => ({ customer_id: `c${at}`, mrr: ((at * 7919) % 400) / 4 }));
    const plain = await resultOf({ accounts: many }, "mean(accounts.mrr)", { simulate: true });
    const turned = await resultOf({ accounts: [...many].reverse() }, "mean(accounts.mrr)", { simulate: true });
    expect(turned).toEqual(plain);
    expect(plain.params).toMatchObject({ resamples: 2_000, seed: 1 });
    // sd of the uniform on 0…100 over √400, times 1.96.
    const half = (1.96 * 28.9) / 20;
    expect(plain.ci?.method).toBe("bootstrap");
    expect(plain.ci?.lo).toBeCloseTo((plain.value ?? 0) - half, 0);
    expect(plain.ci?.hi).toBeCloseTo((plain.value ?? 0) + half, 0);
  });

  it("draws customers with all their rows: the interval of a repeated answer is no narrower", async () => {
    const once = Array.from({ length: 40 }, (_, at) => ({ customer_id: `c${at}`, csat: 1 + (at % 5) }));
    const query: TestQuery = { simulate: true, settings: { duplicates: "all" } };
    const [one, five] = await Promise.all([
      resultOf({ answers: once }, "mean(answers.csat)", query),
      resultOf({ answers: [...once, ...once, ...once, ...once, ...once] }, "mean(answers.csat)", query),
    ]);
    expect(five.ci).toEqual(one.ci);
    expect(five.n).toBe(40);
  });

  it("changes no digit of the eight, and neither do references nor the role", async () => {
    const plain = await indicesOf(data, { by: "segment", wave: "month", simulate: true });
    const line = { id: "own1", number: "nps", segment: null, value: 20, upTo: null, source: "own", label: "", on: true };
    const settings = { custom: [own(NPS)], references: [line], role: "strategy" as const };
    const beside = await indicesOf(data, { by: "segment", wave: "month", simulate: true, settings });
    const bare = ({ indices, metrics }: Pick<IndicesOutput, "indices" | "metrics">) => JSON.stringify({ indices, metrics });
    expect(bare(beside)).toBe(bare(plain));
    expect(beside.groups?.map(bare)).toEqual(plain.groups?.map(bare));
    expect(beside.waves?.map(bare)).toEqual(plain.waves?.map(bare));
    expect(beside.settings).toMatchObject({ references: [line], role: "strategy" });
  });

  it("is refused with the place of its fault, also when it would take its own value", async () => {
    const problemOf = (custom: readonly CustomIndex[]) =>
      withStore(async (store) => {
        const facts = await writeCanonical(store, data);
        const output = await computeIndices(store, facts, { ...NO_QUERY, settings: { custom } }, QUIET_JOB);
        return output.ok ? null : output.problem;
      });
    const faultOf = async (formula: string) => (await problemOf([own(formula)]))?.detail;
    expect(await faultOf("mean(answers.nps")).toMatchObject({ path: "custom[0].formula", fault: "syntax" });
    expect(await faultOf("mean(nps)")).toMatchObject({ fault: "unknownName", name: "nps", at: 6 });
    expect(await faultOf("2 + 3")).toMatchObject({ fault: "noData" });
    expect(await faultOf("index.own + 1")).toMatchObject({ fault: "ownName" });
    const circle = [own("index.b + 1", { id: "a" }), own("index.a + 1", { id: "b" })];
    expect((await problemOf(circle))?.detail).toMatchObject({ fault: "ownName" });
    expect((await problemOf([own("mean(answers.nps)", { id: "nps" })]))?.detail).toMatchObject({ setting: "custom" });
    expect((await problemOf([own("mean(answers.nps)"), own("mean(answers.nps)")]))?.detail).toMatchObject({ setting: "custom" });
  });

  it("gives the same digits for any order of rows", async () => {
    const formulas = [NPS, "sd(answers.csat) + median(answers.nps)", "sum(accounts.mrr) / count(answers.csat)", "share(answers.csat >= 4)"];
    const custom = formulas.map((formula, at) => own(formula, { id: `own${at}` }));
    // Days apart, so that the last answer of a customer is the same one in any order.
    const dated = answers.map((row, at) => ({
      ...row,
      answered_at: `2026-01-01 00:${String(at % 60).padStart(2, "0")}:0${Math.floor(at / 60)}`,
    }));
    const plain = await indicesOf({ ...data, answers: dated }, { by: "segment", simulate: true, settings: { custom } });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...dated.keys()], { minLength: dated.length }), async (order) => {
        const shuffled = order.flatMap((at) => dated[at] ?? []);
        const turned = { answers: shuffled, accounts: [...accounts].reverse() };
        const again = await indicesOf(turned, { by: "segment", simulate: true, settings: { custom } });
        expect(again.custom).toEqual(plain.custom);
        expect(again.groups?.map((group) => group.custom)).toEqual(plain.groups?.map((group) => group.custom));
      }),
      { numRuns: 5 },
    );
  });

  it("stands in the lines of a csv, and comes from SET.json with its defaults filled in", async () => {
    const settings = readSettings({ custom: [{ id: "own", name: "Own", formula: "mean(answers.csat)" }], role: "success" });
    expect(settings).toMatchObject({ ok: true, value: { custom: [own("mean(answers.csat)")], role: "success" } });
    const output = await outputOf(data, [own("mean(answers.csat)")], { by: "segment" });
    const csv = indicesCsv(output);
    expect(csv).toContain("all,,custom,own,");
    expect(csv).toContain("group,A,custom,own,");
  });

  it("has a fault that the command line tells in one line with its place", () => {
    const t = createTranslator("en");
    const detail = { path: "custom[0].formula", cause: "formula", fault: "unknownName", name: "nps", at: 6 };
    expect(problemLine({ code: "SETTINGS_INVALID", detail }, t)).toBe(
      "octad: custom[0].formula: At character 6: there is no column or number called “nps”.",
    );
    for (const [id, cause] of [
      ["nps", "customId"],
      ["9a", "customId"],
    ]) {
      const read = readSettings({ custom: [{ id, name: "Own", formula: "1" }] });
      expect(read.ok ? null : read.problem.detail).toMatchObject({ path: "custom[0].id", cause });
    }
  });
});

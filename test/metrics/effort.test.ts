import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { clusterQuery } from "../../shared/indices/cluster-bootstrap.ts";
import { answerQueries } from "../../shared/indices/distribution.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { ces } from "../../shared/metrics/ces.ts";
import { besideNps } from "../../shared/metrics/ces-beside-nps.ts";
import { OUT_OF_RANGE } from "../../shared/table/canonical.ts";
import { DEFAULT_SCALES, type Scale } from "../../shared/table/scale.ts";
import type { DataRow } from "../indices/support/canonical-data.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { indicesIn } from "../indices/support/indices-of.ts";
import { near } from "../statistics/near.ts";
import { numberIn } from "./support/number-in.ts";

const cellsOf = (answers: readonly number[]): readonly Row[] => answers.map((answer) => ({ answer, answers: 1 }));
const onScale = (scale: Scale) => ({ ...DEFAULT_SCALES, ces: scale });
const context = contextOf({ answers: ["ces"] });
const given = (answers: readonly number[], beside: readonly Row[] = []) => ({ rows: cellsOf(answers), kept: cellsOf(answers), beside });

describe("customer effort from its answers (methods.md 3)", () => {
  const TEN = [7, 6, 5, 7, 4, 2, 6, 7, 3, 5];

  it("is 5.2 of 7, 7 easy and 2 difficult of ten, net 50 and rescaled 70", () => {
    const found = ces.compute(given(TEN), context);
    near(found.value, 5.2);
    expect(found).toMatchObject({ unit: "score", n: 10, nEff: 10, reason: null, flags: ["INDICATIVE"] });
    expect(found.excluded).toEqual({ missing: 0, outOfRange: 0, duplicate: 0 });
    // Σ(x − 5.2)² = 27.6; t(.975, 9) (scipy 1.17.1)
    expect(found.ci).toMatchObject({ method: "t", level: 0.95 });
    near((found.ci?.hi ?? 0) - 5.2, 2.2621571627409915 * Math.sqrt(27.6 / 9 / 10));
    near(5.2 - (found.ci?.lo ?? 0), 2.2621571627409915 * Math.sqrt(27.6 / 9 / 10));
    expect(found.parts).toMatchObject({ easy: 7, difficult: 2, besideNps: null });
    near(Number(found.parts["net"]), 50);
    near(Number(found.parts["rescaled"]), 70);
    expect(found.parts["distribution"]).toContainEqual({ answer: 4, n: 1 });
    expect(found.params).toEqual({
      ...{ asOf: "2026-01-31", confidence: 0.95, duplicates: "lastPerCustomer", weighted: false, population: null },
      ...{ scaleMin: 1, scaleMax: 7, highIs: "easy", easyFrom: 5, difficultUpTo: 3 },
    });
  });

  it("counts answers by their weights where they have some", () => {
    const weighted = contextOf({ answers: ["ces", "weight"] });
    const cell = (answer: number, weight: number): Row => ({ answer, answers: 1, weight, squares: weight * weight });
    const cells = [cell(7, 3), cell(4, 1), cell(1, 2)];
    const found = ces.compute({ rows: cells, kept: cells, beside: [] }, weighted);
    // (21 + 4 + 2)/6; Σw²(x − 4.5)² = 9·6.25 + 0.25 + 4·12.25 = 105.5; 6²/14 effective answers.
    near(found.value, 4.5);
    expect(found).toMatchObject({ n: 3, flags: ["SUPPRESSED", "WEIGHTED"], ci: { method: "linearised" }, params: { weighted: true } });
    near((found.ci?.hi ?? 0) - 4.5, (1.959963984540054 * Math.sqrt(105.5)) / 6);
    near(found.nEff, 36 / 14);
    expect(found.parts).toMatchObject({ easy: 1, difficult: 1 });
    near(Number(found.parts["net"]), (100 * (3 - 2)) / 6);
    near(Number(found.parts["rescaled"]), 350 / 6);
  });

  it("turns a scale round on which high is hard, and says so", () => {
    const hard = { ...context, scales: onScale({ min: 1, max: 5, highIs: "hard" }) };
    const found = ces.compute(given([1, 1, 2, 3, 4]), hard);
    // 5, 5, 4, 3 and 2 once turned round.
    near(found.value, 3.8);
    expect(found.flags).toEqual(["REVERSED_SCALE", "SUPPRESSED"]);
    expect(found.parts).toMatchObject({ easy: 3, difficult: 1, net: 40 });
    near(Number(found.parts["rescaled"]), 70);
    expect(found.params).toMatchObject({ scaleMin: 1, scaleMax: 5, highIs: "hard", easyFrom: 4, difficultUpTo: 2 });
    expect(ces.compute(given([]), hard).flags).toEqual(["REVERSED_SCALE"]);
  });

  it("has no middle on a scale of an even length, and is easy where high is unless that is said otherwise", () => {
    const even = { ...context, scales: onScale({ min: 1, max: 6 }) };
    expect(ces.compute(given([3, 4, 4, 4]), even)).toMatchObject({
      parts: { easy: 3, difficult: 1 },
      params: { easyFrom: 4, difficultUpTo: 3, highIs: "easy" },
    });
  });

  it("is surer of a known population, and not at all unsure where all say the same", () => {
    const half = ces.compute(given(TEN), { ...context, population: 19 });
    near((half.ci?.hi ?? 0) - 5.2, 2.2621571627409915 * Math.sqrt(27.6 / 9 / 10) * Math.sqrt(9 / 18));
    expect(half.flags).toEqual(["FINITE_POPULATION", "INDICATIVE"]);
    expect(half.params).toMatchObject({ population: 19 });
    const same = ces.compute({ rows: [{ answer: 6, answers: 12 }], kept: [{ answer: 6, answers: 12 }], beside: [] }, context);
    expect(same).toMatchObject({ value: 6, ci: { lo: 6, hi: 6 }, flags: ["INDICATIVE", "NO_SPREAD", "ONE_ANSWER"] });
  });

  it("says why there is none", () => {
    const none = ces.compute(given([]), context);
    expect(none).toMatchObject({ value: null, n: 0, unit: "score", reason: "EMPTY", ci: null, flags: [] });
    expect(none.parts).toEqual({ easy: 0, difficult: 0, net: null, rescaled: null, besideNps: null });
    expect(none.params).toMatchObject({ easyFrom: 5 });
    const odd = ces.compute({ rows: [{ answer: OUT_OF_RANGE, answers: 3 }], kept: [], beside: [] }, context);
    expect(odd).toMatchObject({ value: null, reason: "OUT_OF_RANGE_ALL", excluded: { outOfRange: 3 } });
  });

  it("is of answers, a score, in every wave", () => {
    expect([ces.table(context), ces.unit(context), ces.byWave]).toEqual(["answers", "score", true]);
    expect(ces.needs(contextOf({ answers: ["nps"] }))).toEqual(["answers.ces"]);
    expect(ces.needs(context)).toEqual([]);
    expect(ces.queries(context, "by_wave")).toMatchObject(answerQueries("ces", context, "by_wave"));
  });

  it("resamples customers where all their answers count, on the scale as it is read", () => {
    const all = { ...context, settings: { ...DEFAULT_SETTINGS, duplicates: "all" as const } };
    expect(ces.simulation?.query(context, "all")).toBeNull();
    expect(ces.simulation?.query(all, "all")).toBe(clusterQuery("ces", "answer", all, "all"));
    const hard = { ...all, scales: onScale({ min: 1, max: 5, highIs: "hard" }) };
    expect(ces.simulation?.query(hard, "wave")).toBe(clusterQuery("ces", "6 - answer", hard, "wave"));
    const columns = { top: [7, 5], bottom: [1, 1], customers: [2, 1] };
    const found = ces.simulation?.interval(columns, ces.compute(given([7, 7, 5]), all), all);
    expect(found).toMatchObject({ ci: { method: "clusterBootstrap", lo: 5, hi: 7 } });
  });
});

describe("recommendation beside effort (methods.md 3)", () => {
  const cut = { ...context, settings: { ...DEFAULT_SETTINGS, nps: { ...DEFAULT_SETTINGS.nps, detractorsUpTo: 5, promotersFrom: 8 } } };
  const rows = [5, 6, 7, 8].map((nps, at) => ({ effort: 6, nps, customers: 2 ** at }));

  it("goes by the cuts in force", () => {
    const easy = (own: typeof context) => besideNps(rows, () => "easy", own)?.[2];
    expect(easy(context)).toEqual({ ease: "easy", customers: 15, detractors: 3, passives: 12, promoters: 0, nps: -20 });
    near(easy(cut)?.nps, (100 * (8 - 1)) / 15);
    expect(easy(cut)).toMatchObject({ detractors: 1, passives: 6, promoters: 8 });
  });

  it("stands by what the answers on effort mean on their scale", () => {
    const beside = [
      { effort: 2, nps: 9, customers: 1 },
      { effort: 3, nps: 9, customers: 2 },
      { effort: 4, nps: 0, customers: 4 },
    ];
    const counts = (own: typeof context) =>
      (ces.compute(given([2, 3, 4], beside), own).parts["besideNps"] as readonly Row[]).map(({ ease, customers }) => [ease, customers]);
    expect(counts({ ...context, scales: onScale({ min: 1, max: 5, highIs: "hard" }) })).toEqual([
      ["difficult", 4],
      ["neither", 2],
      ["easy", 1],
    ]);
    expect(counts(context)).toEqual([
      ["difficult", 3],
      ["neither", 4],
      ["easy", 0],
    ]);
  });
});

describe("recommendation beside effort through the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 2 });
  });
  afterAll(() => store.close());

  const row = (customer: string | null, on: string, effort: number | null, nps: number | null, segment: string): DataRow => ({
    ...{ customer_id: customer, answered_at: `2026-01-${on} 09:00:00`, ces: effort, nps, segment },
  });
  const answers = [
    row("a", "01", 7, 2, "S"),
    row("a", "02", 6, null, "S"),
    row("a", "03", null, 10, "T"),
    row("b", "01", 2, 9, "T"),
    row("c", "01", 7, 0, "T"),
    row("d", "01", 7, null, "S"),
    row(null, "01", 7, 9, "S"),
  ];
  const besideOf = (parts: { readonly [key: string]: unknown } | undefined) =>
    (parts?.["besideNps"] as readonly Row[] | null | undefined)?.map(({ ease, customers, nps }) => [ease, customers, nps]) ?? null;

  it("takes the last answers of each customer to both questions, in the group of the one on effort", async () => {
    const output = await indicesIn(store, { answers }, { by: "segment" });
    expect(besideOf(output.metrics?.ces.parts)).toEqual([
      ["difficult", 1, 100],
      ["neither", 0, null],
      ["easy", 2, 0],
    ]);
    expect(output.groups?.map(({ key, metrics }) => [key, besideOf(metrics?.ces.parts)])).toEqual([
      [
        "S",
        [
          ["difficult", 0, null],
          ["neither", 0, null],
          ["easy", 1, 100],
        ],
      ],
      [
        "T",
        [
          ["difficult", 1, 100],
          ["neither", 0, null],
          ["easy", 1, -100],
        ],
      ],
    ]);
  });

  it("is not told by wave, as the two answers of a customer may lie in different ones", async () => {
    const output = await indicesIn(store, { answers: answers.map((own) => ({ ...own, survey: "first" })) }, { wave: "survey" });
    expect(output.waves?.map(({ key, metrics }) => [key, metrics?.ces.n, besideOf(metrics?.ces.parts)])).toEqual([["first", 5, null]]);
    expect(besideOf(output.metrics?.ces.parts)).toEqual([
      ["difficult", 1, 100],
      ["neither", 0, null],
      ["easy", 2, 0],
    ]);
  });

  it("is not known without customers or one of the questions", async () => {
    for (const field of ["customer_id", "nps"]) {
      const without = answers.map((own) => Object.fromEntries(Object.entries(own).filter(([name]) => name !== field)));
      const found = await numberIn(store, "ces", { answers: without });
      expect(found.parts["besideNps"]).toBeNull();
      expect(found.value).not.toBeNull();
    }
  });
});

import { describe, expect, it } from "vitest";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import type { Json } from "../../shared/indices/index-result.ts";
import { secure } from "../../shared/indices/secure.ts";
import { SECURE_TIERS, tierOf } from "../../shared/indices/secure-tier.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { correlation } from "../../shared/statistics/correlation.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { DEFAULT_SCALES } from "../../shared/table/scale.ts";
import { near } from "../statistics/near.ts";
import { contextOf } from "./support/context-of.ts";

const context = contextOf({ answers: ["sat", "recommend", "repurchase"] });
const weighted = contextOf({ answers: ["sat", "recommend", "repurchase", "weight"] });
const topOf = (sat: number | null, recommend: number | null, repurchase: number | null): IndexContext["settings"] => {
  return { ...DEFAULT_SETTINGS, secure: { top: { sat, recommend, repurchase } } };
};
/** Answers of a case with how many gave them. */
type Case = readonly [sat: number | null, recommend: number | null, repurchase: number | null, answers: number];
const kept = (...cases: readonly Case[]): readonly Row[] =>
  cases.map(([sat, recommend, repurchase, answers]) => ({ sat, recommend, repurchase, answers }));
const settled = (answers: number): readonly Row[] => [{ state: "settled", answers }];
const of = (rows: readonly Row[], own: IndexContext = context, states = settled(0), money: readonly Row[] = []) =>
  secure.compute({ rows: states, kept: rows, money }, own);
const part = (parts: Json | undefined, name: string): Json | undefined => Object.entries(parts ?? {}).find(([key]) => key === name)?.[1];

describe("secure customers of the vector (methods.md 8)", () => {
  // sat 5,5,4,5,3,5,2,5,4,5; recommend 5,5,5,4,3,5,1,5,4,5; repurchase 5,4,5,5,3,5,2,5,4,3: three are alike.
  const cases: readonly Case[] = [
    [5, 5, 5, 3],
    [5, 5, 4, 1],
    [4, 5, 5, 1],
    [5, 4, 5, 1],
    [3, 3, 3, 1],
    [2, 1, 2, 1],
    [4, 4, 4, 1],
    [5, 5, 3, 1],
  ];
  const ofVector = () => of(kept(...cases), context, settled(11));

  it("are 3 of 10, with their tiers, marginals and lift", () => {
    const found = ofVector();
    expect(found).toMatchObject({ value: 30, unit: "percent", n: 10, nEff: 10, excluded: { missing: 0, outOfRange: 0, duplicate: 1 } });
    expect(found.ci).toMatchObject({ method: "wilson", level: 0.95 });
    near(found.ci?.lo, 10.7791, 1e-5);
    near(found.ci?.hi, 60.3222, 1e-5);
    expect(found.parts).toMatchObject({
      ...{ secure: 3, complete: 10, tiers: { secure: 3, favourable: 4, vulnerable: 2, atRisk: 1 } },
      ...{ marginals: { sat: 0.6, recommend: 0.6, repurchase: 0.5 }, byRevenue: null, byRevenueSe: null, byRevenueInterval: null },
    });
    near(Number(found.parts["lift"]), 1 / 0.6);
  });

  it("have three answers that go together, each pair of them as often as it was given", () => {
    const found = ofVector();
    const column = (at: 0 | 1 | 2): readonly number[] => cases.flatMap((own) => Array.from({ length: own[3] }, () => Number(own[at])));
    const pairOf = (a: 0 | 1 | 2, b: 0 | 1 | 2): number => correlation(column(a), column(b)) ?? Number.NaN;
    const { correlations } = found.parts;
    near(Number(part(correlations, "satRecommend")), pairOf(0, 1));
    near(Number(part(correlations, "satRepurchase")), pairOf(0, 2));
    near(Number(part(correlations, "recommendRepurchase")), pairOf(1, 2));
  });

  it("are the same where three answers come in one number", () => {
    const found = ofVector();
    const rows = cases.map(([sat, recommend, repurchase, answers]) => {
      const [first, second, third] = [sat, recommend, repurchase].map((answer) => (answer ?? 127) + 128);
      return { triple: ((first ?? 0) * 256 + (second ?? 0)) * 256 + (third ?? 0), answers };
    });
    expect(of(rows, context, settled(11))).toEqual(found);
    // 127 = not answered.
    const open = [{ triple: (130 * 256 + 255) * 256 + 255, answers: 2 }];
    expect(of(open).parts).toMatchObject({ secure: 0, complete: 0 });
  });
});

describe("secure customers by other tops and scales", () => {
  it("take each item by its own top and its own scale", () => {
    const scales = { ...DEFAULT_SCALES, recommend: { min: 0, max: 10 }, repurchase: { min: 1, max: 7 } };
    const own = { ...context, scales, settings: topOf(4, null, 6) };
    const found = of(kept([4, 10, 6, 2], [5, 9, 7, 3], [4, 10, 5, 4], [3, 10, 7, 5], [5, 5, 7, 6]), own);
    // 9 of 0–10 is favourable, 5 of 1–7 vulnerable, 3 of 1–5 vulnerable, 5 of 0–10 at risk.
    expect(found.parts).toMatchObject({ secure: 2, tiers: { secure: 2, favourable: 3, vulnerable: 9, atRisk: 6 }, complete: 20 });
    expect(found.parts["marginals"]).toEqual({ sat: 15 / 20, recommend: 11 / 20, repurchase: 16 / 20 });
    near(found.value, 10);
    expect(found.params).toEqual({
      ...{ asOf: "2026-01-31", confidence: 0.95, duplicates: "lastPerCustomer", weighted: false, population: null },
      top: { sat: 4, recommend: 10, repurchase: 6 },
    });
  });

  it("have tiers by the scale", () => {
    expect(SECURE_TIERS).toEqual(["secure", "favourable", "vulnerable", "atRisk"]);
    const tiers = (max: number, min: number, answers: readonly number[]) => answers.map((answer) => tierOf(answer, max, { min, max }));
    expect(tiers(10, 0, [10, 9, 8, 7, 6, 5])).toEqual(["secure", "favourable", "favourable", "vulnerable", "vulnerable", "atRisk"]);
    expect(tiers(7, 1, [7, 6, 5, 4, 3])).toEqual(["secure", "favourable", "vulnerable", "vulnerable", "atRisk"]);
    expect(tiers(10, 1, [9, 8, 7, 6, 5])).toEqual(["favourable", "favourable", "vulnerable", "vulnerable", "atRisk"]);
  });

  it("who did not answer are at no top", () => {
    expect(of(kept([5, 5, null, 2], [5, 5, 5, 2])).value).toBe(50);
    expect(of(kept([null, 5, 5, 2])).parts).toMatchObject({
      ...{ complete: 0, lift: null, tiers: { secure: 0, favourable: 0, vulnerable: 0, atRisk: 0 } },
      ...{ marginals: { sat: null, recommend: null, repurchase: null } },
    });
    // Nobody is at the top on one of the three.
    expect(of(kept([5, 5, 4, 2], [5, 5, 3, 1])).parts).toMatchObject({ lift: null, marginals: { sat: 1, recommend: 1, repurchase: 0 } });
  });
});

describe("secure customers with weights", () => {
  it("count by weight, by count in everything else", () => {
    const rows = [
      { sat: 5, recommend: 5, repurchase: 5, answers: 2, weight: 6, squares: 20 },
      { sat: 4, recommend: 5, repurchase: 5, answers: 2, weight: 2, squares: 2 },
    ];
    const found = of(rows, weighted);
    expect(found).toMatchObject({ value: 75, n: 4, flags: ["SUPPRESSED", "WEIGHTED"], params: { weighted: true } });
    expect(found.parts).toMatchObject({ secure: 2, marginals: { sat: 0.5 }, lift: 1 });
    near(found.nEff, 64 / 22);
    near(found.ci?.hi, 100 * (wilsonInterval((0.75 * 64) / 22, 64 / 22, 0.95)?.hi ?? Number.NaN));
    // Without the column they are worth one each.
    expect(of(rows)).toMatchObject({ value: 50, nEff: 4, flags: ["SUPPRESSED"] });
  });

  it("are never worth more answers than there are", () => {
    // (.1 + .1 + .1)²/(.01 + .01 + .01) is a digit above 3.
    const found = of(
      [{ sat: 5, recommend: 5, repurchase: 5, answers: 3, weight: 0.1 + 0.1 + 0.1, squares: 0.1 * 0.1 + 0.1 * 0.1 + 0.1 * 0.1 }],
      weighted,
    );
    expect(found.nEff).toBe(3);
  });

  it("say which weights could not be taken", () => {
    const flags = (row: Row) =>
      of(kept([5, 5, 5, 40]), context, [
        { state: "settled", answers: 40 },
        { state: "empty", answers: 0, ...row },
      ]).flags;
    expect(flags({})).toEqual([]);
    expect(flags({ unweighted: 1, unread: 0 })).toEqual(["NON_POSITIVE_WEIGHTS"]);
    expect(flags({ unweighted: 0, unread: 2 })).toEqual(["UNREADABLE_WEIGHTS"]);
  });
});

describe("secure customers of a known population", () => {
  it("say what the population does", () => {
    const ofPopulation = (population: number) => of(kept([5, 5, 5, 30], [4, 5, 5, 10]), { ...context, population });
    expect(ofPopulation(40)).toMatchObject({
      value: 75,
      ci: { lo: 75, hi: 75 },
      flags: ["EVERYBODY_ANSWERED"],
      params: { population: 40 },
    });
    // Factor² (79 − 40)/(79 − 1) = ½: as of 80.
    near(ofPopulation(79).ci?.hi, 100 * (wilsonInterval(60, 80, 0.95)?.hi ?? Number.NaN));
    expect(ofPopulation(79).flags).toEqual(["FINITE_POPULATION"]);
    expect(ofPopulation(39).flags).toEqual(["POPULATION_BELOW_N"]);
  });
});

describe("the money of secure customers", () => {
  const rows = kept([5, 5, 5, 30], [4, 5, 5, 10]);
  const cell = (is_top: boolean, customers: number, revenue: number, squares: number, negative = 0): Row => {
    return { is_top, customers, revenue, squares, negative };
  };
  const byRevenue = (...money: readonly Row[]) => of(rows, context, settled(40), money);

  it("is a share with a linearised error: 55 % ± 1.96 · 19.7715 of the vector", () => {
    // Top 100 + 300 + 150; the others 80, 120, 60, 40, 50, 70 and 30 have 450 in all.
    const top = 100 ** 2 + 300 ** 2 + 150 ** 2;
    const rest = [80, 120, 60, 40, 50, 70, 30].reduce((sum, revenue) => sum + revenue ** 2, 0);
    const { parts, flags } = byRevenue(cell(true, 2, 400, top - 22_500), cell(false, 7, 450, rest), cell(true, 1, 150, 22_500));
    near(Number(parts["byRevenue"]), 55);
    near(Number(parts["byRevenueSe"]), 19.7715, 1e-5);
    const half = 1.959963984540054 * Number(parts["byRevenueSe"]);
    expect(parts["byRevenueInterval"]).toEqual({
      method: "linearised",
      lo: expect.closeTo(55 - half, 9),
      hi: expect.closeTo(55 + half, 9),
    });
    expect(flags).toEqual([]);
  });

  it("stays within 0 and 100 %", () => {
    expect(byRevenue(cell(true, 1, 10, 100), cell(false, 1, 90, 8_100)).parts["byRevenueInterval"]).toMatchObject({ lo: 0 });
    expect(byRevenue(cell(true, 1, 90, 8_100), cell(false, 1, 10, 100)).parts["byRevenueInterval"]).toMatchObject({ hi: 100 });
  });

  it("has no error of one customer, and is nothing without revenue", () => {
    expect(byRevenue(cell(false, 1, 10, 100)).parts).toMatchObject({ byRevenue: 0, byRevenueSe: null, byRevenueInterval: null });
    expect(byRevenue(cell(false, 3, 0, 0)).parts).toMatchObject({ byRevenue: null, byRevenueSe: null, byRevenueInterval: null });
    expect(byRevenue(cell(false, 2, 0, 0, 1)).flags).toEqual(["NEGATIVE_MONEY"]);
  });
});

describe("no secure customers", () => {
  const none = (...states: readonly Row[]) => of([], context, states);

  it("say whether every answer was out of range or nothing settled a case", () => {
    expect(none({ state: "none_valid", answers: 2 })).toMatchObject({ reason: "OUT_OF_RANGE_ALL", excluded: { outOfRange: 2 } });
    for (const state of ["settled", "out_of_range", "missing"])
      expect(none({ state: "none_valid", answers: 2 }, { state, answers: 1 })).toMatchObject({ value: null, reason: "EMPTY", n: 0 });
    const both = none({ state: "out_of_range", answers: 1 }, { state: "missing", answers: 1 });
    expect(both.reason).toBe("EMPTY");
    const found = none({ state: "empty", answers: 3 }, { state: "missing", answers: 4 }, { state: "out_of_range", answers: 5 });
    expect(found).toMatchObject({
      excluded: { missing: 7, outOfRange: 5, duplicate: 0 },
      ci: null,
      unit: "percent",
      parts: secure.emptyParts,
    });
    expect(none({ state: "empty", answers: 3 })).toMatchObject({ reason: "EMPTY" });
  });

  it("have parts that say nothing", () => {
    expect(secure.emptyParts).toEqual({
      ...{ secure: 0, byRevenue: null, byRevenueSe: null, byRevenueInterval: null, complete: 0, lift: null },
      tiers: { secure: 0, favourable: 0, vulnerable: 0, atRisk: 0 },
      marginals: { sat: null, recommend: null, repurchase: null },
      correlations: { satRecommend: null, satRepurchase: null, recommendRepurchase: null },
    });
    expect(secure.needs(contextOf({ answers: ["sat"] }))).toEqual(["answers.recommend", "answers.repurchase"]);
    expect([secure.id, secure.byWave, secure.table(context), secure.unit(context)]).toEqual(["secure", true, "answers", "percent"]);
  });
});

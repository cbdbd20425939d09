import { describe, expect, it } from "vitest";
import { differenceTest, normalTest } from "../../shared/indices/compare/difference-test.ts";
import { overallTest } from "../../shared/indices/compare/overall-test.ts";
import { rankCheck } from "../../shared/indices/compare/rank-check.ts";
import { type SliceNumber, sampleOf } from "../../shared/indices/compare/sample-of.ts";
import { type ComparedSlice, compareSlices } from "../../shared/indices/compare-slices.ts";
import type { IndexId, MetricId } from "../../shared/indices/index-result.ts";
import { makeResult } from "../../shared/indices/make-result.ts";
import { holm } from "../../shared/statistics/holm.ts";
import { contextOf } from "./support/context-of.ts";

const base = contextOf({ answers: ["nps", "csat", "ces"] });
const context = { ...base, settings: { ...base.settings, confidence: 0.9 } };
type Id = IndexId | MetricId;

const number = (
  value: number | null,
  rest: Partial<SliceNumber> & { readonly parts?: SliceNumber["result"]["parts"] } = {},
): SliceNumber => ({
  aggregate: rest.aggregate ?? {},
  result: makeResult({ value, unit: "points", n: 50, params: {}, parts: rest.parts ?? {} }),
});
const answered = (...rows: readonly (readonly [answer: number, answers: number])[]): SliceNumber =>
  number(1, { aggregate: { kept: rows.map(([answer, answers]) => ({ answer, answers })) } });
const slice = (key: string | null, numbers: Readonly<Partial<Record<Id, SliceNumber>>>): ComparedSlice => ({
  key,
  // Every key of the record is an id.
  numbers: new Map(Object.entries(numbers) as [Id, SliceNumber][]),
});
const FIRST = [
  [10, 20],
  [7, 10],
  [3, 20],
] as const;
const SECOND = [
  [10, 30],
  [7, 10],
  [3, 10],
] as const;
const THIRD = [
  [10, 10],
  [7, 30],
  [3, 40],
] as const;

describe("slices compared", () => {
  it("test each against each earlier one, with Holm over the pairs of the number, and all of them at once", () => {
    const nps = [answered(...FIRST), answered(...SECOND), answered(...THIRD)];
    const slices = nps.map((own, at) => slice(["a", "b"][at] ?? null, { nps: own }));
    const found = compareSlices(slices, ["nps"], context);
    const samples = nps.flatMap((own) => sampleOf("nps", own, context) ?? []);
    const pair = (a: number, b: number) => {
      const [before, after] = [samples[a], samples[b]];
      return before === undefined || after === undefined ? null : differenceTest(before, after, 0.9);
    };
    const [ab, ac, bc] = [pair(0, 1), pair(0, 2), pair(1, 2)];
    const adjusted = holm([ab, ac, bc].map((test) => test?.p ?? 1));
    expect(found.tests).toEqual([
      [],
      [{ index: "nps", a: "a", b: "b", ...ab, pHolm: adjusted[0] }],
      [
        { index: "nps", a: "a", b: null, ...ac, pHolm: adjusted[1] },
        { index: "nps", a: "b", b: null, ...bc, pHolm: adjusted[2] },
      ],
    ]);
    // 40 % promoters and 40 % detractors against 60 % and 20 %.
    expect(found.tests[1]?.[0]?.difference).toBeCloseTo(40, 9);
    expect(new Set(adjusted).size).toBeGreaterThan(1);
    expect(found.overall).toEqual([{ index: "nps", ...overallTest(samples, 0.9) }]);
  });

  it("leave out a slice without the number, and keep the others at their place", () => {
    const slices = [
      slice("a", { nps: answered(...FIRST) }),
      slice("b", { nps: number(null) }),
      slice("c", {}),
      slice("d", { nps: answered(...SECOND) }),
    ];
    const found = compareSlices(slices, ["nps", "csat"], context);
    expect(found.tests.map((list) => list.map(({ a, b }) => [a, b]))).toEqual([[], [], [], [["a", "d"]]]);
    expect(found.tests[3]?.[0]?.pHolm).toBe(found.tests[3]?.[0]?.p);
    expect(found.overall).toEqual([]);
  });

  it("have no test where nothing can be told", () => {
    const [none] = [answered([10, 0])];
    const found = compareSlices(
      [slice("a", { ces: answered([3, 1]) }), slice("b", { ces: answered([4, 9]), nps: none })],
      ["ces", "nps"],
      context,
    );
    expect(found).toEqual({ tests: [[], []], overall: [] });
  });

  it("show what ranks say of answers on a scale, number by number in the order asked for", () => {
    const [low, high] = [answered([1, 9], [2, 9], [4, 2]), answered([5, 9], [4, 9], [2, 2])];
    const slices = [slice("a", { csat: low, ces: low }), slice("b", { csat: high, ces: high })];
    const { tests } = compareSlices(slices, ["ces", "csat"], context);
    expect(tests[1]?.map(({ index }) => index)).toEqual(["ces", "csat"]);
    const check = rankCheck("csat", low.aggregate, high.aggregate, context);
    expect(tests[1]?.map((test) => test.check)).toEqual([check, check]);
    expect(compareSlices(slices, ["nps"], context).tests).toEqual([[], []]);
  });

  it("show of secure customers what their revenue says, where both have it", () => {
    const secure = (value: number, parts: SliceNumber["result"]["parts"]) => number(value, { parts });
    const [a, b] = [secure(30, { byRevenue: 25, byRevenueSe: 3 }), secure(50, { byRevenue: 45, byRevenueSe: 4 })];
    const revenueOf = (before: SliceNumber, after: SliceNumber, id: "secure" | "retention" = "secure") =>
      compareSlices([slice("a", { [id]: before }), slice("b", { [id]: after })], [id], context).tests[1]?.[0];
    const method = "linearised";
    const expected = normalTest({ value: 25, se: 3, method }, { value: 45, se: 4, method }, 0.9);
    expect(revenueOf(a, b)?.byRevenue).toEqual(expected);
    expect(expected?.difference).toBe(20);
    for (const parts of [
      {},
      { byRevenue: 45 },
      { byRevenueSe: 4 },
      { byRevenue: null, byRevenueSe: 4 },
      { byRevenue: 45, byRevenueSe: null },
    ]) {
      expect(revenueOf(a, secure(50, parts))).toMatchObject({ index: "secure" });
      expect(revenueOf(a, secure(50, parts))).not.toHaveProperty("byRevenue");
      expect(revenueOf(secure(50, parts), b)).not.toHaveProperty("byRevenue");
    }
    const kept = { byRevenue: 25, byRevenueSe: 3, kept: 20 };
    expect(revenueOf(secure(40, kept), secure(20, { ...kept, kept: 10 }), "retention")).not.toHaveProperty("byRevenue");
    expect(revenueOf(a, b)).not.toHaveProperty("check");
  });

  it("of more than sixty are tested for nps and csat only", () => {
    const good = answered([5, 20], [3, 30]);
    const bad = answered([5, 10], [3, 40]);
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => slice(`s${at}`, at < 2 ? { nps: good, csat: good, ces: at === 0 ? good : bad } : {}));
    const tested = (count: number) => compareSlices(many(count), ["nps", "ces", "csat"], context).tests[1]?.map(({ index }) => index);
    expect(tested(60)).toEqual(["nps", "ces", "csat"]);
    expect(tested(61)).toEqual(["nps", "csat"]);
  });
});

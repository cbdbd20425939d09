import { describe, expect, it } from "vitest";
import { compareKeys } from "../../shared/indices/compare-keys.ts";
import { CUSTOM_LIMITS, isCustomList } from "../../shared/indices/custom-index.ts";
import { csatCuts, npsCuts } from "../../shared/indices/cuts.ts";
import { standaloneSql } from "../../shared/indices/dialect.ts";
import {
  answerFlags,
  countAnswers,
  type Distribution,
  distributionPart,
  readDistribution,
  shareOf,
  weightedCode,
} from "../../shared/indices/distribution.ts";
import { correctedSize, finitePopulation, narrowed, populationParams } from "../../shared/indices/finite-population.ts";
import { goodDirection } from "../../shared/indices/good-direction.ts";
import { interval, makeResult, ratio } from "../../shared/indices/make-result.ts";
import { meanOfAnswers } from "../../shared/indices/mean-limits.ts";
import { isReferenceList, linesFor, REFERENCE_LIMITS, type ReferenceLine } from "../../shared/indices/reference-line.ts";
import { tierOf } from "../../shared/indices/secure-tier.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { OUT_OF_RANGE } from "../../shared/table/canonical.ts";
import { DEFAULT_SCALES } from "../../shared/table/scale.ts";
import { near } from "../statistics/near.ts";

const settings = DEFAULT_SETTINGS;

describe("cuts of a scale (methods.md 2 and 8)", () => {
  it.each([
    [1, 3, 1, 3],
    [0, 3, 1, 2],
    [1, 5, 2, 4],
    [1, 7, 2, 6],
    [0, 7, 2, 5],
    [1, 10, 3, 8],
    [0, 10, 2, 8],
    [0, 11, 2, 9],
    [1, 20, 6, 15],
  ])("of %d–%d the dissatisfied end at %d and the satisfied start at %d", (min, max, low, high) => {
    expect(csatCuts({ scales: { ...DEFAULT_SCALES, csat: { min, max } }, settings })).toEqual([low, high]);
  });

  it("one's own cuts stand instead", () => {
    const own = { ...settings, csat: { ...settings.csat, dissatisfiedUpTo: 0, satisfiedFrom: 5 } };
    expect(csatCuts({ scales: DEFAULT_SCALES, settings: own })).toEqual([0, 5]);
    expect(npsCuts({ scales: DEFAULT_SCALES, settings })).toEqual([6, 9]);
    const nps = { ...settings, nps: { ...settings.nps, detractorsUpTo: 0, promotersFrom: 5 } };
    expect(npsCuts({ scales: DEFAULT_SCALES, settings: nps })).toEqual([0, 5]);
  });

  it.each([
    [1, 5, 5, ["atRisk", "atRisk", "vulnerable", "favourable", "secure"]],
    [1, 7, 7, ["atRisk", "atRisk", "atRisk", "vulnerable", "vulnerable", "favourable", "secure"]],
    [1, 5, 4, ["atRisk", "atRisk", "vulnerable", "secure", "secure"]],
    [0, 4, 4, ["atRisk", "atRisk", "vulnerable", "favourable", "secure"]],
  ])("answers on %d–%d with the top at %d have the tiers %j", (min, max, top, tiers) => {
    expect(tiers.map((_, at) => tierOf(min + at, top, { min, max }))).toEqual(tiers);
  });

  it.each([0, 1])("from %d to 10 eight is favourable and six vulnerable", (min) => {
    expect([5, 6, 7, 8, 9].map((answer) => tierOf(answer, 10, { min, max: 10 }))).toEqual([
      "atRisk",
      "vulnerable",
      "vulnerable",
      "favourable",
      "favourable",
    ]);
  });

  it("from 2 to 10 the shares of its length count, and of 0–9 too", () => {
    expect([5, 6, 7, 8].map((answer) => tierOf(answer, 10, { min: 2, max: 10 }))).toEqual([
      "atRisk",
      "vulnerable",
      "vulnerable",
      "favourable",
    ]);
    expect([-1, 0, 4, 5].map((answer) => tierOf(answer, 10, { min: -10, max: 10 }))).toEqual([
      "atRisk",
      "vulnerable",
      "vulnerable",
      "favourable",
    ]);
    expect([4, 5, 6, 7].map((answer) => tierOf(answer, 9, { min: 0, max: 9 }))).toEqual([
      "atRisk",
      "vulnerable",
      "vulnerable",
      "favourable",
    ]);
  });

  it("less is better of money at risk, churn, contacts, waiting and pain, more of everything else", () => {
    const less = ["boxes", "churn", "contactVolume", "ticketTrend", "firstResponse", "handleTime", "resolutionTime", "touchpoints"];
    expect(less.map(goodDirection)).toEqual(less.map(() => -1));
    expect(["nps", "retention", "ownIndex"].map(goodDirection)).toEqual([1, 1, 1]);
  });
});

describe("a known population", () => {
  it("acts from just above 5 %, ends at everybody, and is a slip below the answers", () => {
    expect(finitePopulation(60, { population: null })).toEqual({ factor: 1, flags: [] });
    expect(finitePopulation(0, { population: 100 })).toEqual({ factor: 1, flags: [] });
    expect(finitePopulation(0, { population: 0 })).toEqual({ factor: 1, flags: [] });
    expect(finitePopulation(5, { population: 100 })).toEqual({ factor: 1, flags: [] });
    expect(finitePopulation(60, { population: 100 })).toEqual({ factor: Math.sqrt(40 / 99), flags: ["FINITE_POPULATION"] });
    expect(finitePopulation(100, { population: 100 })).toEqual({ factor: 0, flags: ["EVERYBODY_ANSWERED"] });
    expect(finitePopulation(101, { population: 100 })).toEqual({ factor: 1, flags: ["POPULATION_BELOW_N"] });
  });

  it("narrows both halves of an interval and widens the size", () => {
    const ci = { method: "wilson", level: 0.95, lo: 10, hi: 40 };
    expect(narrowed(ci, 20, 0.5)).toEqual({ ...ci, lo: 15, hi: 30 });
    expect(narrowed(ci, 20, 1)).toBe(ci);
    expect(narrowed(ci, null, 0.5)).toBe(ci);
    expect(narrowed(null, 20, 0.5)).toBeNull();
    expect(correctedSize(50, 0.5)).toBe(200);
    expect(correctedSize(50, 0)).toBeNull();
    expect(populationParams({ population: 80 })).toEqual({ population: 80 });
  });
});

describe("answers by value", () => {
  const rows = [
    { answer: 9, answers: 4 },
    { answer: 3, answers: 2, unweighted: 1 },
    { answer: null, answers: 5, unread: 2 },
    { answer: OUT_OF_RANGE, answers: 1 },
  ];
  const kept = [
    { answer: 9, answers: 3, weight: 6, squares: 12 },
    { answer: 3, answers: 2, weight: 2, squares: 2 },
  ];
  const read = (hasWeights: boolean): Distribution => readDistribution({ rows, kept }, hasWeights);

  it("count, weigh and say what was left out", () => {
    const weighted = read(true);
    expect(weighted).toMatchObject({
      groups: [
        { answer: 3, answers: 2, weight: 2, squares: 2 },
        { answer: 9, answers: 3, weight: 6, squares: 12 },
      ],
      n: 5,
      weight: 8,
      excluded: { missing: 5, outOfRange: 1, duplicate: 1 },
      unweighted: 1,
      unreadWeights: 2,
      reason: null,
      weighted: true,
    });
    near(weighted.nEff, 64 / 14);
    expect(read(false)).toMatchObject({ n: 5, weight: 5, nEff: 5, weighted: false });
  });

  it("weights of 1 are no weights, and nobody has a reason", () => {
    const ones = [{ answer: 9, answers: 2, weight: 2, squares: 2 }];
    expect(readDistribution({ rows: [], kept: ones }, true)).toMatchObject({ weighted: false, nEff: 2, excluded: { duplicate: 0 } });
    expect(readDistribution({ rows: [{ answer: null, answers: 2 }], kept: [] }, false).reason).toBe("EMPTY");
    expect(readDistribution({ rows: [{ answer: OUT_OF_RANGE, answers: 2 }], kept: [] }, false).reason).toBe("OUT_OF_RANGE_ALL");
  });

  it("have a weighted mean, its error, shares and counts", () => {
    const [weighted, plain] = [read(true), read(false)];
    const code = (answer: number): number => answer;
    near(weightedCode(weighted, code).mean, 7.5);
    near(weightedCode(weighted, code).se, Math.sqrt(2 * 4.5 ** 2 + 12 * 1.5 ** 2) / 8);
    near(
      shareOf(weighted, (answer) => answer > 5),
      0.75,
    );
    expect(countAnswers(weighted, (answer) => answer > 5)).toBe(3);
    expect(distributionPart(plain)).toEqual([
      { answer: 3, n: 2 },
      { answer: 9, n: 3 },
    ]);
    expect(distributionPart(weighted)[1]).toEqual({ answer: 9, n: 3, weight: 6 });
  });

  it("raise a flag for weights, for those that do not count or read, and for one answer only", () => {
    const [weighted, plain] = [read(true), read(false)];
    expect(answerFlags(weighted)).toEqual(["WEIGHTED", "NON_POSITIVE_WEIGHTS", "UNREADABLE_WEIGHTS"]);
    expect(answerFlags({ ...plain, unweighted: 0, unreadWeights: 0, groups: plain.groups.slice(0, 1) })).toEqual(["ONE_ANSWER"]);
    expect(answerFlags({ ...plain, unweighted: 0, unreadWeights: 0 })).toEqual([]);
  });

  it("the mean of (3, 3, 9, 9, 9) has a t interval on 4 degrees, the weighted one mean ± z errors", () => {
    const code = (answer: number): number => answer;
    const [weighted, plain] = [read(true), read(false)];
    const found = meanOfAnswers(plain, code, 0.95);
    near(found.mean, 6.6);
    // t(.975, 4) · s/√5 with s² = 10.8 (scipy 1.17.1)
    near((found.ci?.hi ?? 0) - 6.6, 2.7764451051977934 * Math.sqrt(10.8 / 5));
    near(6.6 - (found.ci?.lo ?? 0), 2.7764451051977934 * Math.sqrt(10.8 / 5));
    expect(found).toMatchObject({ collapsed: false, ci: { method: "t", level: 0.95 } });
    const heavy = meanOfAnswers(weighted, code, 0.95);
    near((heavy.ci?.hi ?? 0) - 7.5, (1.959963984540054 * Math.sqrt(67.5)) / 8);
    near(7.5 - (heavy.ci?.lo ?? 0), (1.959963984540054 * Math.sqrt(67.5)) / 8);
    expect(heavy.ci?.method).toBe("linearised");
  });

  it("one answer has no interval, several of one kind a collapsed one", () => {
    const single = (answers: number, weight: number): Distribution =>
      readDistribution({ rows: [], kept: [{ answer: 4, answers, weight, squares: weight * weight }] }, true);
    expect(meanOfAnswers(single(1, 2), Number, 0.95)).toEqual({ mean: 4, ci: null, collapsed: false });
    expect(meanOfAnswers(single(1, 1), Number, 0.95)).toEqual({ mean: 4, ci: null, collapsed: false });
    expect(meanOfAnswers(single(2, 3), Number, 0.95)).toMatchObject({ ci: { lo: 4, hi: 4 }, collapsed: true });
  });
});

describe("a result", () => {
  const input = { value: 5, unit: "points", params: {}, parts: {} } as const;

  it.each([
    [0, undefined, []],
    [9, undefined, ["SUPPRESSED"]],
    [10, undefined, ["INDICATIVE"]],
    [29, undefined, ["INDICATIVE"]],
    [30, undefined, []],
    [30, 29.9, ["INDICATIVE"]],
    [100, 30, []],
  ])("of n = %d, effective %s, has the flags %j", (n, nEff, flags) => {
    expect(makeResult({ ...input, n, ...(nEff === undefined ? {} : { nEff }) })).toMatchObject({ flags, nEff: nEff ?? n });
  });

  it("that counts no people is never hidden, and flags stand in order", () => {
    expect(makeResult({ ...input, n: 3, sampled: false, flags: ["B", "A", "B"] }).flags).toEqual(["A", "B"]);
  });

  it("beyond every number diverges, and nothing in it is no number", () => {
    const ci = { method: "t", level: 0.95, lo: 1, hi: 9 };
    const found = makeResult({ ...input, value: Infinity, n: 50, ci, parts: { deep: [{ odd: Number.NaN, even: 2 }], none: null } });
    expect(found).toMatchObject({ value: null, ci: null, reason: "DIVERGES", parts: { deep: [{ odd: null, even: 2 }], none: null } });
    expect(makeResult({ ...input, n: 50, ci: { ...ci, lo: -Infinity } }).ci).toBeNull();
    expect(makeResult({ ...input, n: 50, ci: { ...ci, hi: Infinity } }).ci).toBeNull();
    expect(makeResult({ ...input, n: 50, ci })).toMatchObject({ ci, value: 5, reason: null, excluded: { missing: 0, duplicate: 0 } });
    expect(makeResult({ ...input, value: null, n: 50, reason: "EMPTY" })).toMatchObject({ value: null, reason: "EMPTY" });
  });

  it("has ratios where there is something below the line, and intervals in its unit", () => {
    expect([ratio(3, 2), ratio(3, 0)]).toEqual([1.5, null]);
    expect(interval("wilson", 0.9, { lo: 0.25, hi: 0.5 }, 100)).toEqual({ method: "wilson", level: 0.9, lo: 25, hi: 50 });
    expect(interval("wilson", 0.9, { lo: 1, hi: 2 })).toEqual({ method: "wilson", level: 0.9, lo: 1, hi: 2 });
    expect(interval("wilson", 0.9, null)).toBeNull();
  });
});

describe("reference lines", () => {
  const line: ReferenceLine = { id: "a", number: "churn", segment: null, value: 5, upTo: null, source: "own", label: "", on: true };

  it.each([
    [[]],
    [[line]],
    [[{ ...line, upTo: 7, segment: "SMB", label: "x".repeat(200) }]],
    [[line, { ...line, id: "b".repeat(200) }]],
    [Array.from({ length: REFERENCE_LIMITS.lines }, (_, at) => ({ ...line, id: `l${at}` }))],
  ])("%# are a list", (list) => expect(isReferenceList(list)).toBe(true));

  it.each([
    [null],
    [{}],
    [[null]],
    [[undefined]],
    [["a"]],
    [[{ ...line, more: 1 }]],
    [[{ ...line, id: "" }]],
    [[{ ...line, id: 3 }]],
    [[{ ...line, id: "b".repeat(201) }]],
    [[{ ...line, number: "" }]],
    [[{ ...line, number: ["churn"] }]],
    [[{ ...line, segment: 3 }]],
    [[{ ...line, value: "5" }]],
    [[{ ...line, value: Infinity }]],
    [[{ ...line, upTo: Number.NaN }]],
    [[{ ...line, source: "" }]],
    [[{ ...line, label: null }]],
    [[{ ...line, label: "x".repeat(201) }]],
    [[{ ...line, on: 1 }]],
    [[line, line]],
    [Array.from({ length: REFERENCE_LIMITS.lines + 1 }, (_, at) => ({ ...line, id: `l${at}` }))],
  ])("%# are none", (list) => expect(isReferenceList(list)).toBe(false));

  it("are drawn beside their number and group when on, a benchmark only for its window", () => {
    const lines = [line, { ...line, id: "off", on: false }, { ...line, id: "smb", segment: "SMB" }, { ...line, id: "saasYear" }];
    expect(linesFor(lines, "churn", null, 12).map(({ id }) => id)).toEqual(["a", "saasYear"]);
    expect(linesFor(lines, "churn", null, 1).map(({ id }) => id)).toEqual(["a"]);
    expect(linesFor(lines, "churn", "SMB", null).map(({ id }) => id)).toEqual(["smb"]);
    expect(linesFor(lines, "nps", null, 12)).toEqual([]);
  });
});

describe("custom indices as they come", () => {
  const own = { id: "ownOne", name: "One", formula: "1 + 1", unit: "points", better: "higher", interval: true };

  it.each([
    [[]],
    [[own]],
    [[{ ...own, better: "lower", interval: false, name: "n".repeat(CUSTOM_LIMITS.name), formula: "1".repeat(CUSTOM_LIMITS.formula) }]],
    [Array.from({ length: CUSTOM_LIMITS.indices }, (_, at) => ({ ...own, id: `own${at}` }))],
  ])("%# are a list", (list) => expect(isCustomList(list)).toBe(true));

  it.each([
    [null],
    [[null]],
    [[undefined]],
    [["x"]],
    [[{ ...own, id: "nps" }]],
    [[{ ...own, id: `x${"y".repeat(40)}` }]],
    [[{ ...own, name: " " }]],
    [[{ ...own, name: 3 }]],
    [[{ ...own, name: "n".repeat(CUSTOM_LIMITS.name + 1) }]],
    [[{ ...own, formula: "" }]],
    [[{ ...own, formula: "1".repeat(CUSTOM_LIMITS.formula + 1) }]],
    [[{ ...own, unit: "apples" }]],
    [[{ ...own, better: "same" }]],
    [[{ ...own, interval: 1 }]],
    [[{ ...own, more: 1 }]],
    [[own, own]],
    [Array.from({ length: CUSTOM_LIMITS.indices + 1 }, (_, at) => ({ ...own, id: `own${at}` }))],
  ])("%# are none", (list) => expect(isCustomList(list)).toBe(false));
});

describe("keys and queries", () => {
  it("keys stand by code point, shorter first, none last", () => {
    const keys = ["b", null, "a", "ab", "", "\u{1F600}", "\uFB01"];
    expect([...keys].sort(compareKeys)).toEqual(["", "a", "ab", "b", "\uFB01", "\u{1F600}", null]);
    expect(compareKeys("ab", "a")).toBeGreaterThan(0);
    expect(compareKeys("a", "ab")).toBeLessThan(0);
    expect(compareKeys("ab", "aa")).toBeGreaterThan(0);
    expect(compareKeys(null, null)).toBe(0);
    expect(compareKeys("a", "a")).toBe(0);
    expect(compareKeys(null, "a")).toBe(1);
    expect(compareKeys("a", null)).toBe(-1);
  });

  it("a query stands alone with what it reads, what that reads, and nothing else, on one line outside of quotes", () => {
    const statements = [
      "create or replace temp table base as select  *\n from answers",
      "create or replace temp view unused as select 1",
      "create or replace temp view top as select 'a  b' as x from base",
      "drop table other",
    ];
    expect(standaloneSql("select  x\nfrom top", statements)).toBe(
      "with base as (\n  select * from answers\n),\ntop as (\n  select 'a  b' as x from base\n)\nselect x from top",
    );
    expect(standaloneSql('select "a  b"   from answers', statements)).toBe('select "a  b" from answers');
  });
});

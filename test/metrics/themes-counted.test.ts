import { describe, expect, it } from "vitest";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { type AllAnswers, countThemes, type ReadComment } from "../../shared/metrics/themes/count-themes.ts";
import { themes } from "../../shared/metrics/themes.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { OUT_OF_RANGE } from "../../shared/table/canonical.ts";
import { contextOf } from "../indices/support/context-of.ts";

const comment = (names: readonly string[], change: Partial<ReadComment> = {}): ReadComment => ({
  ...{ text: names.join(" "), themes: names, nps: null, customer: null, revenue: null },
  ...change,
});
const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const percentLimits = (x: number, n: number, level = 0.95) => {
  const limits = wilsonInterval(x, n, level);
  return limits === null ? null : [100 * limits.lo, 100 * limits.hi];
};

/** methods.md 11.9: 90 promoters, 60 passives, 50 detractors of 200, NPS 20. */
const ALL: AllAnswers = {
  answers: 200,
  scored: [
    { answer: 10, n: 30 },
    { answer: 9, n: 60 },
    { answer: 8, n: 60 },
    { answer: 6, n: 40 },
    { answer: 0, n: 10 },
  ],
  cuts: [6, 9],
  level: 0.95,
};
/** And 5, 10, 25 of the 40 that wrote of the price. */
const PRICE = [
  ...times(5, comment(["price"], { nps: 9 })),
  ...times(10, comment(["price"], { nps: 7 })),
  ...times(25, comment(["price"], { nps: 6 })),
];

describe("what a theme is worth", () => {
  it("is −50 with it, 37.5 without and −17.5 in between (methods.md 11.9)", () => {
    const found = countThemes(["staff", "price"], [...PRICE, ...times(10, comment([], { nps: 10 }))], ALL);
    expect(found).toEqual([
      {
        theme: "price",
        comments: 40,
        share: 80,
        lo: percentLimits(40, 50)?.[0],
        hi: percentLimits(40, 50)?.[1],
        ofAnswers: 20,
        ofAnswersLo: percentLimits(40, 200)?.[0],
        ofAnswersHi: percentLimits(40, 200)?.[1],
        scored: 40,
        nps: -50,
        npsWithout: 37.5,
        impact: -17.5,
        customers: 0,
        revenue: null,
      },
    ]);
  });

  it("is no score where nobody who wrote of it gave one, and no rest where everybody did", () => {
    const [silent] = countThemes(["staff"], times(3, comment(["staff"])), ALL);
    expect(silent).toMatchObject({ scored: 0, nps: null, npsWithout: 20, impact: null });
    const [all] = countThemes(["staff"], [comment(["staff"], { nps: 9 })], { ...ALL, answers: 1, scored: [{ answer: 9, n: 1 }] });
    expect(all).toMatchObject({ scored: 1, nps: 100, npsWithout: null, impact: null });
  });

  it("is of all answers, never fewer than those that have it", () => {
    const [none] = countThemes(["staff"], times(2, comment(["staff"])), { ...ALL, answers: 0, scored: [], level: 0.8 });
    expect(none).toMatchObject({ share: 100, ofAnswers: null, npsWithout: null, impact: null });
    expect([none?.ofAnswersLo, none?.ofAnswersHi]).toEqual(percentLimits(2, 2, 0.8));
    expect([none?.lo, none?.hi]).toEqual(percentLimits(2, 2, 0.8));
  });

  it("is the revenue of its customers, each once, in any order of comments", () => {
    const money = [
      comment(["price", "staff"], { customer: 2, revenue: 0.2 }),
      comment(["price"], { customer: 1, revenue: 0.1 }),
      comment(["price"], { customer: 3, revenue: 0.3 }),
      comment(["price"], { customer: 2, revenue: 0.2 }),
      comment(["price"], { customer: 4 }),
      comment(["price"], { revenue: 900 }),
      comment(["staff"], { customer: 4 }),
    ];
    const rates = (list: readonly ReadComment[]) => countThemes(["price"], list, ALL)[0];
    expect(rates(money)).toMatchObject({ comments: 6, customers: 4, revenue: 0.1 + 0.2 + 0.3 });
    expect(rates(money.toReversed())).toEqual(rates(money));
    const [known, unknown] = countThemes(["staff"], money, ALL);
    expect(known).toMatchObject({ customers: 2, revenue: 0.2 });
    expect(unknown).toBeUndefined();
    expect(countThemes(["staff"], [comment(["staff"], { customer: 4 })], ALL)[0]).toMatchObject({ customers: 1, revenue: null });
  });

  it("stands first where most comments have it, by name where as many do", () => {
    const list = [comment(["b", "c", "a"]), comment(["c"]), comment(["d", "b"]), comment(["c", "d"])];
    expect(countThemes(["d", "b", "a", "c", "e"], list, ALL).map(({ theme, comments }) => [theme, comments])).toEqual([
      ["c", 3],
      ["b", 2],
      ["d", 2],
      ["a", 1],
    ]);
  });
});

describe("themes of comments from their rows", () => {
  const own = (dictionary: Readonly<Record<string, readonly string[]>>) => ({
    ...DEFAULT_SETTINGS,
    metrics: { ...DEFAULT_SETTINGS.metrics, themes: { dictionary } },
  });
  const contextOfOwn = () => {
    const settings = own({ amber: ["amber"], blue: ["blue"], coral: ["coral"], dust: ["dust"] });
    return contextOf({ answers: ["comment", "nps"] }, { settings });
  };
  const row = (text: string, nps: number | null, customer: number | null = null, revenue: number | null = null): Row => ({
    ...{ comment: text, nps, customer, revenue },
  });
  const answers: readonly Row[] = [
    { answer: 10, answers: 60, comments: 20 },
    { answer: 7, answers: 20, comments: 11 },
    { answer: 2, answers: 30, comments: 30 },
    { answer: null, answers: 5, comments: 2 },
    { answer: OUT_OF_RANGE, answers: 4, comments: 1 },
  ];
  const comments = [
    ...times(10, row("blue", 2)),
    ...times(10, row("amber", 2, 7, 50)),
    ...times(9, row("coral", 2)),
    ...times(19, row("dust", 10)),
    ...times(11, row("nothing", 7)),
    row("amber", null),
    row("blue", null),
    row("none", null),
  ];

  it("are how many comments have one, with the worst for the score among those of ten at least", () => {
    const context = contextOfOwn();
    const found = themes.compute({ comments, answers }, context);
    const n = 62;
    expect(found).toMatchObject({
      value: (100 * 50) / n,
      unit: "percent",
      n,
      reason: null,
      excluded: { missing: 119 - 64, outOfRange: 0, duplicate: 0 },
      flags: ["COMMENTS_PARTLY_READ"],
      params: { asOf: "2026-01-31", confidence: 0.95, mostComments: 100_000, ownThemes: ["amber", "blue", "coral", "dust"] },
      parts: { comments: 64, read: n, answers: 119, withTheme: 50 },
    });
    expect([found.ci?.method, found.ci?.lo, found.ci?.hi]).toEqual(["wilson", ...(percentLimits(50, n) ?? [])]);
    // NPS of all 100·(60 − 30)/110; without ten detractors 100·40/100: amber and blue tie, and amber has the name.
    const amber = (100 * 30) / 110 - 40;
    expect(found.parts["topPain"]).toEqual({ theme: "amber", impact: amber });
    expect(found.parts["themes"]).toMatchObject([
      { theme: "dust", comments: 19, impact: (100 * 30) / 110 - (100 * 11) / 91 },
      { theme: "amber", comments: 11, scored: 10, impact: amber, customers: 1, revenue: 50, ofAnswers: 1100 / 119 },
      { theme: "blue", comments: 11, scored: 10, impact: amber },
      { theme: "coral", comments: 9 },
    ]);
  });

  it("have a worst only where one takes from the score", () => {
    const context = contextOfOwn();
    const happy = themes.compute({ comments: times(12, row("dust", 10)), answers }, context);
    expect(happy.parts["topPain"]).toBeNull();
    const rare = themes.compute({ comments: times(9, row("coral", 2)), answers }, context);
    expect(rare.parts["topPain"]).toBeNull();
    const worst = (comments: readonly Row[]) => themes.compute({ comments, answers }, context).parts["topPain"];
    expect(worst([...times(10, row("amber", 2)), ...times(12, row("blue", 2))])).toMatchObject({ theme: "blue" });
    // Ten detractors weigh more than fifteen comments of ten detractors and five promoters.
    const mixed = [...times(10, row("blue", 2)), ...times(5, row("blue", 10)), ...times(10, row("amber", 2))];
    expect(worst(mixed)).toEqual({ theme: "amber", impact: (100 * 30) / 110 - 40 });
    expect(worst([...times(10, row("amber", 2)), ...times(10, row("blue", 2)), row("blue", null)])).toMatchObject({ theme: "amber" });
    const even = [
      { answer: 10, answers: 12, comments: 0 },
      { answer: 2, answers: 12, comments: 0 },
    ];
    const none = themes.compute({ comments: times(12, row("dust", null)), answers: even }, context);
    expect(none.parts["topPain"]).toBeNull();
    // Of ten, five promoters and five detractors: the score is 0 with and without them.
    const balanced = [...times(5, row("dust", 10)), ...times(5, row("dust", 2))];
    expect(themes.compute({ comments: balanced, answers: even }, context).parts["topPain"]).toBeNull();
  });

  it("tell the words of detractors and promoters by the cuts in force, and only where there is a score", () => {
    const context = contextOfOwn();
    const sided = [...times(30, row("engineer", 9)), ...times(30, row("invoice", 6)), ...times(30, row("weather", 8))];
    const words = (by: IndexContext, list: readonly Row[] = sided) => themes.compute({ comments: list, answers }, by).parts["keyWords"];
    expect(words(context)).toMatchObject({
      detractors: [{ word: "invoice", detractors: 30, promoters: 0 }],
      promoters: [{ word: "engineer", detractors: 0, promoters: 30 }],
    });
    const { settings } = context;
    const nps = { ...settings.nps, detractorsUpTo: 5, promotersFrom: 8 };
    expect(words({ ...context, settings: { ...settings, nps } })).toMatchObject({ detractors: [] });
    expect(words(context, [...times(30, row("invoice", null)), ...sided.slice(0, 30)])).toEqual({ detractors: [], promoters: [] });
    expect(words({ ...context, fields: { answers: ["comment"] } })).toBeNull();
  });

  it("are none without comments, and need nothing else", () => {
    const context = contextOfOwn();
    const nobody = themes.compute({ comments: [], answers: [{ answer: 9, answers: 4, comments: 0 }] }, context);
    expect(nobody).toMatchObject({ value: null, n: 0, ci: null, reason: "EMPTY", flags: [], excluded: { missing: 4 } });
    expect(nobody.parts).toEqual({
      ...{ comments: 0, read: 0, answers: 4, withTheme: 0, themes: [], topPain: null },
      keyWords: { detractors: [], promoters: [] },
    });
    expect(themes.compute({ comments: [{ comment: null, nps: 9 }], answers: [] }, context).n).toBe(0);
    expect(themes.needs(contextOf({ answers: ["nps"] }))).toEqual(["answers.comment"]);
    expect(themes.needs(context)).toEqual([]);
    expect([themes.table(context), themes.unit(context)]).toEqual(["answers", "percent"]);
  });
});

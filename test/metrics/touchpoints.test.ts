import { describe, expect, it } from "vitest";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../shared/indices/settings.ts";
import { perPurchase } from "../../shared/metrics/touchpoints/per-purchase.ts";
import { transitionsOf } from "../../shared/metrics/touchpoints/transitions.ts";
import { touchpoints } from "../../shared/metrics/touchpoints.ts";
import { adjustedWaldNps } from "../../shared/statistics/adjusted-wald-nps.ts";
import { DEFAULT_SCALES, type Scale } from "../../shared/table/scale.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { near } from "../statistics/near.ts";

type Kind = "touchpoint" | "stage";
const said = (
  key: string | null,
  question: string,
  answer: number,
  answers: number,
  weight = answers,
  squares = answers,
  kind: Kind = "touchpoint",
): Row => ({
  ...{ kind, key, question, answer, answers, weight, squares },
});
const through = (kind: Kind, key: string | null, customers: number, events: number, asked: number, revenue: number | null): Row => ({
  ...{ kind, key, customers, events, asked, revenue },
});

const withSettings = (change: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...change });
const contextWith = (questions: readonly string[], change: Partial<IndexContext> = {}) =>
  contextOf({ answers: ["customer_id", "touchpoint", "stage", ...questions] }, change);
const KNOWN = contextWith(["nps", "csat", "ces"]);

const compute = (scores: readonly Row[], reach: readonly Row[], context: IndexContext = KNOWN, more: readonly Row[] = []) =>
  touchpoints.compute({ scores, reach, purchases: more, transitions: [] }, context);
const listed = (rows: unknown): readonly Row[] => rows as readonly Row[];

/** Twelve answers at the shop (weights 20, their squares 40), ten on the web (weight 30), two nowhere (weight 10). */
const SCORES = [
  said("web", "nps", 9, 10, 30, 90),
  said("shop", "nps", 10, 6, 6, 6),
  said("shop", "nps", 8, 2, 4, 8),
  said("shop", "nps", 3, 4, 10, 26),
  said(null, "nps", 0, 2, 10, 50),
  said("shop", "csat", 2, 1, 1, 1),
  said("shop", "csat", 5, 1, 3, 9),
  said("web", "ces", 6, 2, 2, 2),
  said("web", "ces", 1, 1, 2, 4),
  said("buy", "nps", 7, 1, 1, 1, "stage"),
  said("buy", "nps", 2, 1, 1, 1, "stage"),
  said("use", "nps", 10, 2, 2, 2, "stage"),
];
const REACH = [
  through("stage", "use", 20, 2, 3, null),
  through("touchpoint", "web", 30, 0, 11, null),
  through("touchpoint", "app", 4, 7, 0, 0),
  through("touchpoint", "shop", 10, 5, 13, 500),
  through("touchpoint", null, 40, 0, 0, null),
  through("stage", null, 25, 0, 0, null),
  through("stage", "buy", 10, 1, 2, 8),
];

describe("touchpoints from their rows", () => {
  // (36 − 20)/60 of the weight.
  const overall = 100 * (16 / 60);

  it("are as bad as the worst: share of customers × (score of all − score there)", () => {
    const found = compute(SCORES, REACH);
    const { touchpoints: _, stages: __, ...parts } = found.parts;
    expect({ ...found, parts }).toEqual({
      value: expect.closeTo(0.25 * (overall + 20), 9),
      unit: "points",
      n: 40,
      nEff: 40,
      ci: null,
      reason: null,
      excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
      flags: [],
      params: { asOf: "2026-01-31", confidence: 0.95, duplicates: "lastPerCustomerAndTouchpoint", weighted: false, painBy: "nps" },
      parts: { customers: 40, overall: expect.closeTo(overall, 9), worst: "shop", perPurchase: null, transitions: [] },
    });
  });

  it("are listed by pain with all that is known of each, those without a score last", () => {
    // Kish: 20²/40 = 10 of twelve answers; half detractors, three tenths promoters.
    const shop = adjustedWaldNps({ detractors: 5, promoters: 3, passives: 2 }, 0.95);
    const web = adjustedWaldNps({ detractors: 0, promoters: 10, passives: 0 }, 0.95);
    const close = (value: number | undefined): unknown => expect.closeTo(value ?? Number.NaN, 9);
    expect(compute(SCORES, REACH).parts["touchpoints"]).toEqual([
      {
        ...{ key: "shop", customers: 10, share: 25, answers: 12, nps: -20, npsLo: close(shop?.lo), npsHi: close(shop?.hi) },
        ...{ csat: 4.25, ces: null, events: 5, asked: 13, revenue: 500, pain: close(0.25 * (overall + 20)) },
      },
      {
        ...{ key: "web", customers: 30, share: 75, answers: 10, nps: 100, npsLo: close(web?.lo), npsHi: close(web?.hi) },
        ...{ csat: null, ces: 3.5, events: 0, asked: 11, revenue: null, pain: close(0.75 * (overall - 100)) },
      },
      {
        ...{ key: "app", customers: 4, share: 10, answers: 0, nps: null, npsLo: null, npsHi: null },
        ...{ csat: null, ces: null, events: 7, asked: 0, revenue: 0, pain: null },
      },
    ]);
  });

  it("have stages beside them, judged by the answers at stages", () => {
    // All at stages: (2 − 1)/4.
    expect(listed(compute(SCORES, REACH).parts["stages"])).toMatchObject([
      { key: "buy", customers: 10, share: 40, answers: 2, nps: -50, pain: 0.4 * (25 + 50), revenue: 8 },
      { key: "use", customers: 20, share: 80, answers: 2, nps: 100, pain: 0.8 * (25 - 100) },
    ]);
  });

  it("do not change in the last digit with the order of rows", () => {
    const weights = [0.1, 0.7, 1.3, 0.3, 2.9, 1.1, 0.9, 3.7];
    const rows = ["nps", "csat", "ces"].flatMap((question) =>
      ["d", "b", null, "a", "c"].flatMap((key, place) =>
        weights.map((weight, at) => said(key, question, at, 4, weight + place / 7, weight)),
      ),
    );
    const reach = ["c", "a", "b", "d"].map((key) => through("touchpoint", key, 3, 0, 0, null));
    const of = (scores: readonly Row[], reached: readonly Row[]) =>
      compute(scores, [...reached, through("touchpoint", null, 7, 0, 0, null)]);
    const first = of(rows, reach);
    expect(of(rows.toReversed(), reach.toReversed())).toEqual(first);
    for (let turn = 1; turn < rows.length; turn += 7) expect(of([...rows.slice(turn), ...rows.slice(0, turn)], reach)).toEqual(first);
  });

  it("are the worst only with ten answers", () => {
    const at = (answers: number) =>
      compute(
        [said("a", "nps", 0, answers), said("b", "nps", 10, 90)],
        [through("touchpoint", "a", 5, 0, 0, null), through("touchpoint", null, 10, 0, 0, null)],
      );
    expect(at(10)).toMatchObject({ value: 0.5 * (80 + 100), parts: { worst: "a" } });
    // Nobody is known to have gone through b.
    expect(at(9)).toMatchObject({ value: expect.closeTo(0, 9), parts: { worst: "b" } });
    expect(listed(at(9).parts["touchpoints"])[0]).toMatchObject({ key: "a", answers: 9 });
  });

  it("have the same pain in the order of their names", () => {
    const keys = ["m", "c", "x", "a"];
    const rows = keys.map((key) => said(key, "nps", 5, 10));
    const reach = [...keys.map((key) => through("touchpoint", key, 2, 0, 0, null)), through("touchpoint", null, 8, 0, 0, null)];
    expect(listed(compute(rows, reach).parts["touchpoints"]).map(({ key }) => key)).toEqual(["a", "c", "m", "x"]);
    expect(listed(compute([], reach).parts["touchpoints"]).map(({ key }) => key)).toEqual(["a", "c", "m", "x"]);
  });

  it("stand after those with a score where they have none, whatever else was asked there", () => {
    const rows = [said("a", "csat", 1, 20), said("b", "nps", 5, 20), said("c", "nps", 10, 20)];
    const reach = [...["a", "b", "c"].map((key) => through("touchpoint", key, 2, 0, 0, null)), through("touchpoint", null, 4, 0, 0, null)];
    expect(listed(compute(rows, reach).parts["touchpoints"])).toMatchObject([
      { key: "b", pain: 50 },
      { key: "c", pain: -50 },
      { key: "a", pain: null, csat: 1 },
    ]);
  });

  it("are fifty at most, and so are stages", () => {
    const keys = Array.from({ length: 60 }, (_, at) => `k${String(at).padStart(2, "0")}`);
    const reach = (["touchpoint", "stage"] as const).flatMap((kind) => keys.map((key) => through(kind, key, 1, 0, 0, null)));
    const { parts } = compute([], [...reach, through("touchpoint", null, 60, 0, 0, null)]);
    for (const name of ["touchpoints", "stages"]) {
      expect(listed(parts[name])).toHaveLength(50);
      expect(listed(parts[name]).at(-1)).toMatchObject({ key: "k49" });
    }
  });

  it("say why there is no worst", () => {
    expect(compute([], [])).toMatchObject({
      value: null,
      n: 0,
      reason: "EMPTY",
      parts: { overall: null, worst: null, touchpoints: [], stages: [] },
    });
    expect(compute([said("a", "nps", 5, 40)], [])).toMatchObject({ value: null, reason: "EMPTY", parts: { overall: -100 } });
    expect(listed(compute([said("a", "nps", 5, 40)], []).parts["touchpoints"])).toMatchObject([
      { key: "a", customers: 0, share: null, answers: 40, nps: -100, pain: null, revenue: null },
    ]);
    const few = compute([said("a", "nps", 5, 9)], [through("touchpoint", "a", 9, 0, 0, null), through("touchpoint", null, 9, 0, 0, null)]);
    expect(few).toMatchObject({ value: null, n: 9, reason: "INSUFFICIENT_COVERAGE", parts: { worst: null } });
    const csat = compute(
      [said("a", "csat", 5, 40)],
      [through("touchpoint", "a", 9, 0, 0, null), through("touchpoint", null, 9, 0, 0, null)],
    );
    expect(csat).toMatchObject({
      reason: "INSUFFICIENT_COVERAGE",
      parts: { overall: null, touchpoints: [{ answers: 0, csat: 5, pain: null }] },
    });
  });

  it("are judged by NPS, else by satisfaction, else by ease", () => {
    const rows = [said("a", "csat", 2, 10), said("b", "csat", 5, 30), said("a", "ces", 1, 20), said("b", "ces", 4, 10)];
    const reach = [
      through("touchpoint", "a", 5, 0, 0, null),
      through("touchpoint", "b", 10, 0, 0, null),
      through("touchpoint", null, 10, 0, 0, null),
    ];
    const by = (questions: readonly string[], change: Partial<IndexContext> = {}) => compute(rows, reach, contextWith(questions, change));
    // All 4.25; a 2, half of the customers.
    expect(by(["ces", "csat"])).toMatchObject({
      value: 1.125,
      unit: "score",
      params: { painBy: "csat" },
      parts: { overall: 4.25, worst: "a" },
    });
    // All 2; a 1.
    expect(by(["ces"])).toMatchObject({ value: 0.5, unit: "score", params: { painBy: "ces" }, parts: { overall: 2, worst: "a" } });
    const ces: Scale = { min: 1, max: 5, highIs: "hard" };
    // Ease is 5 at a, 2 at b and 4 of all; satisfaction has no other direction.
    const hard = by(["ces"], { scales: { ...DEFAULT_SCALES, ces, csat: { min: 1, max: 5, highIs: "hard" } } });
    expect(hard).toMatchObject({ value: 2, parts: { overall: 4, worst: "b" } });
    expect(listed(hard.parts["touchpoints"])).toMatchObject([
      { key: "b", ces: 2, csat: 5 },
      { key: "a", ces: 5, csat: 2, pain: -0.5 },
    ]);
  });

  it("go by the cuts and the confidence of the settings", () => {
    const cuts = withSettings({ nps: { ...DEFAULT_SETTINGS.nps, detractorsUpTo: 4, promotersFrom: 8 }, confidence: 0.9 });
    const rows = [said("a", "nps", 4, 10), said("a", "nps", 5, 20), said("a", "nps", 7, 30), said("a", "nps", 8, 40)];
    const { parts } = compute(rows, [through("touchpoint", "a", 1, 0, 0, null)], { ...KNOWN, settings: cuts });
    const limits = adjustedWaldNps({ detractors: 10, promoters: 40, passives: 50 }, 0.9);
    const [row] = listed(parts["touchpoints"]);
    for (const [name, value] of [
      ["nps", 30],
      ["npsLo", limits?.lo],
      ["npsHi", limits?.hi],
    ] as const)
      near(Number(row?.[name]), value ?? Number.NaN);
  });

  it("are never surer of a score than by the number of answers", () => {
    const { parts } = compute([said("a", "nps", 10, 6, 12, 6), said("a", "nps", 7, 4, 8, 4)], [through("touchpoint", "a", 1, 0, 0, null)]);
    const limits = adjustedWaldNps({ detractors: 0, promoters: 6, passives: 4 }, 0.95);
    near(Number(listed(parts["touchpoints"])[0]?.["npsLo"]), limits?.lo ?? Number.NaN);
  });

  it("are touchpoints of answers, and say what they lack", () => {
    expect([touchpoints.id, touchpoints.byWave, touchpoints.table(KNOWN)]).toEqual(["touchpoints", false, "answers"]);
    expect([touchpoints.unit(KNOWN), touchpoints.unit(contextWith(["ces"]))]).toEqual(["points", "score"]);
    expect(touchpoints.needs(KNOWN)).toEqual([]);
    expect(touchpoints.needs(contextOf({ answers: ["csat"] }))).toEqual(["answers.touchpoint"]);
    expect(touchpoints.needs(contextWith([]))).toEqual(["answers.nps"]);
    expect(touchpoints.needs(contextOf({}))).toEqual(["answers.touchpoint", "answers.nps"]);
    const every = { ...contextWith(["nps", "weight"]), settings: withSettings({ duplicates: "all" }) };
    expect(touchpoints.params(every)).toMatchObject({ duplicates: "all", weighted: true });
    expect(touchpoints.params(contextWith([]))).toMatchObject({ painBy: null });
    expect(touchpoints.emptyParts).toEqual({
      ...{ customers: 0, overall: null, worst: null, touchpoints: [], stages: [], perPurchase: null, transitions: [] },
    });
  });
});

describe("touchpoints before a purchase, from counts", () => {
  const row = (touches: number, purchases: number): Row => ({ touches, purchases });

  it("have a mean, a median and the share of purchases with more than four", () => {
    // 1, 2, 2, 4, 4, 5, 6, 6: eight purchases with any, three without.
    expect(perPurchase([row(6, 2), row(2, 2), row(0, 3), row(5, 1), row(1, 1), row(4, 2)])).toEqual({
      purchases: 8,
      withoutTouch: 3,
      mean: 30 / 8,
      median: 4,
      shareMany: 37.5,
      counts: [row(1, 1), row(2, 2), row(4, 2), row(5, 1), row(6, 2)],
    });
  });

  it("have the median between the two in the middle, or the one", () => {
    expect(perPurchase([row(1, 2), row(4, 2)])?.median).toBe(2.5);
    expect(perPurchase([row(4, 2), row(1, 3)])?.median).toBe(1);
    expect(perPurchase([row(3, 1), row(1, 1), row(7, 1)])).toMatchObject({ median: 3, withoutTouch: 0 });
  });

  it("are not known where no purchase has any", () => {
    expect(perPurchase([])).toBeNull();
    expect(perPurchase([row(0, 5)])).toBeNull();
  });

  it("stand beside the touchpoints", () => {
    expect(compute(SCORES, REACH, KNOWN, [row(2, 3)]).parts["perPurchase"]).toMatchObject({ purchases: 3, mean: 2 });
  });
});

describe("ways between touchpoints", () => {
  const way = (origin: string, target: string, moves: number): Row => ({ origin, target, moves });

  it("stand by use, then by name", () => {
    expect(transitionsOf([way("a", "c", 5), way("b", "a", 5), way("c", "a", 9), way("a", "b", 5)])).toEqual([
      { from: "c", to: "a", n: 9 },
      { from: "a", to: "b", n: 5 },
      { from: "a", to: "c", n: 5 },
      { from: "b", to: "a", n: 5 },
    ]);
  });

  it("are a hundred at most", () => {
    const many = Array.from({ length: 120 }, (_, at) => way(`p${at}`, "q", 5 + at));
    expect(transitionsOf(many)).toHaveLength(100);
    expect(transitionsOf(many)[0]).toEqual({ from: "p119", to: "q", n: 124 });
  });
});

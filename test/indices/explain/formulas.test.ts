import { describe, expect, it } from "vitest";
import type { FilledFormula } from "../../../shared/indices/explain/explanation.ts";
import { formulaOf } from "../../../shared/indices/explain/formula-of.ts";
import type { Aggregate, IndexContext } from "../../../shared/indices/index-definition.ts";
import type { IndexId, IndexResult, MetricId } from "../../../shared/indices/index-result.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { contextOf } from "../support/context-of.ts";

const resultWith = (parts: IndexResult["parts"], n = 0, value: number | null = 1): IndexResult =>
  makeResult({ value, unit: "percent", n, params: {}, parts });
const withSettings = (change: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...change });

const ANSWERED = contextOf({ answers: ["customer_id", "nps", "csat", "ces"] });
const WEIGHTED = contextOf({ answers: ["customer_id", "nps", "csat", "ces", "weight"] });

/** The expression and its values, money as text with its sign. */
const told = (formula: FilledFormula | null) =>
  formula === null
    ? null
    : [
        formula.expression,
        Object.fromEntries(Object.entries(formula.values).map(([name, { value, unit }]) => [name, unit === "money" ? `€${value}` : value])),
      ];

const of = (id: IndexId | MetricId, aggregate: Aggregate, context: IndexContext = ANSWERED, result: IndexResult = resultWith({})) =>
  told(formulaOf(id, aggregate, result, context));
const ofParts = (id: IndexId | MetricId, parts: IndexResult["parts"], n = 0, context: IndexContext = contextOf({})) =>
  of(id, {}, context, resultWith(parts, n));

describe("formulas of answers", () => {
  const kept = (...groups: readonly (readonly [answer: number, answers: number, weight?: number])[]): Aggregate => ({
    rows: [],
    kept: groups.map(([answer, answers, weight = answers]) => ({ answer, answers, weight, squares: weight })),
  });
  const scores = kept([6, 3, 1.5], [0, 1, 2], [7, 5, 4], [8, 6, 5], [9, 2, 7], [10, 8, 0.5]);

  it("put promoters, detractors and all answers into NPS, or their weights", () => {
    const expression = "100 * (promoters - detractors) / answers";
    expect(of("nps", scores)).toEqual([expression, { promoters: 10, detractors: 4, answers: 25 }]);
    expect(of("nps", scores, WEIGHTED)).toEqual([expression, { promoters: 7.5, detractors: 3.5, answers: 20 }]);
    const cuts = withSettings({ nps: { ...DEFAULT_SETTINGS.nps, detractorsUpTo: 7, promotersFrom: 10 } });
    expect(of("nps", scores, { ...ANSWERED, settings: cuts })).toEqual([expression, { promoters: 8, detractors: 9, answers: 25 }]);
    const money = withSettings({ nps: { ...DEFAULT_SETTINGS.nps, weightBy: "revenue" } });
    expect(of("nps", scores, { ...ANSWERED, settings: money })).toEqual([expression, { promoters: 7.5, detractors: 3.5, answers: 20 }]);
    expect(of("nps", {})).toEqual([expression, { promoters: 0, detractors: 0, answers: 0 }]);
  });

  const moods = kept([1, 1, 2], [2, 2, 1], [3, 4, 3], [4, 5, 6], [5, 8, 4]);
  const csat = (headline: Settings["csat"]["headline"], context: IndexContext = ANSWERED) =>
    of("csat", moods, { ...context, settings: withSettings({ csat: { ...DEFAULT_SETTINGS.csat, headline } }) });

  it("put into CSAT what its headline is made of", () => {
    expect(csat("share")).toEqual(["100 * satisfied / answers", { satisfied: 13, answers: 20 }]);
    expect(csat("share", WEIGHTED)).toEqual(["100 * satisfied / answers", { satisfied: 10, answers: 16 }]);
    const net = "100 * (satisfied - dissatisfied) / answers";
    expect(csat("net")).toEqual([net, { satisfied: 13, dissatisfied: 3, answers: 20 }]);
    // 1 + 4 + 12 + 20 + 40, and by weight 2 + 2 + 9 + 24 + 20.
    expect(csat("mean")).toEqual(["total / answers", { total: 77, answers: 20 }]);
    expect(csat("mean", WEIGHTED)).toEqual(["total / answers", { total: 57, answers: 16 }]);
    const rescaled = "100 * (total / answers - lowest) / (highest - lowest)";
    expect(csat("rescaled")).toEqual([rescaled, { total: 77, answers: 20, lowest: 1, highest: 5 }]);
    expect(of("csat", {}, ANSWERED)).toEqual(["100 * satisfied / answers", { satisfied: 0, answers: 0 }]);
  });

  it("add up ease, turned round where high is hard", () => {
    expect(of("ces", kept([1, 3], [7, 2]))).toEqual(["total / answers", { total: 17, answers: 5 }]);
    const scales = { ...DEFAULT_SCALES, ces: { min: 1, max: 5, highIs: "hard" } } as const;
    expect(of("ces", kept([1, 3], [4, 2]), { ...ANSWERED, scales })).toEqual(["total / answers", { total: 19, answers: 5 }]);
  });

  it("count the secure by their three answers, however rows hold them", () => {
    const row = (sat: number | null, recommend: number | null, repurchase: number | null, answers: number, weight: number) => ({
      ...{ sat, recommend, repurchase, answers, weight },
    });
    const rows = { kept: [row(5, 5, 5, 4, 2), row(5, 5, 4, 3, 1), row(4, 5, 5, 2, 5), row(5, null, 5, 1, 1), row(null, 1, null, 6, 0.5)] };
    const expression = "100 * secure / customers";
    expect(of("secure", rows)).toEqual([expression, { secure: 4, customers: 16 }]);
    expect(of("secure", rows, WEIGHTED)).toEqual([expression, { secure: 2, customers: 9.5 }]);
    const top = withSettings({ secure: { top: { sat: 4, recommend: null, repurchase: 4 } } });
    expect(of("secure", rows, { ...ANSWERED, settings: top })).toEqual([expression, { secure: 9, customers: 16 }]);
    // Three bytes, each 128 above its answer (127: none).
    const triple = (...answers: readonly number[]): number => answers.reduce((code, answer) => code * 256 + answer + 128, 0);
    const packed = {
      kept: [
        { triple: triple(5, 5, 5), answers: 7 },
        { triple: triple(5, 4, 5), answers: 2 },
      ],
    };
    expect(of("secure", packed)).toEqual([expression, { secure: 7, customers: 9 }]);
    expect(of("secure", {})).toEqual([expression, { secure: 0, customers: 0 }]);
  });
});

describe("formulas of accounts, money and outcomes", () => {
  it("divide health scores by the customers who have one", () => {
    const bands = [
      { active: true, band: "red", total: 80, n: 4 },
      { active: true, band: "green", total: 270, n: 3 },
      { active: true, band: null, total: 50, n: 5 },
      { active: false, band: "red", total: 60, n: 2 },
    ];
    expect(of("health", { bands })).toEqual(["scores / customers", { scores: 350, customers: 7 }]);
    expect(of("health", {})).toEqual(["scores / customers", { scores: 0, customers: 0 }]);
  });

  it("take into ROI the periods that can be read", () => {
    const row = (benefit: number, cost: number, period: number | null, unread_period = false, unread_amount = false) => ({
      ...{ benefit, cost, period, unread_period, unread_amount },
    });
    const periods = [row(100, 40, 0), row(60, 10, 1), row(1, 2, null), row(4, 8, 1, true), row(16, 32, 1, false, true)];
    expect(of("roi", { periods })).toEqual(["100 * (benefit - cost) / cost", { benefit: "€160", cost: "€50" }]);
    expect(of("roi", {})).toEqual(["100 * (benefit - cost) / cost", { benefit: "€0", cost: "€0" }]);
  });

  it("set the churn of each box with money against that of the top", () => {
    const box = (revenue: number, lost: number, followed: number) => ({ revenue, lost, followed });
    const both = { top: box(900, 1, 20), middle: box(500, 3, 30), bottom: box(200, 8, 16) };
    expect(ofParts("boxes", both)).toEqual([
      "greatest(0, middleRevenue * (middleLost / middleFollowed - topLost / topFollowed)) + " +
        "greatest(0, bottomRevenue * (bottomLost / bottomFollowed - topLost / topFollowed))",
      {
        ...{ middleRevenue: "€500", bottomRevenue: "€200", topLost: 1, topFollowed: 20 },
        ...{ middleLost: 3, middleFollowed: 30, bottomLost: 8, bottomFollowed: 16 },
      },
    ]);
    expect(ofParts("boxes", { ...both, middle: box(0, 3, 30) })).toEqual([
      "greatest(0, bottomRevenue * (bottomLost / bottomFollowed - topLost / topFollowed))",
      { bottomRevenue: "€200", topLost: 1, topFollowed: 20, bottomLost: 8, bottomFollowed: 16 },
    ]);
    expect(ofParts("boxes", { top: box(900, 1, 20) })).toEqual(["nothing", { nothing: "€0" }]);
    for (const odd of [null, [1], "none", 5, { revenue: null }])
      expect(ofParts("boxes", { top: box(900, 1, 20), middle: odd, bottom: odd })).toEqual(["nothing", { nothing: "€0" }]);
  });

  it("weigh the undesired by lambda, where that is not 1", () => {
    const sums = [{ a: 30, b: 12 }];
    const context = contextOf({ outcomes: ["polarity"] });
    expect(of("cvq", { sums }, context)).toEqual(["100 * desired / (desired + undesired)", { desired: 30, undesired: 12 }]);
    const settings = withSettings({ cvq: { ...DEFAULT_SETTINGS.cvq, lambda: 2 } });
    expect(of("cvq", { sums }, { ...context, settings })).toEqual([
      "100 * desired / (desired + lambda * undesired)",
      { desired: 30, undesired: 12, lambda: 2 },
    ]);
    expect(of("cvq", {}, context)).toEqual(["100 * desired / (desired + undesired)", { desired: 0, undesired: 0 }]);
  });

  const margins = [
    { n: 8, margin: 4_000, cac: 100, with_cac: 3, at_start: 10, lost_of_start: 2 },
    { n: 2, margin: 1_000, cac: 50, with_cac: 1, at_start: 10, lost_of_start: 1 },
  ];
  const clv = (
    clvMethod: IndexContext["choices"]["clvMethod"],
    change: Partial<Settings["clv"]> = {},
    months = 12,
    rows: Aggregate = { margins },
  ) => {
    const base = contextOf({ accounts: ["customer_id"] });
    const settings = withSettings({ clv: { ...DEFAULT_SETTINGS.clv, ...change }, churnWindowMonths: months });
    return of("clv", rows, { ...base, settings, choices: { ...base.choices, clvMethod } });
  };

  it("divide the margin earned by customers, less what they cost to win", () => {
    expect(clv("seed")).toEqual(["margin / customers - cac / customers", { margin: "€5000", cac: "€150", customers: 10 }]);
    expect(clv("seed", { subtractCac: false })).toEqual(["margin / customers", { margin: "€5000", customers: 10 }]);
    const free = { margins: [{ n: 4, margin: 10, cac: 0, with_cac: 4 }] };
    expect(clv("seed", {}, 12, free)).toEqual(["margin / customers", { margin: "€10", customers: 4 }]);
  });

  it("value constant retention by each convention (methods.md 10.3)", () => {
    const kept = "(1 - lost / start)";
    const values = { margin: "€5000", cac: "€150", customers: 10, lost: 3, start: 20, discount: 0.1, bought: 4 };
    const worth = { a: "(1 + discount) / ", b: `${kept} / `, c: "1 / " };
    for (const convention of ["a", "b", "c"] as const)
      expect(clv("retention", { convention })).toEqual([
        `margin / customers * ${worth[convention]}(1 + discount - ${kept}) - cac / bought`,
        values,
      ]);
  });

  it("bring retention to a year, end with the horizon, and leave costs where they are not known or not asked for", () => {
    const kept = "(1 - lost / start) ^ (12 / months)";
    const values = { margin: "€5000", customers: 10, lost: 3, start: 20, discount: 0.2, months: 6, horizon: 36 };
    expect(clv("retention", { discountRate: 0.2, horizonMonths: 36, subtractCac: false }, 6)).toEqual([
      `margin / customers * (1 + discount) / (1 + discount - ${kept}) * (1 - (${kept} / (1 + discount)) ^ (horizon / 12))`,
      values,
    ]);
    const unknown = { margins: [{ n: 10, margin: 5_000, cac: 0, with_cac: 0, at_start: 20, lost_of_start: 3 }] };
    const { months: _, horizon: __, ...rest } = values;
    expect(clv("retention", { discountRate: 0.2 }, 12, unknown)).toEqual([
      "margin / customers * (1 + discount) / (1 + discount - (1 - lost / start))",
      rest,
    ]);
  });

  it("are none for fitted models", () => {
    expect([clv("sbg"), clv("bgnbd"), clv(null)]).toEqual([null, null, null]);
    expect(clv("seed", {}, 12, {})).toEqual(["margin / customers", { margin: "€0", customers: 0 }]);
  });
});

describe("formulas of metrics", () => {
  const churn = (form: Settings["churn"], parts: IndexResult["parts"]) =>
    ofParts("churn", parts, 0, contextOf({}, { settings: withSettings({ churn: form }) }));
  const parts = { lost: 80, acquired: 150, start: 1_000, end: 1_070, lostOfStart: 60 };

  it("follow the form of churn (methods.md 4)", () => {
    expect(churn("A", parts)).toEqual(["100 * lost / acquired", { lost: 80, acquired: 150 }]);
    expect(churn("B", parts)).toEqual(["100 * (start - end) / start", { start: 1_000, end: 1_070 }]);
    expect(churn("C", parts)).toEqual(["100 * lostOfStart / start", { lostOfStart: 60, start: 1_000 }]);
    expect(churn("Caverage", parts)).toEqual(["100 * lost / ((start + end) / 2)", { lost: 80, start: 1_000, end: 1_070 }]);
    expect(churn("Cserved", parts)).toEqual(["100 * lost / (start + acquired)", { lost: 80, start: 1_000, acquired: 150 }]);
    expect(churn("A", { ...parts, acquired: null })).toBeNull();
    expect(churn("C", { start: 1_000 })).toBeNull();
  });

  it.each([
    ["fcr", "resolved", "tickets"],
    ["responseRate", "completed", "delivered"],
    ["taskCompletion", "completed", "attempts"],
    ["engagement", "active", "customers"],
    ["themes", "withTheme", "comments"],
  ] as const)("divide what counts in %s by n", (id, counted, all) => {
    expect(ofParts(id, { [counted]: 30 }, 40)).toEqual([`100 * ${counted} / ${all}`, { [counted]: 30, [all]: 40 }]);
    expect(ofParts(id, { [counted]: null }, 40)).toBeNull();
  });

  it("are none for other headlines of engagement", () => {
    const engagement = { ...DEFAULT_SETTINGS.metrics.engagement, headline: "score" } as const;
    const settings = withSettings({ metrics: { ...DEFAULT_SETTINGS.metrics, engagement } });
    expect(ofParts("engagement", { active: 30 }, 40, contextOf({}, { settings }))).toBeNull();
  });

  it("divide one part by another", () => {
    expect(ofParts("retention", { kept: 92, start: 100 })).toEqual(["100 * kept / start", { kept: 92, start: 100 }]);
    expect(ofParts("contactVolume", { contacts: 384, customerMonths: 6_300 })).toEqual([
      "100 * contacts / customerMonths",
      { contacts: 384, customerMonths: 6_300 },
    ]);
    expect(ofParts("contactVolume", { contacts: 384, customerMonths: "many" })).toBeNull();
    expect(ofParts("quickRatio", { gained: 50, lost: 15 })).toEqual(["gained / lost", { gained: "€50", lost: "€15" }]);
    for (const less of [{ gained: 50, lost: 0 }, { gained: 50 }, { lost: 15 }]) expect(ofParts("quickRatio", less)).toBeNull();
  });

  it("divide recurring revenue by accounts, where accounts have it", () => {
    const paying = contextOf({ accounts: ["customer_id", "mrr"] });
    expect(ofParts("arpa", { mrr: 60 }, 3, paying)).toEqual(["revenue / accounts", { revenue: "€60", accounts: 3 }]);
    expect(ofParts("arpa", { mrr: null }, 3, paying)).toBeNull();
    expect(ofParts("arpa", { mrr: 60 }, 3, contextOf({ accounts: ["customer_id"] }))).toBeNull();
  });

  it("lead over the bridge of recurring revenue, with the steps that each number has", () => {
    const bridge = { start: 107, new: 20, expansion: 30, reactivation: 4, contraction: 10, churned: 5, end: 146 };
    const money = { start: "€107", expansion: "€30", contraction: "€10", churned: "€5" };
    expect(ofParts("mrr", { bridge })).toEqual([
      "start + new + expansion + reactivation - contraction - churned",
      { ...money, new: "€20", reactivation: "€4" },
    ]);
    expect(ofParts("nrr", { bridge })).toEqual(["100 * (start + expansion - contraction - churned) / start", money]);
    const { expansion: _, ...losses } = money;
    expect(ofParts("grr", { bridge })).toEqual(["100 * (start - contraction - churned) / start", losses]);
    expect(ofParts("grr", { bridge: { ...bridge, new: null } })).toEqual(["100 * (start - contraction - churned) / start", losses]);
    expect(ofParts("grr", { bridge: { ...bridge, churned: null } })).toBeNull();
    for (const odd of [null, [1], "none", 5]) expect(ofParts("mrr", { bridge: odd })).toBeNull();
    expect(ofParts("mrr", {})).toBeNull();
  });

  it("are none for medians, ranks and what has no value", () => {
    for (const id of ["funnel", "touchpoints", "firstResponse", "ticketTrend"] as const) expect(ofParts(id, parts, 40)).toBeNull();
    expect(of("fcr", {}, contextOf({}), resultWith({ resolved: 3 }, 4, null))).toBeNull();
  });
});

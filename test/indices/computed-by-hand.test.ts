import { describe, expect, it } from "vitest";
import { csat } from "../../shared/indices/csat.ts";
import { cvq } from "../../shared/indices/cvq.ts";
import { SECURE_ITEMS, secureItems, stateOfCase } from "../../shared/indices/frame/secure-items.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { nps } from "../../shared/indices/nps.ts";
import { numberOrNull } from "../../shared/indices/read-row.ts";
import { roi } from "../../shared/indices/roi.ts";
import { secure } from "../../shared/indices/secure.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../shared/indices/settings.ts";
import { adjustedWaldNps } from "../../shared/statistics/adjusted-wald-nps.ts";
import { dirichletNpsLimits } from "../../shared/statistics/dirichlet-nps-limits.ts";
import { npv } from "../../shared/statistics/npv.ts";
import { scoreNps } from "../../shared/statistics/score-nps.ts";
import { waldNps } from "../../shared/statistics/wald-nps.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { OUT_OF_RANGE } from "../../shared/table/canonical.ts";
import { DEFAULT_SCALES } from "../../shared/table/scale.ts";
import { near } from "../statistics/near.ts";
import { contextOf } from "./support/context-of.ts";

const plainCells = (counts: Readonly<Record<number, number>>): { readonly rows: readonly Row[]; readonly kept: readonly Row[] } => {
  const cells = Object.entries(counts).map(([answer, answers]) => ({ answer: Number(answer), answers }));
  return { rows: cells, kept: cells };
};
const change = <Key extends keyof Settings>(key: Key, part: Partial<Settings[Key]>): Settings => ({
  ...DEFAULT_SETTINGS,
  [key]: Object.assign({}, DEFAULT_SETTINGS[key], part),
});

describe("NPS from its cells", () => {
  const context = contextOf({ answers: ["nps"] });
  const cells = plainCells({ 0: 5, 6: 15, 7: 20, 8: 10, 9: 30, 10: 20 });
  const counts = { detractors: 20, passives: 30, promoters: 50 };

  it("counts 0–6, 7–8 and 9–10, and is 30", () => {
    const found = nps.compute(cells, context);
    expect(found).toMatchObject({ value: 30, n: 100, nEff: 100, flags: [], reason: null });
    expect(found.parts).toMatchObject({ detractors: 20, passives: 30, promoters: 50 });
    near(Number(found.parts["variance"]), 0.61);
    near(Number(found.parts["se"]), Math.sqrt(61));
    expect(found.parts["distribution"]).toHaveLength(6);
  });

  it.each([
    ["adjustedWald", adjustedWaldNps(counts, 0.95)],
    ["score", scoreNps(counts, 0.95)],
    ["dirichlet", dirichletNpsLimits(counts, 0.95)],
    ["wald", waldNps(counts, 0.95)],
  ] as const)("has the limits of %s when that is set", (interval, limits) => {
    const { ci } = nps.compute(cells, { ...context, settings: change("nps", { interval }) });
    expect(ci).toMatchObject({ method: interval, level: 0.95 });
    near(ci?.lo, limits?.lo ?? Number.NaN, 1e-7);
    near(ci?.hi, limits?.hi ?? Number.NaN, 1e-7);
  });

  it("of a known population is surer, of everybody sure", () => {
    const half = nps.compute(cells, { ...context, population: 199, settings: change("nps", { interval: "wald" }) });
    near((half.ci?.hi ?? 0) - 30, 1.959963984540054 * Math.sqrt(61) * Math.sqrt(99 / 198));
    expect(half.flags).toEqual(["FINITE_POPULATION"]);
    const all = nps.compute(cells, { ...context, population: 100 });
    expect(all).toMatchObject({ ci: { method: "adjustedWald", lo: 30, hi: 30 }, flags: ["EVERYBODY_ANSWERED"] });
    const twice = nps.compute(cells, { ...context, population: 199 });
    near(twice.ci?.lo, adjustedWaldNps({ detractors: 40, passives: 60, promoters: 100 }, 0.95)?.lo ?? Number.NaN);
  });

  it("has no value on a scale that its cuts do not fit, but its counts", () => {
    for (const scale of [
      { min: 1, max: 5 },
      { min: 7, max: 10 },
      { min: 0, max: 8 },
    ]) {
      const found = nps.compute(cells, { ...context, scales: { ...DEFAULT_SCALES, nps: scale } });
      expect(found).toMatchObject({ value: null, ci: null, reason: "NOT_IDENTIFIED", flags: ["SCALE_NOT_NPS"], parts: { promoters: 50 } });
    }
    expect(nps.compute(cells, { ...context, scales: { ...DEFAULT_SCALES, nps: { min: 6, max: 9 } } }).value).toBe(30);
  });

  it("says why there is none", () => {
    expect(nps.compute({ rows: [], kept: [] }, context)).toMatchObject({ value: null, reason: "EMPTY", parts: nps.emptyParts });
    const odd = { rows: [{ answer: OUT_OF_RANGE, answers: 3 }], kept: [] };
    expect(nps.compute(odd, context)).toMatchObject({ reason: "OUT_OF_RANGE_ALL", excluded: { outOfRange: 3 } });
  });

  it("by revenue counts the money, and leaves out who has none", () => {
    const fields = { answers: ["nps", "customer_id"], accounts: ["customer_id", "revenue"] } as const;
    const money = { ...contextOf(fields), settings: change("nps", { weightBy: "revenue" }) };
    const rows = [
      { answer: 10, answers: 3 },
      { answer: 0, answers: 2 },
      { answer: null, answers: 1 },
    ];
    const kept = [
      { answer: 10, answers: 2, weight: 300, squares: 50_000, unpaid: 1, negative: 0 },
      { answer: 0, answers: 1, weight: 100, squares: 10_000, unpaid: 0, negative: 1 },
      { answer: 7, answers: 0, weight: 0, squares: 0, unpaid: 1, negative: 0 },
    ];
    const found = nps.compute({ rows, kept }, money);
    expect(found).toMatchObject({ value: 50, n: 3, excluded: { missing: 3, outOfRange: 0, duplicate: 0 } });
    expect(found.flags).toEqual(["NEGATIVE_MONEY", "REVENUE_WEIGHTED", "SUPPRESSED", "WEIGHTED"]);
    near(found.nEff, 160_000 / 60_000);
    expect(nps.needs(money)).toEqual([]);
    expect(nps.needs({ ...money, fields: { answers: ["nps"], accounts: ["customer_id"] } })).toEqual([
      "answers.customer_id",
      "accounts.revenue",
    ]);
    expect(nps.needs({ ...money, fields: { ...fields, accounts: ["customer_id", "mrr"] } })).toEqual([]);
    const poor = nps.compute({ rows, kept: [{ answer: 10, answers: 0, unpaid: 3 }] }, money);
    expect(poor).toMatchObject({ value: null, reason: "EMPTY" });
  });
});

describe("CSAT from its cells", () => {
  const context = contextOf({ answers: ["csat"] });
  const cells = plainCells({ 1: 10, 2: 10, 3: 20, 4: 35, 5: 25 });
  const as = (headline: Settings["csat"]["headline"], population: number | null = null) =>
    csat.compute(cells, { ...context, population, settings: change("csat", { headline }) });

  it("has four headlines of the same answers: 60 %, 3.55, 40 points, 63.75 %", () => {
    const limits = wilsonInterval(60, 100, 0.95);
    expect(as("share")).toMatchObject({ value: 60, unit: "percent", ci: { method: "wilson" } });
    near(as("share").ci?.lo, 100 * (limits?.lo ?? 0));
    near(as("share").ci?.hi, 100 * (limits?.hi ?? 0));
    near(as("mean").value, 3.55);
    expect(as("mean")).toMatchObject({ unit: "score", ci: { method: "t" } });
    near(as("net").value, 40);
    expect(as("net")).toMatchObject({ unit: "points", ci: { method: "adjustedWald" } });
    near(as("net").ci?.lo, adjustedWaldNps({ detractors: 20, passives: 20, promoters: 60 }, 0.95)?.lo ?? Number.NaN);
    near(as("rescaled").value, 63.75);
    expect(as("rescaled").unit).toBe("percent");
    near(((as("rescaled").ci?.hi ?? 0) - 63.75) / 25, (as("mean").ci?.hi ?? 0) - 3.55);
  });

  it("keeps all four beside the one in force", () => {
    const { parts } = as("share");
    expect(parts).toMatchObject({ satisfied: 60, dissatisfied: 20 });
    near(Number(parts["mean"]), 3.55);
    near(Number(parts["net"]), 40);
    near(Number(parts["rescaled"]), 63.75);
    const headlines = parts["headlines"] as Readonly<Record<string, Row>>;
    expect(Object.entries(headlines).map(([name, { method }]) => [name, method])).toEqual([
      ["share", "wilson"],
      ["mean", "t"],
      ["net", "adjustedWald"],
      ["rescaled", "t"],
    ]);
    expect(headlines["share"]?.["lo"]).toBe(as("share").ci?.lo);
    expect(headlines["net"]?.["hi"]).toBe(as("net").ci?.hi);
  });

  it("of a known population narrows each by √((N − n)/(N − 1)), or counts as many more answers", () => {
    const wide = (headline: Settings["csat"]["headline"], population: number | null): number => {
      const { ci } = as(headline, population);
      return (ci?.hi ?? 0) - (ci?.lo ?? 0);
    };
    near(wide("mean", 199), wide("mean", null) * Math.SQRT1_2);
    near(wide("rescaled", 199), wide("rescaled", null) * Math.SQRT1_2);
    near(as("share", 199).ci?.lo, 100 * (wilsonInterval(120, 200, 0.95)?.lo ?? Number.NaN));
    near(as("net", 199).ci?.lo, adjustedWaldNps({ detractors: 40, passives: 40, promoters: 120 }, 0.95)?.lo ?? Number.NaN);
    for (const headline of ["share", "mean", "net", "rescaled"] as const) near(wide(headline, 100), 0);
    near(as("share", 100).ci?.lo, 60);
    near(as("net", 100).ci?.lo, 40);
  });

  it("weighs by weights: 3 of 4 by weight, at the effective size", () => {
    const kept = [
      { answer: 5, answers: 2, weight: 6, squares: 20 },
      { answer: 1, answers: 2, weight: 2, squares: 2 },
    ];
    const found = csat.compute({ rows: [], kept }, contextOf({ answers: ["csat", "weight"] }));
    near(found.value, 75);
    near(found.nEff, 64 / 22);
    near(found.ci?.lo, 100 * (wilsonInterval((0.75 * 64) / 22, 64 / 22, 0.95)?.lo ?? Number.NaN));
    expect(found.parts).toMatchObject({ satisfied: 2, dissatisfied: 2 });
  });

  it("without spread says so of a mean, not of a share", () => {
    const same = plainCells({ 4: 40 });
    const at = (headline: Settings["csat"]["headline"]) => csat.compute(same, { ...context, settings: change("csat", { headline }) }).flags;
    expect([at("mean"), at("rescaled"), at("share"), at("net")]).toEqual([
      ["NO_SPREAD", "ONE_ANSWER"],
      ["NO_SPREAD", "ONE_ANSWER"],
      ["ONE_ANSWER"],
      ["ONE_ANSWER"],
    ]);
    expect(csat.compute({ rows: [], kept: [] }, context)).toMatchObject({ value: null, reason: "EMPTY", parts: csat.emptyParts });
  });
});

describe("secure customers from their cells", () => {
  const context = contextOf({ answers: ["sat", "recommend", "repurchase"] });
  const triple = (sat: number | null, recommend: number | null, repurchase: number | null, answers: number): Row => {
    return { sat, recommend, repurchase, answers };
  };
  /** Rows by what can be made of them. */
  const states = (rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => ({
      state: stateOfCase(
        SECURE_ITEMS.map((name) => numberOrNull(row, name)),
        secureItems(context),
      ),
      answers: row["answers"] ?? null,
    }));
  const kept = [triple(5, 5, 5, 3), triple(4, 5, 5, 2), triple(5, 3, 5, 2), triple(1, 5, 5, 1), triple(2, null, null, 2)];

  it("are 3 of 10 at the top on all three, the rest in the tier of their worst answer", () => {
    const found = secure.compute({ rows: states(kept), kept, money: [] }, context);
    const limits = wilsonInterval(3, 10, 0.95);
    expect(found).toMatchObject({ value: 30, n: 10, excluded: { missing: 0, outOfRange: 0, duplicate: 0 }, flags: ["INDICATIVE"] });
    near(found.ci?.lo, 100 * (limits?.lo ?? 0));
    expect(found.parts).toMatchObject({ secure: 3, complete: 8, tiers: { secure: 3, favourable: 2, vulnerable: 2, atRisk: 1 } });
    expect(found.parts["marginals"]).toEqual({ sat: 5 / 8, recommend: 6 / 8, repurchase: 1 });
    near(Number(found.parts["lift"]), 3 / 8 / (30 / 64));
    expect(found.parts).toMatchObject({ byRevenue: null, correlations: { satRepurchase: null, recommendRepurchase: null } });
  });

  it("leave out what settles nothing: out of range before missing, empty rows, and repeats", () => {
    const rows = [
      triple(5, 5, 5, 4),
      triple(2, null, OUT_OF_RANGE, 2),
      triple(5, OUT_OF_RANGE, null, 3),
      triple(OUT_OF_RANGE, null, null, 5),
      triple(5, null, null, 6),
      triple(null, null, null, 7),
    ];
    const found = secure.compute({ rows: states(rows), kept: [triple(5, 5, 5, 3), triple(2, null, null, 2)], money: [] }, context);
    expect(found).toMatchObject({ value: 60, n: 5, excluded: { missing: 13, outOfRange: 8, duplicate: 1 } });
    const none = { rows: states([triple(OUT_OF_RANGE, null, null, 5)]), kept: [], money: [] };
    expect(secure.compute(none, context)).toMatchObject({ value: null, reason: "OUT_OF_RANGE_ALL", parts: secure.emptyParts });
    expect(secure.compute({ rows: states([triple(null, null, null, 5)]), kept: [], money: [] }, context).reason).toBe("EMPTY");
  });

  it("by revenue are a share with a linearised error", () => {
    const money = [
      { is_top: true, customers: 2, revenue: 300, squares: 50_000, negative: 0 },
      { is_top: false, customers: 2, revenue: 100, squares: 5_000, negative: 1 },
    ];
    const found = secure.compute({ rows: states(kept), kept, money }, context);
    const se = Math.sqrt(((50_000 / 16 + (5_000 * 9) / 16) * 4) / 3) / 400;
    near(Number(found.parts["byRevenue"]), 75);
    near(Number(found.parts["byRevenueSe"]), 100 * se);
    const limits = found.parts["byRevenueInterval"] as Row;
    near(Number(limits["lo"]), 100 * Math.max(0, 0.75 - 1.959963984540054 * se));
    expect(limits).toMatchObject({ method: "linearised", hi: 100 });
    expect(found.flags).toEqual(["INDICATIVE", "NEGATIVE_MONEY"]);
    const one = secure.compute({ rows: states(kept), kept, money: [{ is_top: true, customers: 1, revenue: 5, squares: 25 }] }, context);
    expect(one.parts).toMatchObject({ byRevenue: 100, byRevenueSe: null, byRevenueInterval: null });
  });

  it("weighted are a share of weight, of a known population a surer one", () => {
    const weighted = contextOf({ answers: ["sat", "recommend", "repurchase", "weight"] });
    const heavy = [
      { ...triple(5, 5, 5, 2), weight: 6, squares: 20 },
      { ...triple(1, 5, 5, 2), weight: 2, squares: 2 },
    ];
    const found = secure.compute({ rows: heavy, kept: heavy, money: [] }, weighted);
    expect(found).toMatchObject({ value: 75, n: 4, flags: ["SUPPRESSED", "WEIGHTED"] });
    near(found.nEff, 64 / 22);
    near(found.ci?.lo, 100 * (wilsonInterval((0.75 * 64) / 22, 64 / 22, 0.95)?.lo ?? Number.NaN));
    const known = secure.compute({ rows: states(kept), kept, money: [] }, { ...context, population: 19 });
    near(known.ci?.lo, 100 * (wilsonInterval(6, 20, 0.95)?.lo ?? Number.NaN));
    const all = secure.compute({ rows: states(kept), kept, money: [] }, { ...context, population: 10 });
    near(all.ci?.lo, 30);
    near(all.ci?.hi, 30);
  });
});

describe("customer value from its sums", () => {
  const context = contextOf({ outcomes: ["polarity", "reach", "duration", "intensity", "customer_id"] });
  const records = [
    { kind: "desired", records: 30, capped: 1 },
    { kind: "undesired", records: 10, capped: 0 },
    { kind: "neither", records: 4, capped: 9 },
    { kind: "missing", records: 3, capped: 0 },
    { kind: "out_of_range", records: 2, capped: 0 },
  ];
  const sums = [{ a: 60, b: 20, aa: 400, bb: 90, ab: 30, clusters: 25 }];
  const none = { shift: [], worth: [], negatives: [] } as const;
  const at = (part: Partial<Settings["cvq"]>) => ({ ...context, settings: change("cvq", { lambda: 1, ...part }) });

  it("is the desired weight of all, with the error over customers", () => {
    const found = cvq.compute({ records, sums, ...none }, at({}));
    expect(found).toMatchObject({ value: 75, n: 40, excluded: { missing: 3, outOfRange: 2 } });
    const se = Math.sqrt(400 / 16 - (2 * 30 * 3) / 16 + (90 * 9) / 16) / 80;
    near(found.ci?.lo, 100 * (0.75 - 1.959963984540054 * se));
    near(found.ci?.hi, 100 * (0.75 + 1.959963984540054 * se));
    // Forty records, but of fewer than thirty customers.
    expect(found.flags).toEqual(["DURATION_CAPPED", "INDICATIVE", "WORKBENCH_DEFINITION"]);
    const ofThirty = cvq.compute({ records, sums: sums.map((sum) => ({ ...sum, clusters: 30 })), ...none }, at({}));
    expect(ofThirty.flags).toEqual(["DURATION_CAPPED", "WORKBENCH_DEFINITION"]);
    expect(found.parts).toMatchObject({ positive: 60, negative: 20, net: 0.5, odds: 3, shift: null, blend: 0.5, worthDoing: null });
    expect(found.parts).toMatchObject({ desired: 30, undesired: 10, neither: 4, negatives: [] });
    expect(found.parts["sensitivity"]).toEqual([
      { lambda: 1, share: 75, net: 0.5 },
      { lambda: 2.25, share: 100 * (60 / 105), net: 15 / 105 },
    ]);
  });

  it("weighs what is undesired λ times, and shows each outcome's part of it", () => {
    const negatives = [{ outcome: "late", records: 6, weight: 15 }];
    const found = cvq.compute({ records, sums, ...none, negatives }, at({ lambda: 2 }));
    near(found.value, 60);
    expect(found.parts).toMatchObject({ negative: 40, net: 0.2, negatives: [{ outcome: "late", records: 6, weight: 15, share: 0.75 }] });
  });

  it("blends its net with the shift, and has none where the shift is not known", () => {
    const shift = [{ moved: 6, matched: 24 }];
    expect(cvq.compute({ records, sums, ...none, shift }, at({ blend: 0.5 })).parts).toMatchObject({ shift: 0.25, blend: 0.375 });
    expect(cvq.compute({ records, sums, ...none }, at({ blend: 0.5 })).parts).toMatchObject({ shift: null, blend: null });
  });

  it("lets what was worth doing stand below the line when that is set, without a closed interval", () => {
    const worth = [{ records: 5, weight: 20 }];
    const found = cvq.compute({ records, sums, ...none, worth }, at({ neither: "worthDoing" }));
    expect(found).toMatchObject({ value: 60, n: 45, ci: null, parts: { worthDoing: { records: 5, weight: 20 } } });
  });

  it("has Wilson's limits only where every record counts alike, and says so where not", () => {
    const alike = cvq.compute({ records, sums, ...none }, at({ interval: "wilson", exponents: [0, 0, 0] }));
    expect(alike.ci?.method).toBe("wilson");
    near(alike.ci?.lo, 100 * (wilsonInterval(30, 40, 0.95)?.lo ?? Number.NaN));
    for (const settings of [
      at({ interval: "wilson", exponents: [0, 1, 0] }),
      at({ interval: "wilson", lambda: 2, exponents: [0, 0, 0] }),
    ]) {
      const found = cvq.compute({ records, sums, ...none }, settings);
      expect(found.ci?.method).toBe("linearised");
      expect(found.flags).toContain("WILSON_NEEDS_EQUAL_WEIGHTS");
    }
  });

  it("says why there is none, and has no error of one customer", () => {
    expect(cvq.compute({ records: [], sums: [], ...none }, at({}))).toMatchObject({ value: null, reason: "EMPTY" });
    const odd = [{ kind: "out_of_range", records: 2, capped: 0 }];
    expect(cvq.compute({ records: odd, sums: [], ...none }, at({})).reason).toBe("OUT_OF_RANGE_ALL");
    expect(cvq.compute({ records: [...odd, { kind: "missing", records: 1 }], sums: [], ...none }, at({})).reason).toBe("EMPTY");
    expect(cvq.compute({ records, sums: [{ a: 0, b: 0, clusters: 4 }], ...none }, at({}))).toMatchObject({ reason: "ZERO_DENOMINATOR" });
    expect(cvq.compute({ records, sums: [{ a: 3, b: 1, aa: 9, bb: 1, ab: 0, clusters: 1 }], ...none }, at({})).ci).toBeNull();
    const good = cvq.compute({ records: [{ kind: "desired", records: 40 }], sums: [{ a: 5, b: 0, clusters: 3 }], ...none }, at({}));
    expect(good.flags).toContain("NO_NEGATIVES");
  });
});

describe("return on investment from its periods", () => {
  const context = contextOf({ cashflows: ["period", "benefit", "cost"] });
  const period = (at: number | null, benefit: number, cost: number, rest: Partial<Row> = {}): Row => {
    return { period: at, benefit, cost, n: 1, unread_period: false, unread_amount: false, ...rest };
  };
  const periods = [
    period(2, 18_000, 0),
    period(0, 0, 60_000),
    period(1, 12_000, 0),
    period(3, 22_000, 0),
    period(4, 24_000, 0),
    period(5, 24_000, 0),
  ];

  it("gives 66.7 % for the programme of methods.md 6, in whatever order", () => {
    const found = roi.compute({ periods, projects: [] }, context);
    near(found.value, 200 / 3);
    expect(found).toMatchObject({ n: 6, ci: null, flags: ["GROSS_GAINS"], excluded: { missing: 0, outOfRange: 0 } });
    expect(found.parts).toMatchObject({ benefit: 100_000, cost: 60_000, hours: null, horizonYears: 5, uncertainty: null });
    near(Number(found.parts["npv"]), npv([-60_000, 12_000, 18_000, 22_000, 24_000, 24_000], DEFAULT_SETTINGS.roi.discountRate));
    near(Number(found.parts["npvSpreadsheet"]), Number(found.parts["npv"]) / (1 + DEFAULT_SETTINGS.roi.discountRate));
    near(Number(found.parts["irr"]), 0.17577146, 1e-7);
    near(Number(found.parts["paybackPeriods"]), 10 / 3);
    near(Number(found.parts["annualised"]), (100 / 60) ** 0.2 - 1);
    const profile = found.parts["npvProfile"] as readonly Row[];
    expect(profile.map(({ rate }) => rate)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5]);
    near(Number(profile[0]?.["npv"]), 40_000);
    expect(found.parts["flows"]).toContainEqual({ period: 2, flow: 18_000 });
  });

  it("leaves out rows without a period and those that cannot be read", () => {
    const more = [
      ...periods,
      period(null, 5, 5, { n: 2 }),
      period(null, 0, 0, { n: 3, unread_period: true }),
      period(1, 0, 0, { n: 4, unread_amount: true }),
    ];
    const found = roi.compute({ periods: more, projects: [] }, { ...context, filtered: true });
    near(found.value, 200 / 3);
    expect(found).toMatchObject({ n: 6, excluded: { missing: 2, outOfRange: 7 } });
    expect(found.flags).toEqual(["GROSS_GAINS", "NOT_FILTERED", "UNREADABLE_AMOUNTS"]);
  });

  it("says why there is none", () => {
    expect(roi.compute({ periods: [], projects: [] }, context)).toMatchObject({ value: null, reason: "EMPTY", parts: roi.emptyParts });
    const unread = [period(null, 0, 0, { unread_period: true })];
    expect(roi.compute({ periods: unread, projects: [] }, context).reason).toBe("OUT_OF_RANGE_ALL");
    expect(roi.compute({ periods: [...unread, period(null, 1, 1)], projects: [] }, context).reason).toBe("EMPTY");
    const free = roi.compute({ periods: [period(0, 5, 0)], projects: [] }, context);
    expect(free).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", parts: { bcr: null } });
    expect(free.flags).toContain("NO_ROOT");
  });

  it("names several rates, and takes the one nearest zero only when that is set", () => {
    const two = [period(0, 0, 100), period(1, 230, 0), period(2, 0, 132)];
    const found = roi.compute({ periods: two, projects: [] }, context);
    expect(found.parts["irr"]).toBeNull();
    expect(found.parts["irrRoots"]).toHaveLength(2);
    expect(found.flags).toContain("MULTIPLE_ROOTS");
    const nearest = roi.compute({ periods: two, projects: [] }, { ...context, settings: change("roi", { irr: "nearestZero" }) });
    near(Number(nearest.parts["irr"]), 0.1);
  });

  it("calls gains net when they are said to be, and asks for what it lacks", () => {
    const net = roi.compute({ periods, projects: [] }, { ...context, settings: change("roi", { gains: "net" }) });
    expect(net.flags).toEqual([]);
    expect(roi.needs(contextOf({ cashflows: [] }))).toEqual(["cashflows.period", "cashflows.benefit", "cashflows.cost"]);
    expect(roi.needs(context)).toEqual([]);
  });
});

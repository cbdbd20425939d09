import { describe, expect, it } from "vitest";
import { health } from "../../shared/indices/health.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import type { HealthComponent } from "../../shared/indices/settings.ts";
import { cochranArmitage } from "../../shared/statistics/cochran-armitage.ts";
import { hanleyMcNeilSe } from "../../shared/statistics/hanley-mcneil-se.ts";
import { tQuantile } from "../../shared/statistics/t-quantile.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { near } from "../statistics/near.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsWith } from "./support/settings-with.ts";

const cell = (active: boolean, band: string | null, n: number, churned: number, total = 0, squares = 0, coverage = 0): Row => {
  return { active, band, n, churned, total, squares, coverage };
};
const component = (field: string): HealthComponent => {
  return { field, floor: 0, target: 10, weight: 1, critical: null, maxAgeDays: null, reference: null };
};

/** Customers of today and those who left, 17 + 10 with a score and 3 + 2 without. */
const BANDS = [
  cell(true, "red", 4, 0, 120, 3_700, 3.2),
  cell(false, "red", 6, 6, 100, 2_000, 4),
  cell(true, "amber", 5, 0, 300, 18_100, 5),
  cell(false, "amber", 3, 3, 180, 10_900, 3),
  cell(true, "green", 8, 0, 680, 58_000, 7.5),
  cell(false, "green", 1, 1, 80, 6_400, 1),
  cell(true, null, 3, 0, 0, 0, 0.9),
  cell(false, null, 2, 2, 0, 0, 0.5),
];
const ranksOf = (churned: number, stayed: number, ranks: number): readonly Row[] => [{ n: churned + stayed, churned, ranks }];
const ended = contextOf({ accounts: ["customer_id", "usage_per_week", "end_date"] });
const unknown = contextOf({ accounts: ["customer_id", "usage_per_week"] });
const of = (bands: readonly Row[], context: IndexContext = ended, ranks: readonly Row[] = []) => health.compute({ bands, ranks }, context);
const Z = 1.959963984540054;

describe("customer health from its cells (methods.md 5)", () => {
  const whole = () => of(BANDS, ended, ranksOf(10, 17, 172));

  it("is the mean score of today's customers with a score, with the t interval of a mean", () => {
    const found = whole();
    near(found.value, 1_100 / 17);
    const sd = Math.sqrt((79_800 - 1_100 ** 2 / 17) / 16);
    near(found.ci?.lo, 1_100 / 17 + (tQuantile(0.025, 16) * sd) / Math.sqrt(17));
    near(found.ci?.hi, 1_100 / 17 - (tQuantile(0.025, 16) * sd) / Math.sqrt(17));
    expect(found.ci).toMatchObject({ method: "t", level: 0.95 });
    expect(found).toMatchObject({ unit: "score", n: 17, reason: null, excluded: { missing: 3, outOfRange: 0, duplicate: 0 } });
    expect(found.parts).toMatchObject({ red: 4, amber: 5, green: 8 });
    near(Number(found.parts["coverage"]), 16.6 / 20);
    expect(found.flags).toEqual(["FEW_FOR_AUC", "INDICATIVE", "SAME_SNAPSHOT"]);
  });

  it("holds bands of everybody against their churn: 6 of 10, 3 of 8, 1 of 9", () => {
    const found = whole();
    const band = (name: string, n: number, churned: number) => {
      const limits = wilsonInterval(churned, n, 0.95);
      const lift = expect.closeTo((churned / n / 10) * 27, 9);
      return { band: name, n, churned, churn: churned / n, lo: limits?.lo, hi: limits?.hi, lift, capture: churned / 10 };
    };
    expect(found.parts["bands"]).toEqual([band("red", 10, 6), band("amber", 8, 3), band("green", 9, 1)]);
    near(Number(found.parts["trendP"]), cochranArmitage([6, 3, 1], [10, 8, 9])?.p ?? Number.NaN);
  });

  it("ranks who left by risk: (172 − 55)/170", () => {
    const found = whole();
    const [auc, se] = [117 / 170, hanleyMcNeilSe(117 / 170, 10, 17)];
    near(Number(found.parts["auc"]), auc);
    near(Number(found.parts["aucSe"]), se);
    expect(found.parts["aucInterval"]).toEqual({
      ...{ method: "hanleyMcNeil", lo: expect.closeTo(auc - Z * se, 9), hi: expect.closeTo(auc + Z * se, 9) },
    });
    expect(of(BANDS, ended, ranksOf(2, 2, 3.1)).parts["aucInterval"]).toMatchObject({ lo: 0 });
    expect(of(BANDS, ended, ranksOf(2, 2, 6.9)).parts["aucInterval"]).toMatchObject({ hi: 1 });
    expect(of(BANDS, ended, ranksOf(0, 27, 0)).parts).toMatchObject({ auc: null, aucSe: null, aucInterval: null });
    expect(of(BANDS, ended, ranksOf(0, 27, 0)).flags).not.toContain("FEW_FOR_AUC");
  });

  it("says so where fewer than thirty left or stayed", () => {
    const isFew = (churned: number, stayed: number) => of(BANDS, ended, ranksOf(churned, stayed, 2_000)).flags.includes("FEW_FOR_AUC");
    expect([isFew(30, 30), isFew(29, 90), isFew(90, 29)]).toEqual([false, true, true]);
  });

  it("leaves to the whole what takes every customer", () => {
    const found = whole();
    expect(found.parts).toMatchObject({ calibration: null, suggestedBands: null, robustness: null });
    expect(Object.keys(found.parts).toSorted()).toEqual([...Object.keys(health.emptyParts), "aucInterval", "aucSe", "trendP"].toSorted());
    expect(health.emptyParts).toEqual({
      ...{ red: 0, amber: 0, green: 0, coverage: null, auc: null, bands: [] },
      ...{ calibration: null, suggestedBands: null, robustness: null },
    });
  });
});

describe("the order of the bands", () => {
  const flagsOf = (red: number, amber: number, green: number) =>
    of([cell(true, "red", 20, red), cell(true, "amber", 20, amber), cell(true, "green", 20, green)]).flags;

  it.each([
    [9, 9, 2],
    [9, 5, 5],
    [5, 9, 2],
    [9, 2, 5],
  ])("is flagged where churn does not fall from each band to the next: %d, %d, %d", (red, amber, green) => {
    expect(flagsOf(9, 5, 2)).not.toContain("BANDS_NOT_ORDERED");
    expect(flagsOf(red, amber, green)).toContain("BANDS_NOT_ORDERED");
  });

  it("leaves out a band that nobody is in", () => {
    const rows = [cell(true, "green", 200, 20), cell(true, "red", 20, 9)];
    expect(of(rows).flags).not.toContain("BANDS_NOT_ORDERED");
    const none = { churn: null, lo: null, hi: null, lift: null };
    expect(of(rows).parts["bands"]).toMatchObject([
      { band: "red" },
      { band: "amber", n: 0, churned: 0, ...none, capture: 0 },
      { band: "green" },
    ]);
  });

  it("is unknown where nobody left, and lift and capture with it", () => {
    const found = of([cell(true, "red", 20, 0), cell(true, "green", 20, 0)]);
    expect(found.parts["bands"]).toMatchObject([{ churn: 0, lift: null, capture: null }, { n: 0 }, { churn: 0, lo: 0, lift: null }]);
    expect(found.parts["trendP"]).toBeNull();
    expect(found.flags).toContain("BANDS_NOT_ORDERED");
  });
});

describe("customer health where less is known", () => {
  it("has counts and no churn without a sign of losses", () => {
    const found = of(BANDS, unknown, ranksOf(10, 17, 172));
    const none = { churned: null, churn: null, lo: null, hi: null, lift: null, capture: null };
    expect(found.parts).toMatchObject({
      bands: [
        { band: "red", n: 10, ...none },
        { band: "amber", n: 8, ...none },
        { band: "green", n: 9, ...none },
      ],
      ...{ auc: null, aucSe: null, aucInterval: null, trendP: null },
    });
    expect(found.flags).toEqual(["INDICATIVE"]);
    expect(of(BANDS, contextOf({ accounts: ["customer_id", "churned"] })).flags).toContain("SAME_SNAPSHOT");
  });

  it("says why there is none: nobody is there, or too little is known of everybody", () => {
    const left = of([cell(false, "red", 6, 6, 100, 2_000, 4)]);
    expect(left).toMatchObject({
      value: null,
      reason: "EMPTY",
      n: 0,
      ci: null,
      parts: { coverage: null, red: 0 },
      excluded: { missing: 0 },
    });
    const scant = of([cell(true, null, 4, 0, 0, 0, 1)]);
    expect(scant).toMatchObject({ value: null, reason: "INSUFFICIENT_COVERAGE", parts: { coverage: 0.25 }, excluded: { missing: 4 } });
  });

  it("has no interval of one customer, and one of no width where all are alike", () => {
    const one = of([cell(true, "red", 1, 0, 40, 1_600, 1)]);
    expect(one).toMatchObject({ value: 40, ci: null });
    expect(one.flags).not.toContain("NO_SPREAD");
    const alike = of([cell(true, "red", 3, 0, 120, 4_800 - 1e-9, 3)]);
    expect(alike).toMatchObject({ value: 40, ci: { lo: 40, hi: 40 } });
    expect(alike.flags).toContain("NO_SPREAD");
    expect(of([cell(true, "red", 2, 0, 80, 3_202, 3)]).flags).not.toContain("NO_SPREAD");
  });

  it("says that medians stand for what is missing", () => {
    const context = { ...unknown, settings: settingsWith("health", { missing: "segmentMedian" }) };
    expect(of(BANDS, context).flags).toContain("MEDIAN_FOR_MISSING");
    expect(health.params(context)).toMatchObject({ missing: "segmentMedian" });
  });
});

describe("what customer health needs and goes by", () => {
  const chosen = (components: readonly HealthComponent[] | null, inForce: readonly HealthComponent[], fields: IndexContext["fields"]) =>
    contextOf(fields, {
      settings: settingsWith("health", { components }),
      choices: { health: inForce, boxesBy: null, boxesFrom: "window", clvMethod: null },
    });

  it("is an account and some behaviour; an answer alone is none", () => {
    const accounts = ["customer_id", "features_used"];
    expect(health.needs(chosen(null, [], {}))).toEqual(["accounts.customer_id"]);
    expect(health.needs(chosen(null, [component("answers.nps")], { accounts }))).toEqual([
      ...["accounts.usage_per_week", "accounts.tickets_per_month", "accounts.payment_delay_days"],
    ]);
    expect(health.needs(chosen(null, [component("answers.nps"), component("accounts.features_used")], { accounts }))).toEqual([]);
    expect(health.needs(chosen([component("tickets"), component("accounts.logins")], [], { accounts }))).toEqual([
      "tickets",
      "accounts.logins",
    ]);
  });

  it("is said with every component in force", () => {
    const context = chosen(null, [component("tickets")], { accounts: ["customer_id"] });
    expect(health.params(context)).toEqual({
      ...{ asOf: "2026-01-31", confidence: 0.95, aggregate: "arithmetic", amberFrom: 50, greenFrom: 75, minCoverage: 0.6 },
      ...{ missing: "renormalise", components: [component("tickets")] },
    });
    expect([health.id, health.byWave, health.table(context), health.unit(context)]).toEqual(["health", false, "accounts", "score"]);
  });
});

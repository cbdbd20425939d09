import { describe, expect, it } from "vitest";
import { ALL_PATHS, withSettingAt } from "../../shared/indices/definitions/definition-settings.ts";
import type { Json } from "../../shared/indices/index-result.ts";
import { resolveSettings } from "../../shared/indices/resolve-settings.ts";
import { SETTING_RULES } from "../../shared/indices/setting-rules.ts";
import { readSettings, wholeSettingsSchema } from "../../shared/project/settings-schema.ts";

const component = { field: "accounts.logins", floor: 0, target: 5, weight: 1 };
const oneWith = (part: object): readonly object[] => [{ ...component, ...part }];
const own = { id: "ownOne", name: "One", formula: "1 + 1", unit: "points", better: "higher", interval: true };
const line = { id: "a", number: "churn", segment: null, value: 5, upTo: null, source: "own", label: "", on: true };
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `w${at}`);
const groupsOf = (count: number, value: unknown): object => Object.fromEntries(names(count).map((name) => [name, value]));
const triangle = (low: number, mode: number, high: number) => ({ low, mode, high });

/** Path of a setting, values on the edge of what it may hold, and values just beyond. */
const RANGES: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
  ["custom", [[], [own]], [{}, [{}], [own, own], null]],
  ["references", [[], [line]], [{}, [{}], [line, line], null]],
  ["role", ["all", "marketing", "operations", "success", "strategy"], ["boss", null]],
  ["confidence", [0.5, 0.999], [0.499, 0.9991, Number.NaN, null]],
  ["currency", ["EUR"], ["eur", "EU", "EURO", "1EUR", ["EUR"], 3, null]],
  [
    "asOf",
    [null, "2024-02-29"],
    [
      "2023-02-29",
      "2024-2-29",
      "x2024-02-29",
      "2024-02-291",
      "2024-13-01",
      "2024-02",
      "+010000-01-01",
      "2024-02-29T",
      ["2024-02-29"],
      20_240_229,
    ],
  ],
  ["duplicates", ["lastPerCustomer", "meanPerCustomer", "all"], ["none", null, ["all"]]],
  ["bootstrap", ["percentile", "bca"], ["studentised", null]],
  ["population.whole", [null, 1, 1e12], [0, 1.5, 1e12 + 1, "9"]],
  ["population.groups", [{}, { SMB: 1 }], [{ SMB: 0 }, { SMB: 1e12 + 1 }, { SMB: 1.5 }, [], "", 3, null]],
  ["nps.interval", ["adjustedWald", "wald", "score", "dirichlet"], ["wilson", null]],
  ["nps.weightBy", ["weight", "revenue"], ["mrr"]],
  ["nps.detractorsUpTo", [null, -127, 8], [-128, 2.5, "6"]],
  ["nps.promotersFrom", [null, 7, 127], [128, 9.5]],
  ["csat.headline", ["share", "mean", "net", "rescaled"], ["median"]],
  ["csat.satisfiedFrom", [null, 4], [128]],
  ["csat.dissatisfiedUpTo", [null, 2], [-128]],
  ["churn", ["C", "A", "B", "Caverage", "Cserved"], ["D"]],
  ["churnWindowMonths", [1, 1200], [0, 1201, 1.5]],
  [
    "health.components",
    [null, [], [component], Array.from({ length: 100 }, () => component)],
    [{}, [null], [[]], Array.from({ length: 101 }, () => component)],
  ],
  ["health.aggregate", ["arithmetic", "geometric"], ["harmonic"]],
  ["health.amberFrom", [0], [-0.1, 100.1]],
  ["health.greenFrom", [100], [-0.1, 100.1]],
  ["health.minCoverage", [0, 1], [-0.1, 1.1]],
  ["health.missing", ["renormalise", "segmentMedian"], ["zero"]],
  ["roi.discountRate", [-0.999, 100], [-1, 100.1, null]],
  ["roi.period", [null, "year", "quarter", "month"], ["week"]],
  ["roi.financeRate", [null, 0.1], [-1]],
  ["roi.reinvestRate", [null, 0.1], [-1]],
  ["roi.hourlyRate", [null, 0, 1e9], [-1, 1e9 + 1]],
  ["roi.irr", ["onlyOne", "nearestZero"], ["first"]],
  ["roi.gains", ["gross", "net"], ["both"]],
  ["roi.benefitCv", [null, 0, 10], [-0.1, 10.1]],
  ["roi.costCv", [null, 0, 10], [-0.1, 10.1]],
  [
    "roi.spreads",
    [
      null,
      {},
      { A: {} },
      { A: { benefit: { cv: 0 }, cost: { cv: 10 } } },
      { A: { cost: triangle(-1e6, 0, 1e6) } },
      { A: { benefit: triangle(1, 1, 1), cost: null } },
    ],
    [
      [],
      "",
      3,
      { A: [] },
      { A: null },
      { A: { gain: { cv: 0.1 } } },
      { A: { benefit: 3 } },
      { A: { benefit: {} } },
      { A: { benefit: { cv: -0.1 } } },
      { A: { cost: { cv: 10.1 } } },
      { A: { benefit: { cv: 0.1, low: 1 } } },
      { A: { benefit: { cv: 0.1, mode: 1 } } },
      { A: { benefit: { cv: 0.1, high: 1 } } },
      { A: { benefit: { cv: 0.1, more: 1 } } },
      { A: { benefit: triangle(2, 1, 3) } },
      { A: { benefit: triangle(1, 4, 3) } },
      { A: { benefit: triangle(-1e6 - 1, 1, 3) } },
      { A: { benefit: triangle(1, 2, 1e6 + 1) } },
      { A: { benefit: { low: 1, high: 3 } } },
      { A: { benefit: { mode: 1, high: 3 } } },
      { A: { benefit: { low: 1, mode: 3 } } },
    ],
  ],
  ["boxes.by", [null, "nps", "csat", "health"], ["clv"]],
  ["boxes.horizonMonths", [1, 1200], [0, 1201]],
  ["boxes.churnFrom", [null, "window", "status"], ["both"]],
  ["boxes.movableShare", [null, 0, 1], [-0.1, 1.1]],
  ["boxes.moveFrom", ["bottom", "middle"], ["top"]],
  ["boxes.moveTo", ["middle", "top"], ["bottom"]],
  ["boxes.silentLosses", [1, 1e6], [0.9, 1e6 + 1]],
  ["secure.top.sat", [null, 4], [128]],
  ["secure.top.recommend", [null, 9], [1.5]],
  ["secure.top.repurchase", [null, 9], ["9"]],
  ["cvq.lambda", [0, 1e6], [-0.1, 1e6 + 1]],
  ["cvq.durationRef", [1e-9, 1e9], [0, 1e9 + 1]],
  ["cvq.intensityMax", [1, 1e9], [0.9, 1e9 + 1]],
  ["cvq.blend", [0, 1], [-0.1, 1.1]],
  ["cvq.neither", ["leftOut", "worthDoing"], ["both"]],
  ["cvq.interval", ["linearised", "wilson", "bootstrap"], ["wald"]],
  ["cvq.exponents", [[0, 1, 10]], [[1, 1, 1, 1], [1, 1], [1, 1, 10.1], [-0.1, 1, 1], "111"]],
  ["clv.method", [null, "seed", "retention", "sbg", "bgnbd"], ["guess"]],
  ["clv.convention", ["a", "b", "c"], ["d"]],
  ["clv.discountRate", [-0.5, 0], [-1]],
  ["clv.horizonMonths", [null, 1, 1200], [0, 1201]],
  ["clv.subtractCac", [true, false], [0, "true"]],
  ["clv.growth", [-0.99, 10], [-1, 10.1]],
  ["metrics.expansion", ["standard", "seed004"], ["other"]],
  ["metrics.zeroPaying", [true, false], ["no", null]],
  ["metrics.contacts", ["contacts", "tickets"], ["calls"]],
  ["metrics.period", ["month", "week"], ["day"]],
  ["metrics.fcrRepeatDays", [1, 365], [0, 366]],
  ["metrics.fcrChannels", [null, ["phone"], names(1_000)], [[], names(1_001), [3], "phone"]],
  ["metrics.firstResponseTarget", [0, 1e7], [-1, 1e7 + 1]],
  ["metrics.handleTarget", [0, 1e7], [-1, 1e7 + 1]],
  ["metrics.resolutionTarget", [0, 1e7], [-1, 1e7 + 1]],
  ["metrics.businessHours", [null, "1-5 09:00-17:00"], ["always", 9]],
  ["metrics.taskCompletion.timeLimitSeconds", [null, 0, 1e9], [-1, 1e9 + 1]],
  ["metrics.engagement.headline", ["active", "stickiness", "full", "score"], ["clicks", null]],
  ["metrics.engagement.windowDays", [1, 36_500], [0, 36_501]],
  ["metrics.engagement.types", [null, [], names(1_000), ["x".repeat(200)]], [names(1_001), [""], ["x".repeat(201)], [["a"]], [3], "call"]],
  ["metrics.engagement.interactions", [1, 1e6], [0, 1e6 + 1]],
  ["metrics.engagement.days", [1, 36_500], [0, 36_501]],
  ["metrics.engagement.depth", [1, 1_000], [0, 1_001]],
  ["metrics.funnel.stages", [null, ["trial"]], [[""]]],
  ["metrics.funnel.followUpDays", [0, 36_500], [-1, 36_501, 0.5]],
  ["metrics.themes.dictionary", [{}, { price: ["dear"] }, groupsOf(200, ["a"])], [groupsOf(201, ["a"]), { price: "dear" }, [], null]],
];

const COMPLETED = new Set(["health.components", "roi.spreads"]);

/** { "a.b": 1 } as { a: { b: 1 } }. */
const nested = (path: string, value: unknown): unknown => path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
const at = (path: string, settings: unknown): unknown =>
  path.split(".").reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], settings);
const refusal = (setting: string) => ({ ok: false, problem: { code: "SETTINGS_INVALID", detail: { setting } } });

describe("every setting takes the ends of its range and nothing beyond", () => {
  it.each(RANGES)("%s", (path, inside, outside) => {
    for (const value of inside) {
      const resolved = resolveSettings(nested(path, value));
      expect(resolved.ok, JSON.stringify(value)).toBe(true);
      // Components and spreads are completed, see below.
      if (resolved.ok && !COMPLETED.has(path)) expect(at(path, resolved.value)).toEqual(value);
    }
    for (const value of outside) expect(resolveSettings(nested(path, value)), JSON.stringify(value)).toMatchObject(refusal(path));
  });

  it.each(RANGES)("%s in a file, a document and the window", (path, inside, outside) => {
    const fromWindow = (value: unknown) => wholeSettingsSchema.safeParse(withSettingAt({}, path, value as Json)).success;
    for (const value of inside) {
      expect(readSettings(nested(path, value)).ok, JSON.stringify(value)).toBe(true);
      expect(fromWindow(value), JSON.stringify(value)).toBe(true);
    }
    for (const value of outside) {
      expect(readSettings(nested(path, value)), JSON.stringify(value)).toMatchObject({ ok: false, problem: { code: "SETTINGS_INVALID" } });
      expect(fromWindow(value), JSON.stringify(value)).toBe(false);
    }
  });

  it("and every setting has a rule", () => {
    expect(Object.keys(SETTING_RULES).toSorted()).toEqual(ALL_PATHS.toSorted());
  });
});

describe("a component of the health score", () => {
  it.each([
    [{ field: "accounts.a b" }],
    [{ field: "answers.nps" }],
    [{ field: "answers.repurchase" }],
    [{ field: "tickets" }],
    [{ floor: -1e12, target: 1e12 }],
    [{ floor: 5, target: 0 }],
    [{ weight: 0 }],
    [{ weight: 1e9 }],
    [{ critical: 0 }],
    [{ critical: 1 }],
    [{ critical: null }],
    [{ maxAgeDays: 0 }],
    [{ maxAgeDays: 1e6 }],
    [{ reference: null }],
    [{ reference: [1, 1] }],
    [{ reference: Array.from({ length: 101 }, (_, at) => at - 50.5) }],
  ])("may have %j", (part) => {
    const resolved = resolveSettings(nested("health.components", oneWith(part)));
    expect(resolved.ok && resolved.value.health.components).toEqual([
      { ...component, critical: null, maxAgeDays: null, reference: null, ...part },
    ]);
  });

  it.each([
    [{ field: "accounts." }],
    [{ field: "answers.weight" }],
    [{ field: "my tickets" }],
    [{ field: "tickets2" }],
    [{ field: 7 }],
    [{ field: ["tickets"] }],
    [{ floor: -1e12 - 1 }],
    [{ target: 1e12 + 1 }],
    [{ floor: 5 }],
    [{ floor: "0" }],
    [{ floor: null }],
    [{ target: null }],
    [{ weight: null }],
    [{ weight: -1 }],
    [{ weight: 1e9 + 1 }],
    [{ critical: 1.1 }],
    [{ critical: -0.1 }],
    [{ maxAgeDays: -1 }],
    [{ maxAgeDays: 1e6 + 1 }],
    [{ reference: [] }],
    [{ reference: [1] }],
    [{ reference: [2, 1] }],
    [{ reference: [1, null] }],
    [{ reference: [1, "2"] }],
    [{ reference: [1, Number.POSITIVE_INFINITY] }],
    [{ reference: [Number.NaN, 1] }],
    [{ reference: Array.from({ length: 102 }, () => 1) }],
    [{ reference: "1, 2" }],
    [{ colour: "red" }],
  ])("may not have %j", (part) => {
    expect(resolveSettings(nested("health.components", oneWith(part)))).toMatchObject(refusal("health.components"));
  });
});

describe("settings that are each right but not together", () => {
  it.each([
    [{ boxes: { moveFrom: "middle", moveTo: "middle" } }, "boxes.moveTo"],
    [{ nps: { detractorsUpTo: 8, promotersFrom: 8 } }, "nps.promotersFrom"],
    [{ nps: { detractorsUpTo: 9, promotersFrom: 8 } }, "nps.promotersFrom"],
    [{ csat: { dissatisfiedUpTo: 3, satisfiedFrom: 3 } }, "csat.satisfiedFrom"],
    [{ health: { amberFrom: 60, greenFrom: 59 } }, "health.greenFrom"],
  ])("%j", (settings, setting) => expect(resolveSettings(settings)).toMatchObject(refusal(setting)));

  it.each([
    [{ boxes: { moveFrom: "bottom", moveTo: "middle" } }],
    [{ nps: { detractorsUpTo: 7, promotersFrom: 8 } }],
    [{ nps: { promotersFrom: -5 } }],
    [{ csat: { dissatisfiedUpTo: 2, satisfiedFrom: 3 } }],
    [{ csat: { dissatisfiedUpTo: 100 } }],
    [{ health: { amberFrom: 60, greenFrom: 60 } }],
  ])("but %j go together", (settings) => expect(resolveSettings(settings).ok).toBe(true));
});

describe("settings as they come", () => {
  it("name the first of several mistakes, at its depth", () => {
    expect(resolveSettings({ metrics: { engagement: { windowDays: 0, depth: 0 } }, churn: "D" })).toMatchObject(
      refusal("metrics.engagement.windowDays"),
    );
    expect(resolveSettings({ metrics: { engagement: [] } })).toMatchObject(refusal("metrics.engagement"));
    expect(resolveSettings({ secure: { top: { taste: 3 } } })).toMatchObject(refusal("secure.top.taste"));
    expect(resolveSettings({ nps: { interval: undefined } })).toEqual(resolveSettings({}));
    expect(resolveSettings("all")).toMatchObject(refusal(""));
  });

  it("call the side of a project that is not named certain", () => {
    const resolved = resolveSettings({ roi: { spreads: { A: { cost: { cv: 0.2 } }, B: {} } } });
    expect(resolved.ok && resolved.value.roi.spreads).toEqual({
      A: { benefit: null, cost: { cv: 0.2 } },
      B: { benefit: null, cost: null },
    });
  });
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { readBaseline } from "../../shared/project/baseline-schema.ts";
import { EMPTY_DOCUMENT } from "../../shared/project/document.ts";
import { readDocument } from "../../shared/project/document-schema.ts";
import { readMapping } from "../../shared/project/mapping-schema.ts";
import { readScenarioFile, writeScenarioFile } from "../../shared/project/scenario-file.ts";
import { readSettings } from "../../shared/project/settings-schema.ts";
import { readTheme } from "../../shared/project/theme-file.ts";
import type { DeckTheme } from "../../shared/report/deck.ts";
import type { Result } from "../../shared/result.ts";
import { leverOf } from "../scenario/builders.ts";

const valueIn = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const sample = (file: string): unknown => JSON.parse(readFileSync(resolve("samples", file), "utf8"));

describe("readMapping", () => {
  /** The example of cli.md, MAP.json. */
  const EXAMPLE = {
    tables: [
      {
        file: "survey.xlsx",
        sheet: "Responses",
        as: "answers",
        columns: { customer_id: "Customer ID", nps: "How likely are you to recommend us?", csat: "Satisfaction Score", tariff: "Plan" },
        scales: { csat: { min: 1, max: 5 }, ces: { min: 1, max: 7, highIs: "hard" } },
      },
    ],
  };

  it("takes the example of cli.md as it stands", () => {
    expect(valueIn(readMapping(EXAMPLE))).toEqual(EXAMPLE);
    expect(readMapping({ tables: [{ as: "accounts", columns: { customer_id: "id" } }] }).ok).toBe(true);
  });

  it("keeps what a person said about how cells are read, and takes only answers that exist", () => {
    const table = { as: "answers", columns: { answered_at: "Date" }, readings: { answered_at: "dmy" } };
    expect(valueIn(readMapping({ tables: [table] }))).toEqual({ tables: [table] });
    expect(readMapping({ tables: [{ ...table, readings: { answered_at: "ymd" } }] })).toMatchObject({
      ok: false,
      problem: { code: "MAPPING_INVALID" },
    });
  });

  it("takes the output of inspect and leaves its notes aside", () => {
    const inspected = {
      schema: "octad.inspect/1",
      sheets: [],
      tables: [{ ...EXAMPLE.tables[0], confidence: 0.9, reason: "because", guesses: [] }],
    };
    expect(valueIn(readMapping(inspected))).toEqual(EXAMPLE);
  });

  it.each([
    [{}, "tables", "missing"],
    [[], "", "type"],
    [null, "", "type"],
    [{ tables: [{ as: "answers", columns: {}, colour: 1 }] }, "tables[0].colour", "unknownKey"],
    [{ tables: [{ as: "survey", columns: {} }] }, "tables[0].as", "choice"],
    [{ tables: [{ as: "answers" }] }, "tables[0].columns", "missing"],
    [{ tables: [{ as: "answers", columns: { nps: 3 } }] }, "tables[0].columns.nps", "type"],
    [{ tables: [{ as: "answers", columns: {}, scales: { nps: { min: 5, max: 5 } } }] }, "tables[0].scales.nps", "scaleEnds"],
    [{ tables: [{ as: "answers", columns: {}, scales: { nps: { min: 0.5, max: 5 } } }] }, "tables[0].scales.nps.min", "type"],
    [
      { tables: [{ as: "answers", columns: {}, scales: { nps: { min: 0, max: 10, highIs: "easy" } } }] },
      "tables[0].scales.nps.highIs",
      "unknownKey",
    ],
  ])("refuses %j at %s (%s)", (json, path, cause) => {
    expect(readMapping(json)).toMatchObject({ ok: false, problem: { code: "MAPPING_INVALID", detail: { path, cause } } });
  });
});

describe("readSettings", () => {
  it("fills up each part of the metrics, and keeps a dictionary of themes as it is written", () => {
    const read = valueIn(readSettings({ metrics: { themes: { dictionary: { animals: ["zebra*"] } }, funnel: { followUpDays: 30 } } }));
    expect(read.metrics).toEqual({
      ...DEFAULT_SETTINGS.metrics,
      themes: { dictionary: { animals: ["zebra*"] } },
      funnel: { stages: null, followUpDays: 30 },
    });
    expect(readSettings({ metrics: { themes: { dictionary: { animals: "zebra" } } } })).toMatchObject({ ok: false });
  });

  it("takes every setting of cli.md", () => {
    const given = {
      confidence: 0.9,
      currency: "RON",
      asOf: "2026-09-30",
      duplicates: "all",
      bootstrap: "bca",
      population: { whole: 900, groups: { SMB: 300 } },
      nps: { interval: "score", weightBy: "revenue", detractorsUpTo: 5, promotersFrom: 8 },
      csat: { headline: "net", satisfiedFrom: 4, dissatisfiedUpTo: 2 },
      churn: "A",
      churnWindowMonths: 6,
      health: {
        components: [
          { field: "accounts.usage_per_week", floor: 0, target: 10, weight: 30, critical: null, maxAgeDays: null, reference: null },
        ],
        aggregate: "geometric",
        amberFrom: 40,
        greenFrom: 80,
        minCoverage: 0.5,
        missing: "segmentMedian",
      },
      roi: {
        discountRate: 0.08,
        period: "quarter",
        financeRate: 0.05,
        reinvestRate: null,
        hourlyRate: 60,
        irr: "nearestZero",
        gains: "net",
        benefitCv: 0.2,
        costCv: null,
        spreads: { App: { benefit: { low: 0.5, mode: 1, high: 1.2 }, cost: { cv: 0.1 } } },
      },
      boxes: {
        by: "csat",
        horizonMonths: 24,
        churnFrom: "status",
        movableShare: 0.2,
        moveFrom: "bottom",
        moveTo: "middle",
        silentLosses: 2,
      },
      secure: { top: { sat: 7, recommend: 10, repurchase: 5 } },
      cvq: {
        lambda: 2.25,
        durationRef: 30,
        intensityMax: 7,
        exponents: [1, 0, 2],
        blend: 0.25,
        neither: "worthDoing",
        interval: "bootstrap",
      },
      clv: { method: "sbg", convention: "c", discountRate: 0.12, horizonMonths: 60, subtractCac: false, growth: 0.03 },
    };
    expect(valueIn(readSettings(given))).toEqual(given);
  });

  it("fills up the parts that stand there with the defaults and leaves the others away", () => {
    expect(valueIn(readSettings({}))).toEqual({});
    expect(valueIn(readSettings({ asOf: "1997-09-30", clv: { method: "bgnbd" }, secure: { top: { sat: 7 } } }))).toEqual({
      asOf: "1997-09-30",
      clv: { ...DEFAULT_SETTINGS.clv, method: "bgnbd" },
      secure: { top: { sat: 7, recommend: null, repurchase: null } },
    });
    expect(
      valueIn(readSettings({ health: { components: [{ field: "tickets", floor: 10, target: 0, weight: 1 }] } })).health?.components,
    ).toEqual([{ field: "tickets", floor: 10, target: 0, weight: 1, critical: null, maxAgeDays: null, reference: null }]);
  });

  it("takes back what it gave", () => {
    expect(valueIn(readSettings(DEFAULT_SETTINGS))).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    [{ confidense: 0.9 }, "confidense", "unknownKey"],
    [{ nps: { interval: "wilson" } }, "nps.interval", "choice"],
    [{ nps: { intervall: "wald" } }, "nps.intervall", "unknownKey"],
    [{ confidence: 95 }, "confidence", "most"],
    [{ confidence: "0.95" }, "confidence", "type"],
    [{ currency: "euro" }, "currency", "format"],
    [{ asOf: "2026-02-30" }, "asOf", "day"],
    [{ asOf: "30.9.2026" }, "asOf", "day"],
    [{ churnWindowMonths: 0 }, "churnWindowMonths", "least"],
    [{ churnWindowMonths: 1.5 }, "churnWindowMonths", "type"],
    [{ nps: { detractorsUpTo: 9, promotersFrom: 9 } }, "nps.promotersFrom", "order"],
    [{ csat: { satisfiedFrom: 2, dissatisfiedUpTo: 3 } }, "csat.satisfiedFrom", "order"],
    [{ health: { amberFrom: 80 } }, "health.greenFrom", "order"],
    [{ health: { components: [{ field: "mood", floor: 0, target: 1, weight: 1 }] } }, "health.components[0].field", "format"],
    [{ health: { components: [{ field: "tickets", floor: 1, target: 1, weight: 1 }] } }, "health.components[0]", "floorIsTarget"],
    [
      { health: { components: [{ field: "tickets", floor: 1, target: 0, weight: 1, reference: [2, 1] }] } },
      "health.components[0].reference",
      "reference",
    ],
    [{ cvq: { exponents: [1, 1] } }, "cvq.exponents", "tooShort"],
    [{ roi: { discountRate: -1 } }, "roi.discountRate", "least"],
  ])("refuses %j at %s (%s)", (json, path, cause) => {
    expect(readSettings(json)).toMatchObject({ ok: false, problem: { code: "SETTINGS_INVALID", detail: { path, cause } } });
  });

  it("is not fooled by keys that objects inherit", () => {
    expect(readSettings(JSON.parse('{"__proto__": {"confidence": 0.5}}'))).toMatchObject({ ok: false });
  });
});

describe("readBaseline", () => {
  /** The example of cli.md, BASE.json, without segments. */
  const EXAMPLE = {
    customers: 1000,
    annualRetention: 0.8,
    acquisitionsPerMonth: 20,
    arpa: 50,
    grossMargin: 0.7,
    discountRate: 0.1,
    fixedCostPerMonth: 0,
    arpaGrowthPerMonth: 0,
  };

  it("takes the example of cli.md", () => {
    const { discountRate, ...quantities } = EXAMPLE;
    expect(valueIn(readBaseline(EXAMPLE))).toEqual({ segments: [{ key: null, ...quantities }], discountRate, fixedCostPerMonth: 0 });
  });

  it("fills in the defaults of cli.md", () => {
    expect(valueIn(readBaseline({ customers: 10, annualRetention: 0.9, arpa: 5 }))).toEqual({
      segments: [
        {
          key: null,
          customers: 10,
          annualRetention: 0.9,
          acquisitionsPerMonth: 0,
          arpa: 5,
          grossMargin: 1,
          fixedCostPerMonth: 0,
          arpaGrowthPerMonth: 0,
        },
      ],
      discountRate: 0.1,
      fixedCostPerMonth: 0,
    });
  });

  it("gives segments the rates and arpa of the top, but neither its customers, acquisitions nor fixed cost", () => {
    const baseline = valueIn(
      readBaseline({
        ...EXAMPLE,
        fixedCostPerMonth: 900,
        arpaGrowthPerMonth: 0.01,
        segments: [
          { key: "SMB", customers: 600 },
          { key: "Mid", customers: 400, arpa: 90, discountRate: 0.5 },
        ],
      }),
    );
    expect(baseline.fixedCostPerMonth).toBe(900);
    expect(baseline.discountRate).toBe(0.1);
    expect(baseline.segments).toEqual([
      {
        key: "SMB",
        customers: 600,
        annualRetention: 0.8,
        acquisitionsPerMonth: 0,
        arpa: 50,
        grossMargin: 0.7,
        fixedCostPerMonth: 0,
        arpaGrowthPerMonth: 0.01,
      },
      {
        key: "Mid",
        customers: 400,
        annualRetention: 0.8,
        acquisitionsPerMonth: 0,
        arpa: 90,
        grossMargin: 0.7,
        fixedCostPerMonth: 0,
        arpaGrowthPerMonth: 0.01,
      },
    ]);
  });

  it.each([
    [{ annualRetention: 0.8, arpa: 50 }, "customers", "missing"],
    [{ ...EXAMPLE, annualRetention: 80 }, "annualRetention", "most"],
    [{ ...EXAMPLE, customers: -1 }, "customers", "least"],
    [{ ...EXAMPLE, churn: 0.2 }, "churn", "unknownKey"],
    [{ ...EXAMPLE, arpa: "50" }, "arpa", "type"],
    [{ ...EXAMPLE, segments: [] }, "segments", "tooShort"],
    [{ ...EXAMPLE, segments: [{ customers: 1 }] }, "segments[0].key", "missing"],
    [{ ...EXAMPLE, segments: [{ key: "A" }] }, "segments[0].customers", "missing"],
    [{ segments: [{ key: "A", customers: 5, arpa: 1 }] }, "segments[0].annualRetention", "missing"],
    [
      {
        ...EXAMPLE,
        segments: [
          { key: "A", customers: 1 },
          { key: "A", customers: 1 },
        ],
      },
      "segments",
      "keyTwice",
    ],
  ])("refuses %j at %s (%s)", (json, path, cause) => {
    expect(readBaseline(json)).toMatchObject({ ok: false, problem: { code: "BASELINE_INVALID", detail: { path, cause } } });
  });
});

describe("readScenarioFile", () => {
  it("reads levers as the texts of the command line, and writes them back", () => {
    const text = { schema: "octad.scenario/1", name: "Lift", horizon: 24, levers: ["retention:relative:+5%", "arpa:add:+2@SMB;start=3"] };
    const scenario = valueIn(readScenarioFile(text));
    expect(scenario).toEqual({
      name: "Lift",
      horizon: 24,
      levers: [leverOf(), leverOf({ target: "arpa", kind: "add", value: 2, segment: "SMB", start: 3 })],
    });
    expect(JSON.parse(writeScenarioFile(scenario))).toEqual(text);
  });

  it("keeps how uncertain a lever is", () => {
    const lever = leverOf({ range: { kind: "pert", low: 0.035, mode: 0.05, high: 0.065 } });
    const attributed = leverOf({
      ...{ target: "nps", kind: "move", value: 0.1, from: "detractor", to: "passive" },
      attribution: 0.5,
      attributionRange: { kind: "uniform", low: 0.4, high: 0.6 },
    });
    const scenario = { name: "Lift", horizon: 24, levers: [lever, attributed] };
    expect(valueIn(readScenarioFile(JSON.parse(writeScenarioFile(scenario))))).toEqual(scenario);
  });

  it("looks 36 months ahead unless told otherwise", () => {
    expect(valueIn(readScenarioFile({ levers: [] }))).toEqual({ name: "", horizon: 36, levers: [] });
  });

  it("names the lever that is wrong, and why", () => {
    expect(readScenarioFile({ levers: ["retention:relative:+5%", "retention:+5%"] })).toMatchObject({
      problem: { code: "SCENARIO_INVALID", detail: { path: "levers[1]", cause: "lever", why: "kindMissing", got: "retention:+5%" } },
    });
    expect(readScenarioFile({ levers: ["profit:relative:+5%"] })).toMatchObject({
      problem: { detail: { path: "levers[0]", why: "target" } },
    });
    expect(readScenarioFile({ levers: [], horizon: 0 })).toMatchObject({ problem: { detail: { path: "horizon", cause: "least" } } });
    expect(readScenarioFile({ levers: [], schema: "octad.scenario/2" })).toMatchObject({
      problem: { detail: { path: "schema", cause: "choice" } },
    });
  });

  it("reads the sample scenario, whose levers name segments of the sample workbook", () => {
    const scenario = valueIn(readScenarioFile(sample("churn-lift.scenario.json")));
    expect(scenario.levers[0]).toMatchObject({ target: "retention", kind: "relative", value: 0.05, segment: "Small business" });
    const segments = new Set(["Enterprise", "Mid-market", "Small business", "Home office"]);
    expect(scenario.levers.every(({ segment }) => segment === null || segments.has(segment))).toBe(true);
  });
});

describe("readTheme", () => {
  const BASE: DeckTheme = {
    name: "Base",
    colors: {
      ink: "000000",
      paper: "FFFFFF",
      accent: "111111",
      muted: "222222",
      better: "333333",
      worse: "444444",
      boxLow: "555555",
      boxMid: "666666",
      boxTop: "777777",
      series: ["888888"],
    },
    headingFont: "Arial",
    bodyFont: "Arial",
  };

  it("takes the sample theme, and keeps colours as six capital digits", () => {
    const theme = valueIn(readTheme(sample("theme.json"), BASE));
    expect(theme.name).toBe("Aurora Telecom");
    expect(theme.colors.accent).toMatch(/^[0-9A-F]{6}$/);
  });

  it("keeps the base where the file says nothing", () => {
    expect(valueIn(readTheme({ name: "Mine", colors: { accent: "#ab12ef" } }, BASE))).toEqual({
      ...BASE,
      name: "Mine",
      colors: { ...BASE.colors, accent: "AB12EF" },
    });
  });

  it.each([
    [{}, "name", "missing"],
    [{ name: "x", colors: { accent: "red" } }, "colors.accent", "format"],
    [{ name: "x", colors: { brand: "000000" } }, "colors.brand", "unknownKey"],
    [{ name: "x", bodyFont: 'A"/><x' }, "bodyFont", "format"],
    [{ name: "x", colors: { series: [] } }, "colors.series", "tooShort"],
  ])("refuses %j at %s (%s)", (json, path, cause) => {
    expect(readTheme(json, BASE)).toMatchObject({ ok: false, problem: { code: "THEME_INVALID", detail: { path, cause } } });
  });
});

describe("readDocument", () => {
  const DOCUMENT = {
    ...EMPTY_DOCUMENT,
    files: [{ token: "t1", name: "aurora.xlsx", bytes: 120 }],
    settings: { confidence: 0.9 },
    scenario: { id: "S1", name: "s", horizon: 36, levers: [{ ...leverOf(), id: "l1", on: true }] },
  };

  it("takes back a saved document", () => {
    expect(valueIn(readDocument(JSON.parse(JSON.stringify(DOCUMENT))))).toEqual(DOCUMENT);
    expect(valueIn(readDocument(EMPTY_DOCUMENT))).toEqual(EMPTY_DOCUMENT);
  });

  it("holds definitions of a person's own, every version once, and takes documents from before there were any", () => {
    const own = { number: "churn", name: "House churn", version: 1, settings: { churn: "A", churnWindowMonths: 6 } } as const;
    const definitions = [own, { ...own, version: 2, settings: { ...own.settings, churn: "C" } }] as const;
    expect(valueIn(readDocument({ ...DOCUMENT, definitions })).definitions).toEqual(definitions);
    const { definitions: _, ...before } = DOCUMENT;
    expect(valueIn(readDocument(before)).definitions).toEqual([]);
    expect(readDocument({ ...DOCUMENT, definitions: [own, own] })).toMatchObject({
      problem: { code: "PROJECT_INVALID", detail: { path: "definitions", cause: "twice" } },
    });
    expect(readDocument({ ...DOCUMENT, definitions: [{ ...own, number: "profit" }] })).toMatchObject({
      problem: { detail: { path: "definitions[0].number", cause: "choice" } },
    });
    expect(readDocument({ ...DOCUMENT, definitions: [{ ...own, settings: { churn: "D" } }] })).toMatchObject({
      problem: { detail: { path: "definitions[0].settings.churn" } },
    });
  });

  it("says when a later Octad wrote it", () => {
    expect(readDocument({ ...DOCUMENT, version: 2, somethingNew: 1 })).toMatchObject({
      problem: { code: "PROJECT_NEWER", detail: { version: 2 } },
    });
  });

  it("trusts no field", () => {
    expect(readDocument({ ...DOCUMENT, extra: 1 })).toMatchObject({ problem: { code: "PROJECT_INVALID", detail: { path: "extra" } } });
    expect(
      readDocument({
        ...DOCUMENT,
        scenario: { ...DOCUMENT.scenario, levers: [{ ...leverOf({ value: 5, kind: "set" }), id: "l", on: true }] },
      }),
    ).toMatchObject({
      problem: { code: "PROJECT_INVALID", detail: { path: "scenario.levers[0]", cause: "leverRange" } },
    });
    expect(readDocument("text")).toMatchObject({ problem: { code: "PROJECT_INVALID" } });
    expect(readDocument({ version: 0 })).toMatchObject({ problem: { code: "PROJECT_INVALID" } });
  });
});

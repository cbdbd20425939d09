import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { SCHEMAS } from "../../shared/ipc/schemas.ts";
import { DEFAULT_SIMULATION } from "../../shared/scenario/simulate/simulation.ts";

const query = { settings: {}, by: null, wave: null, where: null, metrics: true };
const lever = {
  target: "retention",
  kind: "relative",
  value: 0.05,
  segment: null,
  start: 1,
  ramp: 1,
  halfLife: null,
  cost: 0,
  costPerMonth: 0,
};

describe("SCHEMAS", () => {
  it("take every default setting as it stands", () => {
    const asked = { job: "1", query: { ...query, settings: DEFAULT_SETTINGS } };
    expect(SCHEMAS["indices:compute"].parse(asked)).toEqual(asked);
  });

  it("take two definitions to bridge, and those of a person's own, and nothing beside them", () => {
    const own = { number: "churn", name: "House", version: 1, settings: { churn: "A" } };
    const bridge = { query: { ...query, definitions: [own] }, number: "churn", from: { churn: "A" }, to: DEFAULT_SETTINGS };
    expect(SCHEMAS["indices:bridge"].parse({ job: "1", bridge })).toEqual({ job: "1", bridge });
    for (const wrong of [{ number: "profit" }, { from: { churn: "D" } }, { to: { extra: 1 } }]) {
      expect(SCHEMAS["indices:bridge"].safeParse({ job: "1", bridge: { ...bridge, ...wrong } }).success).toBe(false);
    }
  });

  it("take a component to be ranked, and refuse what no component can be", () => {
    const asked = { job: "1", settings: DEFAULT_SETTINGS, field: "accounts.logins", maxAgeDays: 90 };
    expect(SCHEMAS["health:reference"].parse(asked)).toEqual(asked);
    for (const wrong of [{ field: "customers" }, { maxAgeDays: -1 }, { maxAgeDays: "90" }, { where: "segment = A" }]) {
      expect(SCHEMAS["health:reference"].safeParse({ ...asked, ...wrong }).success).toBe(false);
    }
  });

  it("take a mapping with scales and extra columns", () => {
    const mapping = {
      tables: [
        {
          file: "a.xlsx",
          sheet: "Réponses",
          as: "answers",
          columns: { customer_id: "N°", ces: "Effort", Région: "Région" },
          scales: { ces: { min: 1, max: 7, highIs: "hard" } },
        },
      ],
    };
    expect(SCHEMAS["data:map"].parse({ job: "1", mapping })).toEqual({ job: "1", mapping });
  });

  it("take a report with a scenario", () => {
    const report = { format: "pptx", query, scenario: { name: "x", horizon: 36, levers: [lever] }, theme: null, language: "ro", title: "" };
    expect(SCHEMAS["report:export"].parse({ job: "1", report })).toEqual({ job: "1", report });
  });

  it("take a baseline with ranges and links to simulate, question and plan with, and refuse a range that is none or nine levers to plan with", () => {
    const segment = {
      key: "SMB",
      customers: 100,
      annualRetention: 0.8,
      acquisitionsPerMonth: 2,
      arpa: 50,
      grossMargin: 0.7,
      fixedCostPerMonth: 0,
      arpaGrowthPerMonth: 0,
      links: [
        {
          score: "nps",
          classes: ["detractor", "passive", "promoter"].map((key, place) => {
            return { key, customers: 40, churned: 2, share: [0.2, 0.3, 0.5][place], annualChurn: 0.05, arpa: null };
          }),
          grade: "association",
        },
      ],
      ranges: { annualRetention: { kind: "beta", alpha: 80.5, beta: 20.5 } },
    };
    const simulation = {
      baseline: { segments: [segment], discountRate: 0.1, fixedCostPerMonth: 0 },
      levers: [{ ...lever, range: { kind: "pert", low: 0, mode: 0.05, high: 0.1 } }],
      horizon: 36,
      settings: DEFAULT_SIMULATION,
      target: 1_000,
    };
    expect(SCHEMAS["scenario:simulate"].parse({ job: "1", simulation })).toEqual({ job: "1", simulation });
    expect(SCHEMAS["scenario:understand"].parse({ job: "1", simulation })).toEqual({ job: "1", simulation });
    const option = { lever, fixedCost: 0, costAtCap: 5_000 };
    const plan = {
      baseline: simulation.baseline,
      question: { outcome: "revenue", target: 1_000, probability: 0.8, options: [option] },
      horizon: 36,
      settings: DEFAULT_SIMULATION,
    };
    expect(SCHEMAS["scenario:plan"].parse({ job: "1", plan })).toEqual({ job: "1", plan });
    const many = { ...plan, question: { ...plan.question, options: Array.from({ length: 9 }, () => option) } };
    expect(SCHEMAS["scenario:plan"].safeParse({ job: "1", plan: many }).success).toBe(false);
    const wrong = { ...segment, ranges: { annualRetention: { kind: "beta", alpha: 0, beta: 1 } } };
    const refused = { ...simulation, baseline: { ...simulation.baseline, segments: [wrong] } };
    expect(SCHEMAS["scenario:simulate"].safeParse({ job: "1", simulation: refused }).success).toBe(false);
  });

  it("take the picture of a chart, as text or as bytes", () => {
    for (const picture of [
      { name: "NPS", format: "svg", text: "<svg/>" },
      { name: "NPS", format: "png", bytes: new Uint8Array(3) },
    ])
      expect(SCHEMAS["chart:save"].parse(picture)).toEqual(picture);
  });

  const refused: readonly (readonly [string, keyof typeof SCHEMAS, unknown])[] = [
    ["a surplus key", "data:import", { job: "1", tokens: ["t"], path: "/etc/passwd" }],
    ["no token", "data:import", { job: "1", tokens: [] }],
    ["a job without a name", "job:cancel", { job: "" }],
    ["a table that is not one of the import's", "data:rows", { table: 'raw_1"; drop table x; --', offset: 0, limit: 1 }],
    ["a window beyond 200 rows", "data:rows", { table: "raw_1", offset: 0, limit: 201 }],
    ["a row number with a fraction", "data:rows", { table: "raw_1", offset: 0, limit: 1, view: { onlyRows: [1.5] } }],
    ["a canonical table nobody knows", "data:map", { job: "1", mapping: { tables: [{ as: "secrets", columns: {} }] } }],
    [
      "a number that is not one",
      "report:export",
      {
        job: "1",
        report: { format: "pptx", query, scenario: { name: "", horizon: Number.NaN, levers: [] }, theme: null, language: "en", title: "" },
      },
    ],
    [
      "a lever of an infinite value",
      "report:export",
      {
        job: "1",
        report: {
          format: "pptx",
          query,
          scenario: { name: "", horizon: 1, levers: [{ ...lever, value: Number.POSITIVE_INFINITY }] },
          theme: null,
          language: "en",
          title: "",
        },
      },
    ],
    ["a setting nobody knows", "indices:compute", { job: "1", query: { ...query, settings: { nonsense: 1 } } }],
    ["a template in a language nobody speaks", "template:save", { job: "1", language: "de" }],
    [
      "a column of a view that is none",
      "data:rows",
      { table: "raw_1", offset: 0, limit: 1, view: { sort: { column: "c1; --", descending: true } } },
    ],
    ["a picture of another format", "chart:save", { name: "x", format: "html", text: "" }],
    ["a picture whose bytes are none", "chart:save", { name: "x", format: "png", bytes: [1, 2, 3] }],
    ["a picture with a path", "chart:save", { name: "x", format: "svg", text: "", path: "/etc/passwd" }],
    ["a picture beyond 20 MB", "chart:save", { name: "x", format: "png", bytes: new Uint8Array(20 * 1024 * 1024 + 1) }],
    ["a picture beyond 20 million characters", "chart:save", { name: "x", format: "svg", text: " ".repeat(20 * 1024 * 1024 + 1) }],
    ["a language nobody speaks", "app:preferences", { language: "de", colorScheme: "auto" }],
    [
      "a colour that is markup",
      "report:export",
      {
        job: "1",
        report: { format: "pptx", query, scenario: null, theme: { name: "", colors: { ink: "<a/>xx" } }, language: "en", title: "" },
      },
    ],
  ];
  for (const [name, channel, payload] of refused) {
    it(`refuse ${name}`, () => {
      expect(SCHEMAS[channel].safeParse(payload).success).toBe(false);
    });
  }
});

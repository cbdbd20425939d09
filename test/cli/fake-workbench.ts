import type { CliWorkbench } from "../../electron/cli/context.ts";
import type { DefinitionBridge } from "../../shared/indices/definitions/bridge/bridge.ts";
import { INDEX_IDS, type IndexResult, type IndicesOutput, METRIC_IDS, type Slice } from "../../shared/indices/index-result.ts";
import type { BaselineEstimate, Imported } from "../../shared/ipc/contract.ts";
import { fail, ok } from "../../shared/result.ts";
import type { LinksEstimate } from "../../shared/scenario/links/links-output.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import { DEFAULT_SCALES } from "../../shared/table/scale.ts";
import { sampleChange } from "../renderer/harness/sample-change.ts";
import { sampleExplanation } from "../renderer/harness/sample-explanation.ts";
import { baselineOf, segmentOf } from "../scenario/builders.ts";
import { sampleLinks } from "../scenario/links/sample-links.ts";

/** A number of an index, all defaults. */
export function resultOf(change: Partial<IndexResult> = {}): IndexResult {
  return {
    value: 30,
    unit: "points",
    n: 120,
    nEff: 120,
    ci: { method: "adjustedWald", level: 0.95, lo: 12.5, hi: 41.25 },
    reason: null,
    excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
    flags: [],
    params: {},
    parts: {},
    ...change,
  };
}

const named = (id: string, change: Partial<IndexResult>): IndexResult =>
  resultOf({ unit: "percent", params: { definition: { id, version: 1 } }, ...change });

const every = <Id extends string>(ids: readonly Id[], result: (id: Id) => IndexResult) =>
  Object.fromEntries(ids.map((id) => [id, result(id)])) as Record<Id, IndexResult>;

export const OUTPUT: IndicesOutput = {
  schema: "octad.indices/1",
  sources: [
    {
      file: "data.csv",
      sheet: null,
      as: "answers",
      rows: 1_500,
      used: 1_498,
      excluded: [{ reason: "OUT_OF_RANGE", field: "nps", count: 2, rows: [17, 18] }],
    },
  ],
  settings: {},
  indices: every(INDEX_IDS, (id) => {
    if (id === "csat") return named("csat.mean", { value: 81.46, ci: null });
    if (id === "boxes") return resultOf({ unit: "money", value: 1_234_567.8 });
    if (id === "cvq") return resultOf({ value: null, ci: null, reason: "MISSING_COLUMNS", needs: ["outcomes.polarity"], n: 0 });
    if (id === "health") return resultOf({ unit: "score", n: 8, flags: ["SUPPRESSED"] });
    return resultOf();
  }),
};

const slice = (key: string | null): Slice => ({
  key,
  n: 60,
  indices: OUTPUT.indices,
  metrics: every(METRIC_IDS, () => resultOf({ unit: "percent" })),
  tests: [],
});

export const GROUPED: IndicesOutput = {
  ...OUTPUT,
  metrics: every(METRIC_IDS, () => resultOf({ unit: "percent" })),
  groups: [slice("=SMB, small"), slice(null)],
};

const profile = { filled: 1_500, empty: 0, distinct: 11, odd: 0, top: [] };

export const IMPORTED: Imported = {
  bytes: 100,
  tables: [
    {
      id: "raw_1",
      file: "data.csv",
      sheet: null,
      hidden: false,
      rowCount: 1_500,
      area: { firstRow: 1, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: null },
      areaChosen: false,
      cells: { seen: 0, imported: 0, listed: [] },
      headerRow: 1,
      columns: [
        { id: "c0", header: "Customer", letter: "A", type: "text", profile },
        { id: "c1", header: "Recommend?", letter: "B", type: "number", profile },
        { id: "c2", header: "Colour", letter: "C", type: "text", profile },
      ],
      notes: [],
    },
    {
      id: "raw_2",
      file: "notes.xlsx",
      sheet: "Read me",
      hidden: true,
      rowCount: 4,
      area: { firstRow: 1, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: null },
      areaChosen: false,
      cells: { seen: 0, imported: 0, listed: [] },
      headerRow: 0,
      columns: [{ id: "c0", header: "Column A", letter: "A", type: "text", profile }],
      notes: [],
    },
  ],
  guesses: [
    {
      table: "raw_1",
      file: "data.csv",
      sheet: null,
      as: "answers",
      confidence: 0.92,
      reason: { code: "HAS_SCORE" },
      columns: [
        { header: "Customer", field: "customer_id", confidence: 0.9, reason: { code: "HEADER" } },
        { header: "Recommend?", field: "nps", confidence: 0.95, reason: { code: "SCALE_0_10" }, scale: { min: 0, max: 10 } },
        { header: "Colour", field: null, confidence: 0.2, reason: { code: "NOTHING_FITS" } },
      ],
    },
    { table: "raw_2", file: "notes.xlsx", sheet: "Read me", as: null, confidence: 0.8, reason: { code: "TEXT_ONLY" }, columns: [] },
  ],
  mapping: { tables: [{ file: "data.csv", as: "answers", columns: { customer_id: "Customer", nps: "Recommend?" } }] },
};

export const FACTS: CanonicalFacts = {
  fields: { answers: ["customer_id", "nps"] },
  scales: DEFAULT_SCALES,
  sources: [
    {
      file: "data.csv",
      sheet: null,
      table: "raw_1",
      as: "answers",
      rows: 1_500,
      used: 1_498,
      excluded: [{ reason: "OUT_OF_RANGE", field: "nps", count: 2, rows: [17, 18] }],
    },
  ],
  customers: 1_200,
  latestDay: "2025-09-30",
  periodKind: null,
  joins: [],
  repairs: [],
  readings: [],
};

export const ESTIMATE: BaselineEstimate = {
  baseline: { ...baselineOf(), segments: [segmentOf({ key: "A" }), segmentOf({ key: "B" })] },
  origins: [],
  indices: { nps: 30, csat: 81.5, health: 62, roi: null, boxes: 1_000, secure: 40, cvq: null, clv: 1_540 },
  response: {
    clv: { method: "retention", margin: 420, retention: 0.8, discount: 0.1, cac: 0, convention: "a", horizonMonths: null },
    roi: null,
  },
};

/** Churn A against C: of items that round by themselves to one tenth too little. */
export const BRIDGE: DefinitionBridge = {
  schema: "octad.bridge/1",
  number: "churn",
  from: named("churn.A", { value: 53.34 }),
  to: named("churn.C", { value: 8 }),
  difference: -45.34,
  reason: null,
  method: "shapley",
  rescaled: false,
  items: [
    { differences: [{ setting: "churn", part: "lost", from: "all", to: "ofStart" }], value: -20.04 },
    { differences: [{ setting: "churn", part: "base", from: "acquired", to: "start" }], value: -25.3 },
  ],
  missing: [],
};

/** One score followed over a window, the others not in the data. */
export const LINKS: LinksEstimate = sampleLinks();

export type Calls = { readonly name: string; readonly request: unknown }[];

/** A workbench that answers with the values above and notes what it was asked: the command line is what is tested here. */
export function fakeWorkbench(change: Partial<CliWorkbench> = {}): { readonly workbench: CliWorkbench; readonly calls: Calls } {
  const calls: Calls = [];
  const note = (name: string, request: unknown): void => {
    calls.push({ name, request });
  };
  const workbench: CliWorkbench = {
    load: async (files, job) => {
      note("load", files);
      job.report({ fraction: 0.5, step: "reading" });
      return ok(IMPORTED);
    },
    map: async (mapping) => {
      note("map", mapping);
      return mapping.tables.length === 0 ? fail("NO_USABLE_COLUMN") : ok(FACTS);
    },
    indices: async (query) => {
      note("indices", query);
      return ok(query.by === null ? OUTPUT : GROUPED);
    },
    explain: async (asked) => {
      note("explain", asked);
      return ok(sampleExplanation({ id: asked.id, slice: asked.slice }));
    },
    change: async (asked) => {
      note("change", asked);
      return ok(sampleChange());
    },
    bridge: async (bridge) => {
      note("bridge", bridge);
      return ok(BRIDGE);
    },
    baseline: async (query, bySegment) => {
      note("baseline", { by: query.by, bySegment });
      return ok(bySegment ? ESTIMATE : { ...ESTIMATE, baseline: baselineOf() });
    },
    links: async (query, treatment) => {
      note("links", { query, treatment });
      return ok(LINKS);
    },
    report: async (request) => {
      note("report", request);
      return ok(new TextEncoder().encode("a deck"));
    },
    close: () => note("close", null),
    ...change,
  };
  return { workbench, calls };
}

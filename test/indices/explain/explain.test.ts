import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import { explainIndex } from "../../../electron/engine/indices/explain-index.ts";
import { Store } from "../../../electron/engine/store.ts";
import { Workbench } from "../../../electron/engine/workbench.ts";
import { evaluateScalar } from "../../../shared/formula/evaluate-scalar.ts";
import { parseFormula } from "../../../shared/formula/parse-formula.ts";
import { type Explanation, type FilledFormula, writeFormula } from "../../../shared/indices/explain/explanation.ts";
import {
  INDEX_IDS,
  type IndexId,
  type IndexResult,
  type IndicesOutput,
  METRIC_IDS,
  type MetricId,
} from "../../../shared/indices/index-result.ts";
import type { ExplainQuery, IndicesQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { patience } from "../../support/patience.ts";
import { NO_QUERY, writeCanonical } from "../support/canonical-data.ts";

const SAMPLE = fileURLToPath(new URL("../../../samples/aurora.xlsx", import.meta.url));
const QUERY: IndicesQuery = { ...NO_QUERY, by: "segment", wave: "quarter", metrics: true };
const WHOLE = { kind: "all", key: null } as const;

/** The value of a formula once its names are replaced by their numbers. */
function evaluated({ expression, values }: FilledFormula): number | null {
  const text = expression.replaceAll(/[a-z]\w*/gi, (name) => (values[name] === undefined ? name : `(${values[name].value})`));
  const parsed = parseFormula(text, { columns: {}, indices: [], metrics: [] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return evaluateScalar(parsed.formula.root, { aggregate: () => null, result: () => null });
}

/** Sums of the same decimals in another order may differ in the sixteenth digit. */
const rounded = (result: IndexResult | undefined): unknown =>
  JSON.parse(JSON.stringify(result, (_, value) => (typeof value === "number" ? Number(value.toPrecision(13)) : value)));

const countOf = ({ sources }: Explanation, state: string): number =>
  sources.flatMap(({ states }) => states).reduce((sum, own) => sum + (own.state === state ? own.count : 0), 0);

describe("explanations on the sample", () => {
  let bench: Workbench;
  let output: IndicesOutput;
  beforeAll(async () => {
    bench = await Workbench.open({ threads: 2 });
    const loaded = await bench.load([{ path: SAMPLE, name: "aurora.xlsx", bytes: 1 }], QUIET_JOB);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
    await bench.map(loaded.value.mapping, QUIET_JOB);
    const computed = await bench.indices(QUERY, QUIET_JOB);
    if (!computed.ok) throw new Error(JSON.stringify(computed.problem));
    output = computed.value;
  }, patience(60_000));
  afterAll(() => bench.close());

  async function explain(id: IndexId | MetricId, slice: ExplainQuery["slice"] = WHOLE): Promise<Explanation> {
    const explained = await bench.explain({ id, slice, query: QUERY }, QUIET_JOB);
    if (!explained.ok) throw new Error(JSON.stringify(explained.problem));
    return explained.value;
  }

  it.each(INDEX_IDS)("recompute %s from the explained aggregate, and by its formula", async (id) => {
    const explained = await explain(id);
    const told = output.indices[id];
    expect(rounded(explained.result)).toEqual(rounded(told));
    expect(explained.formula, "a formula").not.toBeNull();
    if (explained.formula === null) return;
    expect(evaluated(explained.formula)).toBeCloseTo(told.value ?? Number.NaN, 6);
  });

  it.each(METRIC_IDS)("give the metric %s as it stands on its card", async (id) => {
    const explained = await explain(id);
    expect(rounded(explained.result)).toEqual(rounded(output.metrics?.[id]));
  });

  it.each(["nps", "csat", "secure", "health", "boxes", "cvq", "roi", "ces"] as const)(
    "count the rows of %s as its result does",
    async (id) => {
      const explained = await explain(id);
      const { n, excluded } = explained.result;
      expect(countOf(explained, "USED")).toBe(n);
      expect(countOf(explained, "DUPLICATE")).toBe(excluded.duplicate);
      expect(countOf(explained, "OUT_OF_RANGE")).toBe(excluded.outOfRange);
      const missing = ["MISSING", "INSUFFICIENT_COVERAGE", "NO_BOX", "NO_MONEY", "UNUSABLE_MONEY"];
      expect(missing.reduce((sum, state) => sum + countOf(explained, state), 0)).toBe(excluded.missing);
    },
  );

  it("explain every group and wave with the numbers of the table", async () => {
    for (const slice of output.groups ?? []) {
      const explained = await explain("nps", { kind: "group", key: slice.key });
      expect(rounded(explained.result)).toEqual(rounded(slice.indices.nps));
      expect(countOf(explained, "USED")).toBe(slice.indices.nps.n);
      expect(rounded((await explain("boxes", { kind: "group", key: slice.key })).result)).toEqual(rounded(slice.indices.boxes));
    }
    for (const slice of output.waves ?? []) {
      const explained = await explain("csat", { kind: "wave", key: slice.key });
      expect(rounded(explained.result)).toEqual(rounded(slice.indices.csat));
      expect(countOf(explained, "USED")).toBe(slice.indices.csat.n);
    }
    expect((await explain("clv", { kind: "wave", key: output.waves?.[0]?.key ?? null })).result.reason).toBe("NOT_BY_WAVE");
  });

  it("refuse a group that is not there", async () => {
    const explained = await bench.explain({ id: "nps", slice: { kind: "group", key: "Nobody" }, query: QUERY }, QUIET_JOB);
    expect(explained).toMatchObject({ ok: false, problem: { code: "SLICE_UNKNOWN", detail: { key: "Nobody" } } });
  });
});

describe("explained SQL", () => {
  const answers = Array.from({ length: 60 }, (_, at) => ({
    customer_id: at % 7 === 0 ? null : `c${at % 23}`,
    answered_at: `2026-0${1 + (at % 6)}-15 10:00:00`,
    nps: at % 11 === 0 ? null : at % 11,
    csat: 1 + (at % 5),
    sat: 1 + (at % 5),
    recommend: 1 + ((at * 2) % 5),
    repurchase: 1 + ((at * 3) % 5),
    weight: 1 + (at % 3),
    region: ["North", "South", null][at % 3] ?? null,
  }));
  const accounts = Array.from({ length: 23 }, (_, at) => ({
    customer_id: `c${at}`,
    segment: at % 2 === 0 ? "A" : "B",
    start_date: "2020-01-01",
    end_date: at % 6 === 0 ? "2026-03-01" : null,
    mrr: 10 + at,
    usage_per_week: at % 10,
  }));
  const outcomes = Array.from({ length: 30 }, (_, at) => ({
    customer_id: `c${at % 23}`,
    polarity: at % 4 === 0 ? -1 : 1,
    duration: 10 + at,
    intensity: 1 + (at % 5),
  }));
  const cashflows = [0, 1, 2].map((period) => ({ period, benefit: 10 * period, cost: 5 }));

  it.each([
    ["by segment", { by: "segment" }, { kind: "group", key: "A" }],
    ["by a field of answers alone", { by: "region" }, { kind: "group", key: "North" }],
    ["by wave", { wave: "quarter" }, { kind: "wave", key: "2026-Q1" }],
    ["of a part of the rows", { where: "segment = A" }, WHOLE],
  ] as const)("runs on the canonical tables alone and gives the same aggregate, %s", async (_, cut, slice) => {
    const store = await Store.open({ threads: 2 });
    try {
      const facts = await writeCanonical(store, { answers, accounts, outcomes, cashflows });
      const fresh = await Store.open({ threads: 1 });
      await writeCanonical(fresh, { answers, accounts, outcomes, cashflows });
      for (const id of INDEX_IDS) {
        const explained = await explainIndex(store, facts, { id, slice, query: { ...NO_QUERY, ...cut } }, QUIET_JOB);
        if (!explained.ok) throw new Error(JSON.stringify(explained.problem));
        for (const query of explained.value.queries) {
          const rows = (await fresh.all<Record<string, unknown>>(query.sql)).map(({ slice: _slice, ...row }) => row);
          expect(sorted(rows), `${id} ${query.name}`).toEqual(sorted(query.rows));
        }
        const { rowsSql, sources } = explained.value;
        if (rowsSql === null) continue;
        const states = await fresh.all<{ state: string; n: number }>(`select state, count(*) as n from (${rowsSql}) s group by state`);
        for (const { state, n } of states) expect(sources.flatMap((own) => own.states).find((own) => own.state === state)?.count).toBe(n);
      }
      fresh.close();
    } finally {
      store.close();
    }
  });

  it("explains weighted numbers and other headlines by a formula that gives them", async () => {
    const store = await Store.open({ threads: 2 });
    try {
      const facts = await writeCanonical(store, { answers, accounts });
      for (const headline of ["share", "mean", "net", "rescaled"] as const) {
        const settings = { csat: { headline, satisfiedFrom: null, dissatisfiedUpTo: null } };
        const explained = await explainIndex(store, facts, { id: "csat", slice: WHOLE, query: { ...NO_QUERY, settings } }, QUIET_JOB);
        if (!explained.ok || explained.value.formula === null) throw new Error(`no formula for ${headline}`);
        expect(evaluated(explained.value.formula)).toBeCloseTo(explained.value.result.value ?? Number.NaN, 9);
      }
      const computed = await computeIndices(store, facts, NO_QUERY, QUIET_JOB);
      const nps = await explainIndex(store, facts, { id: "nps", slice: WHOLE, query: NO_QUERY }, QUIET_JOB);
      if (!computed.ok || !nps.ok) throw new Error("no result");
      expect(rounded(nps.value.result)).toEqual(rounded(computed.value.indices.nps));
      expect(nps.value.formula).not.toBeNull();
    } finally {
      store.close();
    }
  });
});

const sorted = (rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

describe("writeFormula", () => {
  it("puts numbers in place of names, and negative ones into brackets", () => {
    const formula: FilledFormula = {
      expression: "100 * (a - b) / c",
      values: { a: { value: 3, unit: "plain" }, b: { value: -1, unit: "plain" }, c: { value: 8, unit: "money" } },
    };
    expect(writeFormula(formula, ({ value, unit }) => (unit === "money" ? `€${value}` : String(value)))).toBe("100 × (3 − (-1)) ÷ €8");
  });
});

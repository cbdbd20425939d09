import { evaluateScalar } from "../../../shared/formula/evaluate-scalar.ts";
import { parseFormula } from "../../../shared/formula/parse-formula.ts";
import {
  type ExplainedQuery,
  type ExplainedSource,
  type Explanation,
  type FilledFormula,
  MOST_AGGREGATE_ROWS,
  type RowsOfState,
} from "../../../shared/indices/explain/explanation.ts";
import { formulaOf } from "../../../shared/indices/explain/formula-of.ts";
import { rowStatesSql } from "../../../shared/indices/explain/row-states.ts";
import type { IndexContext, IndexDefinition, Row, SliceKind } from "../../../shared/indices/index-definition.ts";
import { INDEX_IDS, type IndexId, type IndexResult, type MetricId } from "../../../shared/indices/index-result.ts";
import { unavailable } from "../../../shared/indices/make-result.ts";
import { INDICES } from "../../../shared/indices/registry.ts";
import { cellsSql, WHOLE } from "../../../shared/indices/slice-sql.ts";
import type { ExplainQuery } from "../../../shared/ipc/contract.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import type { Job } from "../../../shared/progress.ts";
import { fail, ok, ProblemError, type Result } from "../../../shared/result.ts";
import { type CanonicalFacts, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import { isWholeRow } from "../../../shared/table/whole-row.ts";
import type { Store } from "../store.ts";
import { byCells } from "./by-cells.ts";
import { alone } from "./frame-cache.ts";
import { buildFrame, type Frame } from "./frames.ts";
import { contextFrom } from "./index-context.ts";
import { type ResolvedQuery, resolveQuery } from "./resolve-query.ts";
import { cutByGroup, cutByWave, simulate, sliceContext } from "./run-index.ts";
import { groupHeads, waveHeads } from "./slices.ts";
import { namedIn } from "./with-definition.ts";

/** The slice that is explained, with its code in the frame. */
type Place = { readonly kind: SliceKind; readonly key: string | null; readonly code: number };

/** What the parts of an explanation are made from. */
type About = {
  readonly store: Store;
  readonly facts: CanonicalFacts;
  readonly resolved: ResolvedQuery;
  readonly frame: Frame;
  readonly context: IndexContext;
  readonly place: Place;
};

const definitionOf = (id: IndexId | MetricId): IndexDefinition => (isIndex(id) ? INDICES[id] : METRICS[id]);
const isIndex = (id: IndexId | MetricId): id is IndexId => INDEX_IDS.some((index) => index === id);

/**
 * How one number of the whole, a group or a wave comes about: the SQL of its index run as it stands, the aggregate it gives, the
 * formula over the aggregate, and what became of every row. The number is the one that `computeIndices` gives.
 */
export async function explainIndex(store: Store, facts: CanonicalFacts, asked: ExplainQuery, job: Job): Promise<Result<Explanation>> {
  return alone(store, async () => {
    try {
      const resolved = await resolveQuery(store, facts, asked.query);
      if (!resolved.ok) return resolved;
      const frame = await buildFrame(store, facts, resolved.value.input, job);
      const place = await placeOf(asked, resolved.value, frame);
      if (place === null) return fail("SLICE_UNKNOWN", { detail: { key: asked.slice.key ?? "" } });
      const context = contextFrom(facts, resolved.value.input, frame.choices);
      const named = namedIn(context, asked.query.definitions ?? []);
      const explained = await explain(asked.id, { store, facts, resolved: resolved.value, frame, context, place }, job);
      return ok({ ...explained, result: named(asked.id, explained.result) });
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  });
}

async function placeOf({ slice }: ExplainQuery, resolved: ResolvedQuery, frame: Frame): Promise<Place | null> {
  if (slice.kind === "all") return { kind: "all", key: null, code: WHOLE };
  const heads = slice.kind === "group" ? await groupHeads(resolved, frame) : await waveHeads(resolved, frame);
  const head = heads.find(({ key }) => key === slice.key);
  return head === undefined ? null : { kind: slice.kind, key: slice.key, code: head.code };
}

async function explain(id: IndexId | MetricId, about: About, job: Job): Promise<Explanation> {
  const { context, place } = about;
  const definition = definitionOf(id);
  const common = { schema: "octad.explain/1", id, slice: { kind: place.kind, key: place.key } } as const;
  const reason = unavailableIn(definition, about);
  if (reason !== null) return { ...common, result: reason, formula: null, queries: [], rowsSql: null, sources: [] };
  const aggregate: Record<string, readonly Row[]> = {};
  const queries: ExplainedQuery[] = [];
  for (const [name, query] of Object.entries(definition.queries(context, place.kind === "wave" ? "by_wave" : "overall"))) {
    const sql = inPlace(typeof query === "function" ? query(place.kind) : cellsSql(query, place.kind), place);
    const rows = await about.store.watched(job, () => about.frame.relations.all<Row>(sql));
    const found = rows.map(({ slice: _, ...row }) => row);
    // Rows that do not add up may stand in an order that means something.
    const cells = typeof query === "function" ? found : found.sort(byCells);
    aggregate[name] = cells;
    queries.push({ name, sql: standalone(sql, about), rows: cells.slice(0, MOST_AGGREGATE_ROWS), total: cells.length });
  }
  const own = sliceContext(context, place.kind, place);
  const computed = definition.compute(aggregate, own);
  const results = new Map([[place.code, computed]]);
  await simulate(
    about.store,
    definition,
    context,
    new Map([[place.code, own]]),
    place.kind,
    results,
    { simulate: true, counted: new Map(), relations: about.frame.relations },
    job,
  );
  const result = results.get(place.code) ?? computed;
  const rows = await rowsOf(id, definition, about, job);
  return { ...common, result, formula: proven(formulaOf(id, aggregate, result, own), result), queries, ...rows };
}

/** The result where nothing can be computed, as `computeIndices` says it. */
function unavailableIn(definition: IndexDefinition, { context, place, resolved }: About): IndexResult | null {
  const { by, wave } = resolved.input;
  const slicing = { heads: [place], by: place.kind === "wave" ? (wave?.kind === "field" ? wave.field : null) : by };
  if (place.kind === "wave" && !cutByWave(definition, context, slicing)) return unavailable(definition, context, "NOT_BY_WAVE");
  const needs = definition.needs(context);
  if (needs.length > 0) return unavailable(definition, context, "MISSING_COLUMNS", needs);
  if (place.kind === "group" && !cutByGroup(definition, context, slicing)) return unavailable(definition, context, "NOT_BY_GROUP");
  return null;
}

/** Groups without a key have a code too; the whole has its own. */
const inPlace = (sql: string, { code }: Place): string => `select * from (${sql}) q where slice = ${code}`;

const standalone = (sql: string, { frame, resolved }: About): string => frame.relations.standalone(sql, resolved.keyStatements);

/** The formula, if its values give the result: a definition may be set in a way that it does not know. */
function proven(formula: FilledFormula | null, { value }: IndexResult): FilledFormula | null {
  if (formula === null || value === null) return null;
  const text = formula.expression.replaceAll(/[a-z]\w*/gi, (name) => {
    const found = formula.values[name];
    return found === undefined ? name : `(${found.value})`;
  });
  const parsed = parseFormula(text, { columns: {}, indices: [], metrics: [] });
  if (!parsed.ok) return null;
  const given = evaluateScalar(parsed.formula.root, { aggregate: () => null, result: () => null });
  return given !== null && Math.abs(given - value) <= 1e-9 * Math.max(1, Math.abs(value)) ? formula : null;
}

async function rowsOf(
  id: IndexId | MetricId,
  definition: IndexDefinition,
  about: About,
  job: Job,
): Promise<Pick<Explanation, "rowsSql" | "sources">> {
  const { context, place, resolved, store, frame } = about;
  const states = rowStatesSql(id, { input: resolved.input, context, kind: place.kind }, place.kind === "all" ? null : place.code);
  if (states === null) return { rowsSql: null, sources: sourcesOf(definition.table(context), [], about) };
  const listed = `select source, state, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows
    from (${states.sql}) s group by source, state order by source, state`;
  const found = await store.watched(job, () => frame.relations.all<SourceState>(listed));
  return { rowsSql: standalone(states.sql, about), sources: sourcesOf(states.table, found, about) };
}

type SourceState = RowsOfState & { readonly source: number };

/** The sources of a table, what counts first; of the whole with the rows that never came so far. */
function sourcesOf(as: CanonicalTable, found: readonly SourceState[], { facts, place }: About): readonly ExplainedSource[] {
  return facts.sources.flatMap((source, at): readonly ExplainedSource[] => {
    if (source.as !== as) return [];
    const own = found.filter((state) => state.source === at).map(({ state, count, rows }) => ({ state, count, rows }));
    const before = place.kind === "all" ? source.excluded.filter(isWholeRow) : [];
    const states = [...own, ...before.map(({ reason, count, rows }) => ({ state: reason, count, rows }))];
    const isUsed = ({ state }: RowsOfState): number => (state === "USED" ? 0 : 1);
    const { file, sheet, table } = source;
    return [{ file, sheet, table, as, states: states.toSorted((a, b) => isUsed(a) - isUsed(b)) }];
  });
}

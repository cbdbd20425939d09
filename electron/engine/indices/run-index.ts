import type { Cells } from "../../../shared/indices/frame/cells.ts";
import { FRAME_TABLES } from "../../../shared/indices/frame/frame-input.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  type Row,
  type SliceKind,
  type SliceQuery,
} from "../../../shared/indices/index-definition.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { unavailable } from "../../../shared/indices/make-result.ts";
import { cellsSql, NO_ROWS, WHOLE } from "../../../shared/indices/slice-sql.ts";
import type { Job } from "../../../shared/progress.ts";
import type { Store } from "../store.ts";
import { byCells } from "./by-cells.ts";
import { groupable } from "./frames.ts";
import type { Relations } from "./relations.ts";
import type { SliceHead } from "./slices.ts";

/** The slices there are, and the field that makes them (`null` = the calendar). */
export type Slicing = { readonly heads: readonly Pick<SliceHead, "code" | "key">[]; readonly by: string | null };

const ALL: Slicing["heads"] = [{ code: WHOLE, key: null }];

/** `counted` are cells that stand already; SQL is asked for the rest, over `relations`. */
export type RunOptions = { readonly simulate: boolean; readonly counted: Cells; readonly relations: Relations };

/** What the SQL of an index gave for one slice. */
export type SliceRows = Readonly<Record<string, readonly Row[]>>;

export type IndexRun = { readonly results: ReadonlyMap<number, IndexResult>; readonly rows: ReadonlyMap<number, SliceRows> };

/** The whole, and each group where groups are asked for: one pass over the rows does both wherever cells add up. */
export async function runOverall(
  store: Store,
  definition: IndexDefinition,
  context: IndexContext,
  groups: Slicing | null,
  options: RunOptions,
  job: Job,
): Promise<{ readonly all: IndexRun; readonly groups: IndexRun | null }> {
  const needs = definition.needs(context);
  if (needs.length > 0) {
    const missing = unavailable(definition, context, "MISSING_COLUMNS", needs);
    return { all: allSlices(ALL, missing), groups: groups === null ? null : allSlices(groups.heads, missing) };
  }
  if (groups === null || !cutByGroup(definition, context, groups)) {
    const all = await run(store, definition, context, "all", ALL, options, job);
    return { all, groups: groups === null ? null : allSlices(groups.heads, unavailable(definition, context, "NOT_BY_GROUP")) };
  }
  const both = await run(store, definition, context, "group", [...ALL, ...groups.heads], options, job);
  return { all: both, groups: both };
}

/** One index in each wave. */
export async function runWaves(
  store: Store,
  definition: IndexDefinition,
  context: IndexContext,
  waves: Slicing,
  options: RunOptions,
  job: Job,
): Promise<IndexRun> {
  if (!cutByWave(definition, context, waves)) return allSlices(waves.heads, unavailable(definition, context, "NOT_BY_WAVE"));
  const needs = definition.needs(context);
  if (needs.length > 0) return allSlices(waves.heads, unavailable(definition, context, "MISSING_COLUMNS", needs));
  return run(store, definition, context, "wave", waves.heads, options, job);
}

/** The queries of an index once, then its pure formula for each slice. */
async function run(
  store: Store,
  definition: IndexDefinition,
  context: IndexContext,
  kind: SliceKind,
  heads: Slicing["heads"],
  options: RunOptions,
  job: Job,
): Promise<IndexRun> {
  const rows = new Map<number, Record<string, Row[]>>();
  const queries = Object.entries(definition.queries(context, kind === "wave" ? "by_wave" : "overall"));
  for (const { code } of heads) rows.set(code, Object.fromEntries(queries.map(([name]) => [name, []])));
  for (const [name, query] of queries) {
    const isSqlOnly = typeof query !== "function" && query.isSqlOnly === true;
    const known = isSqlOnly ? undefined : options.counted.get(`${definition.id} ${name}`);
    const found = known === undefined ? await askStore(store, sqlOf(query, kind), options, job) : known[kind];
    // Whoever counted them, so that sums over them have the same digits; rows that do not add up may stand in an order that means something.
    const ordered = typeof query === "function" ? found : [...found].sort(byCells);
    for (const row of ordered) rows.get(Number(row["slice"]))?.[name]?.push(row);
  }
  const contexts = new Map(heads.map((head) => [head.code, sliceContext(context, kind, head)]));
  const results = new Map([...contexts].map(([code, own]) => [code, definition.compute(rows.get(code) ?? {}, own)]));
  if (options.simulate) await simulate(store, definition, context, contexts, kind, results, options, job);
  return { results, rows };
}

async function askStore(store: Store, queries: readonly string[], { relations }: RunOptions, job: Job): Promise<readonly Row[]> {
  const found: Row[][] = [];
  for (const sql of queries) found.push(await store.watched(job, () => relations.all<Row>(sql)));
  return found.flat();
}

/** The population of a wave is everybody; a filter leaves of it nobody knows how many. */
export function sliceContext(context: IndexContext, kind: SliceKind, { code, key }: Slicing["heads"][number]): IndexContext {
  const { whole, groups } = context.settings.population;
  if (context.filtered) return context;
  const ofGroup = key !== null && Object.hasOwn(groups, key) ? (groups[key] ?? null) : null;
  return { ...context, population: kind === "group" && code !== WHOLE ? ofGroup : whole };
}

/** By group, what does not add up is asked for twice: once for the groups and once for the whole. */
const sqlOf = (query: CellQuery | SliceQuery, kind: SliceKind): readonly string[] =>
  (typeof query === "function" ? kindsOf(kind).map(query) : [cellsSql(query, kind)]).filter((sql) => sql !== NO_ROWS);

const kindsOf = (kind: SliceKind): readonly SliceKind[] => (kind === "group" ? ["all", "group"] : [kind]);

/** Puts intervals by simulation into the results of a kind of slices. */
export async function simulate(
  store: Store,
  { simulation }: IndexDefinition,
  context: IndexContext,
  contexts: ReadonlyMap<number, IndexContext>,
  kind: SliceKind,
  results: Map<number, IndexResult>,
  { relations }: RunOptions,
  job: Job,
): Promise<void> {
  for (const own of kindsOf(kind)) {
    const sql = simulation?.query(context, own) ?? null;
    if (simulation === undefined || sql === null) return;
    const { slice = [], ...columns } = await store.watched(job, () => relations.numbers(sql));
    let from = 0;
    while (from < slice.length) {
      job.checkpoint();
      const code = slice[from] ?? WHOLE;
      let to = from;
      while (to < slice.length && slice[to] === code) to += 1;
      const result = results.get(code);
      const ofSlice = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(from, to)]));
      if (result !== undefined) results.set(code, simulation.interval(ofSlice, result, contexts.get(code) ?? context));
      from = to;
    }
  }
}

const allSlices = (heads: Slicing["heads"], result: IndexResult): IndexRun => ({
  results: new Map(heads.map(({ code }) => [code, result])),
  rows: new Map(),
});

/** Calendar waves cut answers and invitations; a field cuts the tables that have it. */
export function cutByWave(definition: IndexDefinition, context: IndexContext, { by }: Slicing): boolean {
  if (!definition.byWave) return false;
  const table = definition.table(context);
  return by === null
    ? table === "answers" || (table === "invitations" && hasField(context, table, "sent_at"))
    : context.fields[table]?.includes(by) === true;
}

/** A group cuts what has its field, or a customer. */
export function cutByGroup(definition: IndexDefinition, context: IndexContext, { by }: Slicing): boolean {
  const table = definition.table(context);
  if (by === null) return false;
  const framed = FRAME_TABLES.find((one) => one === table);
  return framed !== undefined && groupable(context, by, framed);
}

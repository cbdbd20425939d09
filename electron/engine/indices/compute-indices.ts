import { segmentConflicts } from "../../../shared/indices/analysis/segment-conflicts.ts";
import { type ComparedSlice, compareSlices, type SliceTests } from "../../../shared/indices/compare-slices.ts";
import type { IndexContext, IndexDefinition, SliceKind } from "../../../shared/indices/index-definition.ts";
import type { IndexId, IndexResult, IndicesOutput, Json, MetricId, OverallTest, Slice } from "../../../shared/indices/index-result.ts";
import { INDEX_IDS, METRIC_IDS } from "../../../shared/indices/index-result.ts";
import { INDICES } from "../../../shared/indices/registry.ts";
import { WHOLE } from "../../../shared/indices/slice-sql.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import type { Job } from "../../../shared/progress.ts";
import { ok, ProblemError, type Result } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { findLater, withoutLater } from "./after-as-of.ts";
import type { CustomPlan } from "./custom/plan-custom.ts";
import { customOf, runCustom } from "./custom/run-custom.ts";
import { alone, frameCache } from "./frame-cache.ts";
import { buildFrame, type Frame } from "./frames.ts";
import { findImpossibleCells, withImpossibleCells } from "./impossible-cells.ts";
import { contextFrom } from "./index-context.ts";
import { withPairs } from "./pair-waves.ts";
import { type ResolvedQuery, resolveQuery } from "./resolve-query.ts";
import { type IndexRun, type RunOptions, runOverall, runWaves } from "./run-index.ts";
import { groupHeads, type SliceHead, waveHeads } from "./slices.ts";
import { findTooIntense, withTooIntense } from "./too-intense.ts";
import { namedIn } from "./with-definition.ts";

/** Intervals by simulation (boxes, clv, `duplicates: all`) take longer than the rest; without them those `ci` are null. */
export type ComputeOptions = {
  readonly simulate?: boolean;
  /** Every query of an index by its SQL, also those that were counted in code: slower, and the same numbers. */
  readonly inSql?: boolean;
};

/**
 * The eight indices and, where asked for, the metrics: over all the data, by group and by wave, with tests (cli.md). Temporary
 * tables of the frame stay in the store, so that the next query remakes only what a changed input touches.
 */
export async function computeIndices(
  store: Store,
  facts: CanonicalFacts,
  query: IndicesQuery,
  job: Job,
  options: ComputeOptions = {},
): Promise<Result<IndicesOutput>> {
  return alone(store, async () => {
    try {
      const resolved = await resolveQuery(store, facts, query);
      if (!resolved.ok) return resolved;
      job.report({ fraction: 0.05, step: "indices" });
      const { input } = resolved.value;
      const plan = await customPlan(input);
      if (plan?.ok === false) return plan;
      const [frame, sources] = await Promise.all([buildFrame(store, facts, input, job), sourcesOf(store, facts, input)]);
      const { relations, counts } = frame;
      const run: RunOptions = { simulate: options.simulate ?? true, counted: options.inSql === true ? new Map() : counts.cells, relations };
      return ok(await compute(store, facts, resolved.value, plan?.value ?? null, frame, sources, query, run, job));
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  });
}

/** What was taken of each source, and what was left out and why. Asked for at once, so that the store finds it while rows are counted. */
async function sourcesOf(store: Store, facts: CanonicalFacts, input: ResolvedQuery["input"]): Promise<IndicesOutput["sources"]> {
  const [later, intense, impossible] = await Promise.all([
    findLater(store, facts, input.asOf),
    findTooIntense(store, input),
    findImpossibleCells(store, input),
  ]);
  return withImpossibleCells(withTooIntense(withoutLater(facts, later), intense), impossible);
}

/** Custom indices read; `null` = there are none, and who has none need not load the reader of formulas. */
async function customPlan(input: ResolvedQuery["input"]): Promise<Result<CustomPlan> | null> {
  const { custom } = input.settings;
  return custom.length === 0 ? null : (await import("./custom/plan-custom.ts")).planCustom(custom, input);
}

async function compute(
  store: Store,
  facts: CanonicalFacts,
  resolved: ResolvedQuery,
  plan: CustomPlan | null,
  frame: Frame,
  sources: IndicesOutput["sources"],
  query: IndicesQuery,
  options: RunOptions,
  job: Job,
): Promise<IndicesOutput> {
  const context = contextFrom(facts, resolved.input, frame.choices);
  const groups = query.by === null ? null : await groupHeads(resolved, frame);
  const waves = query.wave === null ? null : await waveHeads(resolved, frame);
  const waveField = resolved.input.wave?.kind === "field" ? resolved.input.wave.field : null;
  const bySlice = {
    group: groups === null ? null : { heads: groups, by: query.by },
    wave: waves === null ? null : { heads: waves, by: waveField },
  };
  const definitions: readonly IndexDefinition[] = [
    ...INDEX_IDS.map((id) => INDICES[id]),
    ...METRIC_IDS.filter((id) => query.metrics || plan?.metrics.includes(id) === true).map((id) => METRICS[id]),
  ];
  const runs = new Map<string, IndexRun>();
  let done = 0;
  const steps = definitions.length * (bySlice.wave === null ? 1 : 2);
  const step = (): void => {
    done += 1;
    job.report({ fraction: 0.3 + (0.7 * done) / steps, step: "indices" });
    job.checkpoint();
  };
  for (const definition of definitions) {
    const overall = await runOverall(store, definition, context, bySlice.group, options, job);
    runs.set(`all ${definition.id}`, overall.all);
    if (overall.groups !== null) runs.set(`group ${definition.id}`, overall.groups);
    step();
    if (bySlice.wave === null) continue;
    runs.set(`wave ${definition.id}`, await runWaves(store, definition, context, bySlice.wave, options, job));
    step();
  }
  const named = namedIn(context, query.definitions ?? []);
  const resultOf = (kind: string, id: string, code: number): IndexResult => {
    const result = runs.get(`${kind} ${id}`)?.results.get(code);
    if (result === undefined) throw new Error(`compute requires a result of ${id} for every slice`);
    return result;
  };
  const { custom } = context.settings;
  const codes = { group: groups?.map(({ code }) => code) ?? null, wave: waves?.map(({ code }) => code) ?? null };
  const { input } = resolved;
  const { relations, simulate } = options;
  const own = plan === null ? null : await runCustom({ plan, input, context, relations, codes, resultOf, simulate, job });
  const results = (kind: SliceKind, code: number) => ({
    indices: record<IndexId>(INDEX_IDS, (id) => named(id, resultOf(kind, id, code))),
    ...(query.metrics ? { metrics: record<MetricId>(METRIC_IDS, (id) => named(id, resultOf(kind, id, code))) } : {}),
    ...(own === null ? {} : { custom: customOf(custom, own, kind, code) }),
  });
  // Metrics that only a custom index reads are not shown, and so not tested.
  const shown = definitions.filter(({ id }) => query.metrics || INDEX_IDS.some((index) => index === id));
  const slices = async (
    kind: "group" | "wave",
    heads: readonly SliceHead[],
  ): Promise<{ readonly list: readonly Slice[]; readonly overall: readonly OverallTest[] }> => {
    const { tests, overall } = testsOf(kind, heads, shown, runs, context);
    const isPaired = kind === "wave" && options.simulate;
    const all = isPaired ? await withPairs(store, frameCache(store, facts), resolved.input, shown, heads, tests, context, job) : tests;
    return { list: heads.map(({ key, n, code }, at) => ({ key, n, ...results(kind, code), tests: all[at] ?? [] })), overall };
  };
  const byGroup = groups === null ? null : await slices("group", groups);
  const byWave = waves === null ? null : await slices("wave", waves);
  return {
    schema: "octad.indices/1",
    sources,
    settings: { ...context.settings, asOf: context.asOf } as unknown as Json,
    ...results("all", WHOLE),
    ...(byGroup === null ? {} : { groups: byGroup.list }),
    ...(byWave === null ? {} : { waves: byWave.list }),
    ...(byGroup === null ? {} : { groupTests: byGroup.overall }),
    ...(byGroup === null || !options.simulate ? {} : { conflicts: segmentConflicts(byGroup.list, context.settings.confidence) }),
    ...(byWave === null ? {} : { waveTests: byWave.overall }),
  };
}

const record = <Id extends string>(ids: readonly Id[], of: (id: Id) => IndexResult): Readonly<Record<Id, IndexResult>> =>
  // Every id of the list is a key.
  Object.fromEntries(ids.map((id) => [id, of(id)])) as Record<Id, IndexResult>;

function testsOf(
  kind: "group" | "wave",
  heads: readonly SliceHead[],
  definitions: readonly IndexDefinition[],
  runs: ReadonlyMap<string, IndexRun>,
  context: IndexContext,
): SliceTests {
  const ids = definitions.map(({ id }) => [...INDEX_IDS, ...METRIC_IDS].find((own) => own === id)).filter((id) => id !== undefined);
  const numbersOf = (code: number): ComparedSlice["numbers"] =>
    new Map(
      ids.flatMap((id) => {
        const run = runs.get(`${kind} ${id}`);
        const [aggregate, result] = [run?.rows.get(code), run?.results.get(code)];
        return aggregate === undefined || result === undefined ? [] : [[id, { aggregate, result }] as const];
      }),
    );
  return compareSlices(
    heads.map(({ key, code }) => ({ key, numbers: numbersOf(code) })),
    ids,
    context,
  );
}

import type { CustomIndex } from "../../../../shared/indices/custom-index.ts";
import type { IndexDefinition } from "../../../../shared/indices/index-definition.ts";
import { INDEX_IDS, type IndexResult, METRIC_IDS } from "../../../../shared/indices/index-result.ts";
import { INDICES } from "../../../../shared/indices/registry.ts";
import { WHOLE } from "../../../../shared/indices/slice-sql.ts";
import type { CustomPreview, IndicesQuery } from "../../../../shared/ipc/contract.ts";
import { METRICS } from "../../../../shared/metrics/registry.ts";
import type { Job } from "../../../../shared/progress.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import type { CanonicalFacts } from "../../../../shared/table/canonical.ts";
import type { Store } from "../../store.ts";
import { alone } from "../frame-cache.ts";
import { buildFrame } from "../frames.ts";
import { contextFrom } from "../index-context.ts";
import { resolveQuery } from "../resolve-query.ts";
import { runOverall } from "../run-index.ts";
import { knownColumns } from "./known-columns.ts";
import { formulaNames, type PlannedIndex, planCustom } from "./plan-custom.ts";
import { customKey, runCustom } from "./run-custom.ts";

/**
 * The names that formulas may use and, where a draft is given and sound, its value over all the data. The same query as that of the
 * screen, so that its frame is used as it stands.
 */
export async function previewCustom(
  store: Store,
  facts: CanonicalFacts,
  query: IndicesQuery,
  draft: CustomIndex | null,
  job: Job,
): Promise<Result<CustomPreview>> {
  return alone(store, async () => {
    const others = (query.settings.custom ?? []).filter(({ id }) => id !== draft?.id);
    const custom = draft === null ? others : [...others, draft];
    const resolved = await resolveQuery(store, facts, { ...query, settings: { ...query.settings, custom } });
    if (!resolved.ok) return resolved;
    const { input } = resolved.value;
    const names = formulaNames(others, knownColumns(input));
    const planned = planCustom(custom, input);
    if (draft === null || !planned.ok) return ok({ names, result: null });
    const plan = { ...planned.value, indices: neededFor(draft.id, planned.value.indices) };
    const frame = await buildFrame(store, facts, input, job);
    const context = contextFrom(facts, input, frame.choices);
    const { relations, counts } = frame;
    const definitions: readonly IndexDefinition[] = [...INDEX_IDS.map((id) => INDICES[id]), ...METRIC_IDS.map((id) => METRICS[id])];
    const taken = new Set(plan.indices.flatMap(({ formula }) => formula?.results.map((name) => name.slice(name.indexOf(".") + 1)) ?? []));
    const results = new Map<string, IndexResult>();
    for (const definition of definitions.filter(({ id }) => taken.has(id))) {
      const run = await runOverall(store, definition, context, null, { simulate: false, counted: counts.cells, relations }, job);
      const result = run.all.results.get(WHOLE);
      if (result !== undefined) results.set(definition.id, result);
    }
    const resultOf = (_kind: string, id: string): IndexResult => {
      const result = results.get(id);
      if (result === undefined) throw new Error(`previewCustom requires a result of ${id}`);
      return result;
    };
    const own = await runCustom({ plan, input, context, relations, codes: { group: null, wave: null }, resultOf, simulate: true, job });
    return ok({ names, result: own.get(customKey("all", draft.id, WHOLE)) ?? null });
  });
}

/** The index and all whose values it takes, in the order of the plan. */
function neededFor(id: string, planned: readonly PlannedIndex[]): readonly PlannedIndex[] {
  const needed = new Set([id]);
  for (const { index, formula } of [...planned].reverse()) {
    if (!needed.has(index.id)) continue;
    for (const other of planned) if (formula?.results.includes(`index.${other.index.id}`)) needed.add(other.index.id);
  }
  return planned.filter(({ index }) => needed.has(index.id));
}

import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import type { IndexContext, IndexDefinition } from "../../../shared/indices/index-definition.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { INDICES } from "../../../shared/indices/registry.ts";
import { WHOLE } from "../../../shared/indices/slice-sql.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import type { Job } from "../../../shared/progress.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { buildFrame } from "./frames.ts";
import { contextFrom } from "./index-context.ts";
import { resolveQuery } from "./resolve-query.ts";
import { runOverall } from "./run-index.ts";
import { namedIn } from "./with-definition.ts";

export type OneNumber = { readonly result: IndexResult; readonly context: IndexContext };

const DEFINITIONS: Readonly<Record<string, IndexDefinition>> = { ...INDICES, ...METRICS };

/** One number over all the data, without intervals by simulation. Whoever asks must hold the store alone (frame-cache.ts). */
export async function computeNumber(
  store: Store,
  facts: CanonicalFacts,
  query: IndicesQuery,
  id: NumberId,
  job: Job,
): Promise<Result<OneNumber>> {
  const definition = DEFINITIONS[id];
  if (definition === undefined) throw new Error(`computeNumber requires an index or a metric, got ${id}`);
  const resolved = await resolveQuery(store, facts, query);
  if (!resolved.ok) return resolved;
  const { input } = resolved.value;
  const { choices, counts, relations } = await buildFrame(store, facts, input, job);
  const context = contextFrom(facts, input, choices);
  const { all } = await runOverall(store, definition, context, null, { simulate: false, counted: counts.cells, relations }, job);
  const result = all.results.get(WHOLE);
  if (result === undefined) throw new Error(`computeNumber requires a result of ${id}`);
  return ok({ result: namedIn(context, query.definitions ?? [])(id, result), context });
}

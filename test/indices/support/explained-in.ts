import { explainIndex } from "../../../electron/engine/indices/explain-index.ts";
import type { Store } from "../../../electron/engine/store.ts";
import type { Explanation } from "../../../shared/indices/explain/explanation.ts";
import type { IndexId, IndexResult, MetricId } from "../../../shared/indices/index-result.ts";
import type { ExplainQuery, IndicesQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type CanonicalData, type DataOptions, NO_QUERY, writeCanonical } from "./canonical-data.ts";
import type { TestQuery } from "./indices-of.ts";

export type ExplainedQuery = TestQuery & { readonly slice?: ExplainQuery["slice"] };

const WHOLE: ExplainQuery["slice"] = { kind: "all", key: null };

/** How one number comes about over rows written as canonical tables: quicker than all numbers together. */
export async function explainedIn(
  store: Store,
  id: IndexId | MetricId,
  data: CanonicalData,
  { slice = WHOLE, simulate: _, ...query }: ExplainedQuery = {},
  options: DataOptions = {},
): Promise<Explanation> {
  const facts = await writeCanonical(store, data, options);
  // Settings of a test may be partial at any depth, as SET.json may.
  const whole = { ...NO_QUERY, ...query, settings: (query.settings ?? {}) as IndicesQuery["settings"] };
  const explained = await explainIndex(store, facts, { id, slice, query: whole }, QUIET_JOB);
  if (!explained.ok) throw new Error(JSON.stringify(explained.problem));
  return explained.value;
}

export const resultIn = async (...asked: Parameters<typeof explainedIn>): Promise<IndexResult> => (await explainedIn(...asked)).result;

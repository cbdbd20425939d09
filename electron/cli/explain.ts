import type { Explanation } from "../../shared/indices/explain/explanation.ts";
import { INDEX_IDS, type IndexId, METRIC_IDS, type MetricId } from "../../shared/indices/index-result.ts";
import type { IndicesQuery } from "../../shared/ipc/contract.ts";
import type { Job } from "../../shared/progress.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { CliWorkbench } from "./context.ts";
import { usage } from "./parse-options.ts";

/** What is to be explained: an index or metric, of the whole or of the group or wave with a key. */
export type ExplainOption = { readonly id: IndexId | MetricId; readonly key: string | null | undefined };

/** Reads `INDEX` or `INDEX@KEY`. An empty key is the group of rows without a value. */
export function readExplain(text: string): Result<ExplainOption> {
  const at = text.indexOf("@");
  const name = at === -1 ? text : text.slice(0, at);
  const id = [...INDEX_IDS, ...METRIC_IDS].find((own) => own === name);
  if (id === undefined) return usage("explain", { got: name, allowed: [...INDEX_IDS, ...METRIC_IDS].join(", ") });
  const key = text.slice(at + 1);
  return ok({ id, key: at === -1 ? undefined : key === "" ? null : key });
}

/** A key is that of a group, where there are groups, else that of a wave. */
export async function explainIn(
  workbench: CliWorkbench,
  { id, key }: ExplainOption,
  query: IndicesQuery,
  job: Job,
): Promise<Result<Explanation>> {
  if (key === undefined) return workbench.explain({ id, slice: { kind: "all", key: null }, query }, job);
  if (query.by === null && query.wave === null) return usage("explainWhere", { option: `--explain ${id}@${key ?? ""}` });
  const inGroup = query.by === null ? null : await workbench.explain({ id, slice: { kind: "group", key }, query }, job);
  if (inGroup !== null && (inGroup.ok || inGroup.problem.code !== "SLICE_UNKNOWN" || query.wave === null)) return inGroup;
  return workbench.explain({ id, slice: { kind: "wave", key }, query }, job);
}

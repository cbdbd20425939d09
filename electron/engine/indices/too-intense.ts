import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import type { IndicesSource } from "../../../shared/indices/index-result.ts";
import { type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { rowsBySource, type SourceRows } from "./rows-by-source.ts";

/** The outcomes that are more intense than the setting allows. */
export async function findTooIntense(store: Store, input: Pick<FrameInput, "fields" | "settings">): Promise<readonly SourceRows[]> {
  if (!has(input, "outcomes", "intensity")) return [];
  return rowsBySource(store, "outcomes", `t.intensity > ${input.settings.cvq.intensityMax}`);
}

/** Adds them to the out-of-range cells that stand whatever the settings. */
export function withTooIntense(sources: readonly IndicesSource[], found: readonly SourceRows[]): readonly IndicesSource[] {
  return sources.map((source, index) => {
    const own = found.find((one) => one.source === index);
    return own === undefined ? source : { ...source, excluded: merged(source.excluded, own) };
  });
}

const isIntensity = ({ reason, field }: Excluded): boolean => reason === "OUT_OF_RANGE" && field === "intensity";

function merged(excluded: readonly Excluded[], { count, rows }: Pick<Excluded, "count" | "rows">): readonly Excluded[] {
  const before = excluded.find(isIntensity);
  const all = [...(before?.rows ?? []), ...rows].sort((a, b) => a - b).slice(0, ROWS_LISTED);
  const own: Excluded = { reason: "OUT_OF_RANGE", field: "intensity", count: (before?.count ?? 0) + count, rows: all };
  const at = excluded.findIndex(
    (one) => isIntensity(one) || one.reason > own.reason || (one.reason === own.reason && (one.field ?? "") > "intensity"),
  );
  if (at < 0) return [...excluded, own];
  return [...excluded.slice(0, at), own, ...excluded.slice(before === undefined ? at : at + 1)];
}

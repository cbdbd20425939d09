import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import type { IndicesSource } from "../../../shared/indices/index-result.ts";
import { type CanonicalFacts, type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";

/** Adds the outcomes that are more intense than the setting allows to the out-of-range cells that stand whatever the settings. */
export async function withTooIntense(
  store: Store,
  facts: CanonicalFacts,
  { settings }: Pick<FrameInput, "settings">,
  sources: readonly IndicesSource[],
): Promise<readonly IndicesSource[]> {
  if (!has(facts, "outcomes", "intensity")) return sources;
  const found = await store.all<{ source: number; count: number; rows: number[] }>(
    `select source, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows
     from outcomes where intensity > ${settings.cvq.intensityMax} group by source`,
  );
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

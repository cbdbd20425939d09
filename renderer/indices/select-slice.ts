import type { IndexId, IndexResult, IndicesOutput, MetricId, Slice } from "../../shared/indices/index-result.ts";
import { INDEX_IDS } from "../../shared/indices/index-result.ts";
import type { CustomNumber, Focus } from "../store/state.ts";
import { customIdOf, isCustomNumber } from "./custom/custom-number.ts";

export type NumberId = IndexId | MetricId | CustomNumber;

export const isIndexId = (id: NumberId): id is IndexId => INDEX_IDS.some((index) => index === id);

/** The slices among which a focus stands: groups or waves; none for everything. */
export const slicesOf = (output: IndicesOutput, focus: Focus): readonly Slice[] =>
  (focus.kind === "group" ? output.groups : focus.kind === "wave" ? output.waves : undefined) ?? [];

export const sliceAt = (slices: readonly Slice[], key: string | null): Slice | undefined => slices.find((slice) => slice.key === key);

/** A number of a slice. */
export function resultIn(slice: Pick<Slice, "indices" | "metrics" | "custom">, id: NumberId): IndexResult | undefined {
  if (isCustomNumber(id)) return slice.custom?.[customIdOf(id)];
  return isIndexId(id) ? slice.indices[id] : slice.metrics?.[id];
}

/** A number over all the data: exactly what the command line prints. */
export const overall = (output: IndicesOutput, id: NumberId): IndexResult | undefined => resultIn(output, id);

/** What a card shows. `whole` = the number does not follow the group or wave in focus, so the one of all the data stands there. */
export type Shown = { readonly result: IndexResult; readonly whole: boolean };

export function shownResult(output: IndicesOutput, focus: Focus, id: NumberId): Shown | null {
  const all = overall(output, id);
  if (all === undefined) return null;
  if (focus.kind === "all") return { result: all, whole: false };
  const slice = sliceAt(slicesOf(output, focus), focus.key);
  const own = slice === undefined ? undefined : resultIn(slice, id);
  if (own === undefined || own.reason === "NOT_BY_WAVE" || own.reason === "NOT_BY_GROUP") return { result: all, whole: true };
  return { result: own, whole: false };
}

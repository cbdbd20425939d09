import type { IndicesQuery } from "../../shared/ipc/contract.ts";
import type { ProjectDocument } from "../../shared/project/document.ts";
import type { State } from "./state.ts";

/** The question that belongs to a document. */
export const queryOf = (document: ProjectDocument): IndicesQuery => ({
  settings: document.settings,
  by: document.by,
  wave: document.wave,
  where: null,
  metrics: true,
});

/** Key of what the canonical tables depend on; `null` = there is nothing to build. */
export function mapKey(state: State): string | null {
  const { mapping } = state.history.present;
  return state.loaded === null || mapping === null ? null : `${state.loaded.serial} ${JSON.stringify(mapping)}`;
}

/** Key of what the numbers depend on. */
export function outputKey(state: State): string | null {
  const key = mapKey(state);
  return key === null ? null : `${key} ${JSON.stringify(queryOf(state.history.present))}`;
}

/** True where the numbers on screen belong to other inputs than the document's. */
export const isOutputStale = (state: State): boolean => state.output !== null && state.output.key !== outputKey(state);
export const isFactsStale = (state: State): boolean => state.facts !== null && state.facts.key !== mapKey(state);
export const isBaselineStale = (state: State): boolean => state.baseline !== null && state.baseline.key !== outputKey(state);

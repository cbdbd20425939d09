import type { IndicesQuery } from "../../shared/ipc/contract.ts";
import type { ProjectDocument } from "../../shared/project/document.ts";
import type { Mapping } from "../../shared/table/mapping.ts";
import type { State } from "./state.ts";

/** The question that belongs to a document. */
export const queryOf = (document: ProjectDocument): IndicesQuery => ({
  settings: document.settings,
  by: document.by,
  wave: document.wave,
  where: null,
  metrics: true,
  ...(document.definitions.length === 0 ? {} : { definitions: document.definitions }),
});

/** Remembers the last answer: keys are asked for at every change of the store, and hardly ever do their inputs change. */
function remember<A extends readonly unknown[]>(make: (...inputs: A) => string): (...inputs: A) => string {
  let last: { readonly inputs: A; readonly key: string } | null = null;
  return (...inputs) => {
    if (last?.inputs.every((input, index) => input === inputs[index]) !== true) last = { inputs, key: make(...inputs) };
    return last.key;
  };
}

const keyOfMap = remember((serial: number, mapping: Mapping) => `${serial} ${JSON.stringify(mapping)}`);

const keyOfOutput = remember(
  (
    map: string,
    { references: _, role: __, ...settings }: ProjectDocument["settings"],
    definitions: ProjectDocument["definitions"],
    by: string | null,
    wave: string | null,
  ) => `${map} ${JSON.stringify([settings, definitions, by, wave])}`,
);

/** Key of what is read from files: which, and how a person said to read them. */
export const loadKey = ({ files, readings }: Pick<ProjectDocument, "files" | "readings">): string =>
  JSON.stringify([files.map(({ token }) => token), readings]);

/** Key of what the canonical tables depend on; `null` = there is nothing to build. */
export function mapKey(state: State): string | null {
  const { mapping } = state.history.present;
  if (state.loaded === null || mapping === null) return null;
  // A mapping belongs to its files: while others are read, after an undo, there is nothing to build.
  return state.loaded.key === loadKey(state.history.present) ? keyOfMap(state.loaded.serial, mapping) : null;
}

/** Key of what the numbers depend on: all that `queryOf` takes from the document, but for lines and order, which are drawn only. */
export function outputKey(state: State): string | null {
  const key = mapKey(state);
  const { settings, definitions, by, wave } = state.history.present;
  return key === null ? null : keyOfOutput(key, settings, definitions, by, wave);
}

/** True where the numbers on screen belong to other inputs than the document's. */
export const isOutputStale = (state: State): boolean => state.output !== null && state.output.key !== outputKey(state);
export const isFactsStale = (state: State): boolean => state.facts !== null && state.facts.key !== mapKey(state);
export const isLoadStale = (state: State): boolean => state.loaded !== null && state.loaded.key !== loadKey(state.history.present);
export const isBaselineStale = (state: State): boolean => state.baseline !== null && state.baseline.key !== outputKey(state);

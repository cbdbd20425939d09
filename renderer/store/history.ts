import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from "immer";

enablePatches();

/** One thing a person did, as patches forth and back. `drag` names the gesture it belongs to while that is going on. */
export type Step = {
  readonly label: string;
  readonly forth: readonly Patch[];
  readonly back: readonly Patch[];
  readonly drag: string | null;
};

/** A document and the steps that led to it and could follow. Nothing derived is in here. */
export type History<T> = { readonly present: T; readonly past: readonly Step[]; readonly future: readonly Step[] };

/** As many steps can be taken back. */
export const HISTORY_LENGTH = 500;

export const startHistory = <T>(present: T): History<T> => ({ present, past: [], future: [] });

/**
 * Does one edit. Edits with the same `drag` that follow one another are one step, until `endDrag`. An edit that changes nothing
 * leaves the history as it is.
 */
export function edit<T extends object>(
  history: History<T>,
  label: string,
  recipe: (draft: Draft<T>) => void,
  drag: string | null = null,
): History<T> {
  const [present, forth, back] = produceWithPatches(history.present, (draft: Draft<T>) => {
    recipe(draft);
  });
  if (forth.length === 0) return history;
  const last = history.past.at(-1);
  if (drag !== null && last !== undefined && last.drag === drag) {
    const step = { label, forth: keepLast([...last.forth, ...forth]), back: keepLastBack([...back, ...last.back]), drag };
    return { present, past: [...history.past.slice(0, -1), step], future: [] };
  }
  return { present, past: [...history.past, { label, forth, back, drag }].slice(-HISTORY_LENGTH), future: [] };
}

/** The gesture is over: the next edit is a step of its own. */
export function endDrag<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined || last.drag === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, drag: null }] };
}

export function undo<T extends object>(history: History<T>): History<T> {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    present: applyPatches(history.present, step.back),
    past: history.past.slice(0, -1),
    future: [{ ...step, drag: null }, ...history.future],
  };
}

export function redo<T extends object>(history: History<T>): History<T> {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  return { present: applyPatches(history.present, step.forth), past: [...history.past, step], future };
}

/** A drag is hundreds of replacements of one value: of replacements that follow one another only the last counts. */
function keepLast(patches: readonly Patch[]): readonly Patch[] {
  const kept: Patch[] = [];
  for (const patch of patches) {
    const before = kept.at(-1);
    if (before !== undefined && before.op === "replace" && patch.op === "replace" && samePath(before, patch)) kept.pop();
    kept.push(patch);
  }
  return kept;
}

/** The same backwards: these are applied newest first, so the last one, the oldest, has the say. */
const keepLastBack = keepLast;

const samePath = (a: Patch, b: Patch): boolean => a.path.length === b.path.length && a.path.every((part, index) => part === b.path[index]);

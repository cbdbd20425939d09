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

/** The document as it was before the gesture that is going on; as it is, where no such gesture is. */
export function beforeDrag<T extends object>({ present, past }: History<T>, drag: string | null): T {
  const last = past.at(-1);
  return drag !== null && last?.drag === drag ? applyPatches(present, last.back) : present;
}

/** A drag is hundreds of replacements of a few values: of those of one value only the last counts, at its own place in the order. */
function keepLast(patches: readonly Patch[]): readonly Patch[] {
  const kept: Patch[] = [];
  for (const patch of patches) {
    const before = overwritten(kept, patch);
    if (before >= 0) kept.splice(before, 1);
    kept.push(patch);
  }
  return kept;
}

/** Where the value was replaced before, with nothing in between but replacements elsewhere; −1 where it was not. */
function overwritten(kept: readonly Patch[], patch: Patch): number {
  if (patch.op !== "replace") return -1;
  for (let at = kept.length - 1; at >= 0; at--) {
    const before = kept[at];
    if (before?.op !== "replace") return -1;
    if (!isWithin(before, patch) && !isWithin(patch, before)) continue;
    return before.path.length === patch.path.length ? at : -1;
  }
  return -1;
}

/** The same backwards: these are applied newest first, so the last one, the oldest, has the say. */
const keepLastBack = keepLast;

/** Whether one patch is at the place of another or inside it. */
const isWithin = (inner: Patch, outer: Patch): boolean => outer.path.every((part, index) => part === inner.path[index]);

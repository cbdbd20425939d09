import type { AnswerCounts } from "../../../shared/indices/frame/count-answers.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";

/**
 * Which temporary tables of the frame stand in a store, and under which inputs they were made. A table whose inputs are the same
 * is used as it stands, so that a changed setting remakes only what depends on it. A new set of canonical tables forgets all.
 */
export type FrameCache = {
  readonly facts: CanonicalFacts;
  /** Inputs of each table, by name. */
  readonly inputs: Map<string, string>;
  /** Keys of groups and waves, by what they were made of. */
  readonly keys: Map<string, readonly string[]>;
  /** Column types of the canonical tables; `null` until asked for. */
  types: FrameInput["types"] | null;
  /** What was counted in code of the answers that the frame holds; `null` = they are counted by SQL. */
  counts: AnswerCounts | null;
};

const caches = new WeakMap<Store, FrameCache>();

export function frameCache(store: Store, facts: CanonicalFacts): FrameCache {
  const known = caches.get(store);
  if (known?.facts === facts) return known;
  const made: FrameCache = { facts, inputs: new Map(), keys: new Map(), types: null, counts: null };
  caches.set(store, made);
  return made;
}

/** Forgets every frame, for example when a query of one was broken off. */
export function forgetFrames(store: Store): void {
  caches.delete(store);
}

const queues = new WeakMap<Store, Promise<unknown>>();

/** One frame stands in a store at a time: whoever needs another waits for those before to end. */
export async function alone<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const before = queues.get(store) ?? Promise.resolve();
  const own = before.then(work, work);
  queues.set(
    store,
    own.catch(() => undefined),
  );
  return own;
}

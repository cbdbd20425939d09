import { readFileSync } from "node:fs";
import { writeAtomically } from "./write-atomically.ts";

export type JsonFile<T> = {
  readonly value: () => T;
  /** Replaces the value at once and writes it; saves never overlap. Rejects when the last of them failed. */
  readonly save: (value: T) => Promise<void>;
};

/**
 * A small JSON file of the application's own (preferences, window state). What is read is never trusted: `repair` makes a sound value
 * of anything, also of `undefined` when there is no file or it cannot be read. Read synchronously, as the first window waits for it.
 */
export function jsonFile<T>(path: string, repair: (read: unknown) => T, write: typeof writeAtomically = writeAtomically): JsonFile<T> {
  let current = repair(readJson(path));
  let saving: Promise<void> = Promise.resolve();
  return {
    value: () => current,
    save: (value) => {
      current = value;
      const before = saving;
      // A failed save does not stop the next one; its own caller has heard of it.
      saving = before.catch(() => undefined).then(() => write(path, `${JSON.stringify(value, null, 2)}\n`));
      return saving;
    },
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // No file yet, or one that is damaged: `repair` gives the defaults for both.
    return undefined;
  }
}

import { setImmediate } from "node:timers/promises";
import type { Job } from "../../../shared/progress.ts";
import { ok, ProblemError, type Result } from "../../../shared/result.ts";

/** Work between two looks at what else is asked of the engine. */
const SLICE_MS = 10;

/**
 * Does work that pauses in short slices, so that it can be cancelled and others be answered. What it yields is the fraction that is done,
 * nothing where that is not known.
 */
export async function inSlices<T>(work: Generator<number | undefined, T>, job: Job, step: string): Promise<Result<T>> {
  try {
    let begun = performance.now();
    for (let next = work.next(); ; next = work.next()) {
      if (next.done === true) return ok(next.value);
      if (performance.now() - begun < SLICE_MS) continue;
      job.report({ fraction: next.value ?? null, step });
      await setImmediate();
      job.checkpoint();
      begun = performance.now();
    }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

import type { Problem, ProblemCode } from "./problem.ts";

/** What crosses every boundary: a value, or the problem that stands in its way. Nothing throws over IPC. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (code: ProblemCode, place: Omit<Problem, "code"> = {}): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, ...place },
});

/** A `Problem` on its way through code that cannot return a `Result` (callbacks of parsers, deep loops). */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** Makes a switch over a union exhaustive: does not compile when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`assertNever requires a handled case, got ${JSON.stringify(value)}`);
}

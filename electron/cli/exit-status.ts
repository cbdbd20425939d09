import type { ProblemCode } from "../../shared/problem.ts";

/** Exit statuses of cli.md: 1 the input or the mapping is at fault, 2 wrong usage, 3 internal fault. */
export function exitStatus(code: ProblemCode): 1 | 2 | 3 {
  switch (code) {
    case "USAGE":
    case "LEVER_INVALID":
    case "LEVER_AMBIGUOUS":
    case "FILTER_INVALID":
      return 2;
    case "INTERNAL":
    case "ENGINE_GONE":
      return 3;
    default:
      return 1;
  }
}

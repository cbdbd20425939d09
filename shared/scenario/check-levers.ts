import { fail, ok, type Result } from "../result.ts";
import { formatLever } from "./format-lever.ts";
import type { Baseline, Lever } from "./scenario.ts";

/** Levers whose segment the baseline does not have are refused by name, with the segments there are. */
export function checkLevers(levers: readonly Lever[], baseline: Baseline): Result<readonly Lever[]> {
  const keys = baseline.segments.flatMap(({ key }) => (key === null ? [] : [key]));
  const stray = levers.find(({ segment }) => segment !== null && !keys.includes(segment));
  if (stray === undefined) return ok(levers);
  return fail("LEVER_INVALID", {
    detail: {
      lever: formatLever(stray),
      cause: keys.length === 0 ? "noSegments" : "segment",
      got: stray.segment ?? "",
      allowed: keys.join(", "),
    },
  });
}

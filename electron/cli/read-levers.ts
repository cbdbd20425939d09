import { ok, type Result } from "../../shared/result.ts";
import { parseLever } from "../../shared/scenario/parse-lever.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";

/** Every --lever in its order; the first that cannot be read is the problem. */
export function readLevers(texts: readonly string[]): Result<readonly Lever[]> {
  const levers: Lever[] = [];
  for (const text of texts) {
    const lever = parseLever(text);
    if (!lever.ok) return lever;
    levers.push(lever.value);
  }
  return ok(levers);
}

import { fail, ok, type Result } from "../../shared/result.ts";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import { parseLever } from "../../shared/scenario/parse-lever.ts";
import { type PhraseContext, readPhrase } from "../../shared/scenario/phrases/read-phrase.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";

/** Every --lever in its order, as canonical text or as a phrase; the first that cannot be read is the problem. */
export function readLevers(texts: readonly string[], context: PhraseContext): Result<readonly Lever[]> {
  const levers: Lever[] = [];
  for (const text of texts) {
    const lever = readLever(text, context);
    if (!lever.ok) return lever;
    levers.push(lever.value);
  }
  return ok(levers);
}

/** What begins as canonical text is judged as such. */
const CANONICAL = /^\s*[a-zA-Z]+\s*:/;

function readLever(text: string, context: PhraseContext): Result<Lever> {
  const canonical = parseLever(text);
  if (canonical.ok || CANONICAL.test(text)) return canonical;
  const read = readPhrase(text, context);
  switch (read.kind) {
    case "lever":
      return ok(read.lever);
    case "ambiguous":
      return fail("LEVER_AMBIGUOUS", { detail: { lever: text, readings: read.readings.map(formatLever).join(", ") } });
    case "refused":
      return fail("LEVER_INVALID", { detail: { lever: text, cause: `phrase.${read.fault.cause}`, got: read.fault.got } });
  }
}

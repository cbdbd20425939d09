import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import type { Choices, IndexContext } from "../../../shared/indices/index-definition.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";

/** What an index may know besides its aggregate, from the frame it is computed on. */
export function contextFrom({ periodKind }: CanonicalFacts, input: FrameInput, choices: Choices): IndexContext {
  const { fields, scales, settings, asOf, windowStart, conditions } = input;
  return { fields, scales, settings, asOf, windowStart, periodKind, choices, population: null, filtered: conditions.length > 0 };
}

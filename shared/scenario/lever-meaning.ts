import { applyLever, legalRange } from "./apply-lever.ts";
import { formatLever } from "./format-lever.ts";
import { monthlyRetention, quantityOf } from "./lever-paths.ts";
import type { Lever, LeverMeaning, SegmentBaseline } from "./scenario.ts";

/** A quantity before and after one lever at its full effect, and whether a clamp cut it. */
export type LeverEffect = Pick<LeverMeaning, "before" | "after" | "saturates">;

/** What a lever alone does to a segment's quantity, in the units of the baseline. */
export function leverEffect(lever: Pick<Lever, "target" | "kind" | "value">, segment: SegmentBaseline): LeverEffect {
  const before = quantityOf(segment, lever.target);
  const moved = applyLever(lever, 1, before);
  const { min, max } = legalRange(lever.target, before);
  const after = Math.min(max, Math.max(min, moved));
  return { before, after, saturates: after !== moved };
}

/**
 * What a lever alone means for a segment at its full effect: "retention 80 % → 84 % a year; 98.16 → 98.56 % a month".
 * Retention is the annual rate, variable cost the share of revenue, the others are money or customers a month. `spec` is the lever as
 * canonical text.
 */
export function leverMeaning(lever: Lever, segment: SegmentBaseline, spec = formatLever(lever)): LeverMeaning {
  const { before, after, saturates } = leverEffect(lever, segment);
  return {
    lever: spec,
    segment: segment.key,
    target: lever.target,
    before,
    after,
    ...(lever.target === "retention" && { monthly: { before: monthlyRetention(before), after: monthlyRetention(after) } }),
    saturates,
  };
}

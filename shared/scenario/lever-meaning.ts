import { applyLever, legalRange } from "./apply-lever.ts";
import { formatLever } from "./format-lever.ts";
import { monthlyRetention, quantityOf } from "./lever-paths.ts";
import type { Lever, LeverMeaning, SegmentBaseline } from "./scenario.ts";

/**
 * What a lever alone means for a segment at its full effect: "retention 80 % → 84 % a year; 98.16 → 98.56 % a month".
 * Retention is the annual rate, variable cost the share of revenue, the others are money or customers a month.
 */
export function leverMeaning(lever: Lever, segment: SegmentBaseline): LeverMeaning {
  const before = quantityOf(segment, lever.target);
  const moved = applyLever(lever, 1, before);
  const { min, max } = legalRange(lever.target, before);
  const after = Math.min(max, Math.max(min, moved));
  return {
    lever: formatLever(lever),
    segment: segment.key,
    target: lever.target,
    before,
    after,
    ...(lever.target === "retention" && { monthly: { before: monthlyRetention(before), after: monthlyRetention(after) } }),
    saturates: after !== moved,
  };
}

import { applyLever, legalRange } from "./apply-lever.ts";
import { resolveLever } from "./formulas/lever-formula.ts";
import { quantityOf } from "./lever-paths.ts";
import { leverScale } from "./lever-scale.ts";
import type { Lever, QuantityTarget, SegmentBaseline } from "./scenario.ts";

/** A quantity of a segment with all its own levers as they stand in month index `t`, clamped. Of retention, `retentionUnder` knows the levers on scores too. */
export function quantityUnder(segment: SegmentBaseline, target: QuantityTarget, levers: readonly Lever[], t: number): number {
  const before = quantityOf(segment, target);
  let moved = before;
  for (const lever of levers) {
    if (lever.target === target && (lever.segment === null || lever.segment === segment.key)) {
      moved = applyLever(resolveLever(lever, segment), leverScale(lever, t), moved);
    }
  }
  const { min, max } = legalRange(target, before);
  return Math.min(max, Math.max(min, moved));
}

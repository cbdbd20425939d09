import { leverEffect } from "./lever-meaning.ts";
import { monthlyRetention } from "./lever-paths.ts";
import type { Baseline, Lever, SegmentBaseline } from "./scenario.ts";

/** The segments a lever acts on. */
export const segmentsOf = (baseline: Baseline, lever: Pick<Lever, "segment">): readonly SegmentBaseline[] =>
  lever.segment === null ? baseline.segments : baseline.segments.filter((segment) => segment.key === lever.segment);

/** What a lever means where it acts, in the units of the baseline, over all the segments it acts on. */
export type Spelled = {
  readonly before: number;
  readonly after: number;
  /** Retention only: the same as monthly rates. */
  readonly monthly: { readonly before: number; readonly after: number } | null;
  /** True where the effect was cut at the end of the legal range in a segment. */
  readonly saturates: boolean;
  /** True where it is a mean over segments. */
  readonly mean: boolean;
};

/**
 * A lever spelled out over `segments`: rates and prices as their mean weighted by customers (variable cost, a share of revenue, by
 * revenue), new customers and fixed costs as their sum. `null` without segments.
 */
export function spellLever(segments: readonly SegmentBaseline[], lever: Pick<Lever, "target" | "kind" | "value">): Spelled | null {
  if (segments.length === 0) return null;
  const adds = lever.target === "acquisitions" || lever.target === "fixedCost";
  const weightOf = ({ customers, arpa }: SegmentBaseline): number =>
    adds ? 1 : lever.target === "variableCost" ? customers * arpa : customers;
  const total = segments.reduce((sum, segment) => sum + weightOf(segment), 0);
  let before = 0;
  let after = 0;
  let saturates = false;
  for (const segment of segments) {
    const effect = leverEffect(lever, segment);
    // Without a single customer every segment counts alike.
    const weight = adds ? 1 : total === 0 ? 1 / segments.length : weightOf(segment) / total;
    before += effect.before * weight;
    after += effect.after * weight;
    saturates ||= effect.saturates;
  }
  return {
    before,
    after,
    monthly: lever.target === "retention" ? { before: monthlyRetention(before), after: monthlyRetention(after) } : null,
    saturates,
    mean: segments.length > 1 && !adds,
  };
}

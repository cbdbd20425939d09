import { leverEffect } from "./lever-meaning.ts";
import { monthlyRetention } from "./lever-paths.ts";
import type { Baseline, Lever, LeverSize, SegmentBaseline } from "./scenario.ts";

/** The segments a lever acts on. */
export const segmentsOf = (baseline: Baseline, lever: Pick<Lever, "segment">): readonly SegmentBaseline[] =>
  lever.segment === null ? baseline.segments : baseline.segments.filter((segment) => segment.key === lever.segment);

/** What a lever means where it acts, in the units of the baseline, over all the segments it acts on. */
export type Spelled = {
  readonly before: number;
  readonly after: number;
  /** Retention only: the same as monthly rates. */
  readonly monthly: { readonly before: number; readonly after: number } | null;
  /** Scores only: the annual retention that follows. */
  readonly retention: { readonly before: number; readonly after: number } | null;
  /** True where the effect was cut at the end of the legal range in a segment. */
  readonly saturates: boolean;
  /** True where it is a mean over segments. */
  readonly mean: boolean;
};

const ADDING: readonly Lever["target"][] = ["acquisitions", "fixedCost"];

/**
 * A lever spelled out over `segments`: rates and prices as their mean weighted by customers (variable cost, a share of revenue, by
 * revenue; what a new customer costs, by new customers), new customers and fixed costs as their sum. `null` without segments, and of a score where
 * none of them is linked.
 */
export function spellLever(segments: readonly SegmentBaseline[], lever: LeverSize): Spelled | null {
  const found = segments.flatMap((segment) => {
    const effect = leverEffect(lever, segment);
    return effect === null ? [] : [{ segment, effect }];
  });
  if (found.length === 0) return null;
  const adds = ADDING.includes(lever.target);
  const total = found.reduce((sum, { segment }) => sum + weightOf(segment, lever.target), 0);
  let before = 0;
  let after = 0;
  let saturates = false;
  const retention = { before: 0, after: 0 };
  for (const { segment, effect } of found) {
    // Without a single customer every segment counts alike.
    const weight = adds ? 1 : total === 0 ? 1 / found.length : weightOf(segment, lever.target) / total;
    before += effect.before * weight;
    after += effect.after * weight;
    saturates ||= effect.saturates;
    retention.before += (effect.retention?.before ?? 0) * weight;
    retention.after += (effect.retention?.after ?? 0) * weight;
  }
  return {
    before,
    after,
    monthly: lever.target === "retention" ? { before: monthlyRetention(before), after: monthlyRetention(after) } : null,
    retention: found[0]?.effect.retention === undefined ? null : retention,
    saturates,
    mean: found.length > 1 && !adds && lever.target !== "programme",
  };
}

function weightOf({ customers, arpa, acquisitionsPerMonth }: SegmentBaseline, target: Lever["target"]): number {
  if (ADDING.includes(target)) return 1;
  if (target === "variableCost") return customers * arpa;
  return target === "cac" ? acquisitionsPerMonth : customers;
}

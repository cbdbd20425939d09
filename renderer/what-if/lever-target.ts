import { leverMeaning } from "../../shared/scenario/lever-meaning.ts";
import type { Baseline, Lever, SegmentBaseline } from "../../shared/scenario/scenario.ts";

/** The segments a lever acts on. */
export const segmentsOf = (baseline: Baseline, lever: Pick<Lever, "segment">): readonly SegmentBaseline[] =>
  lever.segment === null ? baseline.segments : baseline.segments.filter((segment) => segment.key === lever.segment);

/** What a lever means where it acts: over several segments the mean, weighted by customers (money by revenue where it is a share). */
export type Spelled = {
  readonly before: number;
  readonly after: number;
  readonly monthly: { readonly before: number; readonly after: number } | null;
  readonly saturates: boolean;
  /** True where it is a mean over segments. */
  readonly mean: boolean;
};

export function spellLever(baseline: Baseline, lever: Lever): Spelled | null {
  const segments = segmentsOf(baseline, lever);
  if (segments.length === 0) return null;
  const meanings = segments.map((segment) => ({ segment, meaning: leverMeaning(lever, segment) }));
  // New customers and fixed costs add up over segments; rates and prices are averaged.
  const adds = lever.target === "acquisitions" || lever.target === "fixedCost";
  const weights = meanings.map(({ segment }) =>
    adds ? 1 : lever.target === "variableCost" ? segment.customers * segment.arpa : segment.customers,
  );
  const total = adds ? 1 : weights.reduce((sum, weight) => sum + weight, 0);
  const mix = (pick: (entry: (typeof meanings)[number]) => number): number =>
    total === 0
      ? pick(meanings[0] ?? fallback(meanings))
      : meanings.reduce((sum, entry, index) => sum + pick(entry) * (weights[index] ?? 0), 0) / total;
  const before = mix(({ meaning }) => meaning.before);
  const after = mix(({ meaning }) => meaning.after);
  return {
    before,
    after,
    monthly: lever.target === "retention" ? { before: before ** (1 / 12), after: after ** (1 / 12) } : null,
    saturates: meanings.some(({ meaning }) => meaning.saturates),
    mean: segments.length > 1 && !adds,
  };
}

function fallback<T>(entries: readonly T[]): T {
  throw new Error(`spellLever requires at least one segment, got ${entries.length}`);
}

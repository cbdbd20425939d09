import type { Comparison, IndexId, Slice } from "../indices/index-result.ts";
import { confidence, type ReportContext, shownSlices } from "./report-context.ts";

/**
 * What the tests allow to be called a finding: a difference larger than sampling noise, which is an adjusted p (Holm over all pairs)
 * below one less the confidence level. Everything else is told as it stands, never as a change.
 */
export const isLargerThanNoise = (context: ReportContext, test: Comparison): boolean => test.pHolm < 1 - confidence(context);

export type WaveChange = {
  readonly from: Slice;
  readonly to: Slice;
  readonly test: Comparison;
  readonly isFinding: boolean;
};

/** The last wave against the one before it; `null` without two waves and a test between them. */
export function waveChange(context: ReportContext, id: IndexId): WaveChange | null {
  const waves = shownSlices(context.output.waves, id);
  const [from, to] = waves.slice(-2);
  if (from === undefined || to === undefined) return null;
  const test = testBetween(waves, id, from.key, to.key);
  return test === null ? null : { from, to, test, isFinding: isLargerThanNoise(context, test) };
}

export type GroupGap = {
  /** Stands apart from all other groups, or only the two ends of the ranking differ. */
  readonly kind: "trailsAll" | "leadsAll" | "endsDiffer";
  /** The group that the finding is about; with `endsDiffer` the lower one. */
  readonly group: Slice;
  /** Its nearest neighbour, or the higher end. */
  readonly other: Slice;
  /** group − other, with its interval. */
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
};

/** The one gap between groups worth a title, if any is larger than noise. */
export function groupGap(context: ReportContext, id: IndexId): GroupGap | null {
  const groups = shownSlices(context.output.groups, id);
  const ranked = [...groups].sort((a, b) => (a.indices[id].value ?? 0) - (b.indices[id].value ?? 0));
  const lowest = ranked[0];
  const highest = ranked.at(-1);
  if (lowest === undefined || highest === undefined || ranked.length < 2) return null;
  const differs = (a: Slice, b: Slice): boolean => {
    const test = testBetween(groups, id, a.key, b.key);
    return test !== null && isLargerThanNoise(context, test);
  };
  if (!differs(lowest, highest)) return null;
  const others = (group: Slice) => ranked.filter((other) => other !== group);
  if (ranked.length > 2 && others(lowest).every((other) => differs(lowest, other))) return gap(groups, id, "trailsAll", lowest, ranked[1]);
  if (ranked.length > 2 && others(highest).every((other) => differs(highest, other))) {
    return gap(groups, id, "leadsAll", highest, ranked.at(-2));
  }
  return gap(groups, id, "endsDiffer", lowest, highest);
}

function gap(groups: readonly Slice[], id: IndexId, kind: GroupGap["kind"], group: Slice, other: Slice | undefined): GroupGap | null {
  const test = other === undefined ? null : testBetween(groups, id, other.key, group.key);
  return test === null || other === undefined ? null : { kind, group, other, difference: test.difference, lo: test.lo, hi: test.hi };
}

/** The comparison b − a, whichever of the two it is kept with. */
function testBetween(slices: readonly Slice[], id: IndexId, a: string | null, b: string | null): Comparison | null {
  for (const slice of slices) {
    for (const test of slice.tests) {
      if (test.index !== id) continue;
      if (test.a === a && test.b === b) return test;
      if (test.a === b && test.b === a) return { ...test, a, b, difference: -test.difference, lo: -test.hi, hi: -test.lo };
    }
  }
  return null;
}

/** A proportion with its interval, all fractions. */
export type Proportion = { readonly value: number; readonly lo: number; readonly hi: number };

/** True when two independent proportions differ by more than noise: Newcombe's interval of the difference leaves out 0 (methods.md 0.4, DP). */
export function proportionsDiffer(a: Proportion, b: Proportion): boolean {
  const difference = a.value - b.value;
  const below = Math.hypot(a.value - a.lo, b.hi - b.value);
  const above = Math.hypot(a.hi - a.value, b.value - b.lo);
  return difference - below > 0 || difference + above < 0;
}

import { leverEffect } from "../lever-meaning.ts";
import type { Lever, LeverTarget, UncertainField } from "../scenario.ts";
import { segmentsOf } from "../spell-lever.ts";
import { baselineInput, type InputName } from "./input.ts";
import type { Situation } from "./outcome.ts";

/** Rates and prices can be compared between segments; counts and whole costs cannot. */
const FIELDS: Partial<Readonly<Record<LeverTarget, UncertainField>>> = {
  retention: "annualRetention",
  arpa: "arpa",
  variableCost: "grossMargin",
};
const COMPARABLE: readonly UncertainField[] = ["annualRetention", "arpa", "grossMargin"];

/**
 * Whether a value leads outside of anything seen so far: of a rate or price, the span from the lowest 5th to the highest 95th percentile
 * over all segments. `unknown` where there is nothing to compare with: a count or a cost, or one segment without a range.
 */
export function isOutsideObserved(situation: Situation, input: InputName, value: number): boolean | "unknown" {
  if (input.kind === "baseline") {
    const seen = observedRange(situation, input.field);
    return seen === null ? "unknown" : value < seen.low || value > seen.high;
  }
  const lever = situation.levers[input.lever];
  const field = lever === undefined ? undefined : FIELDS[lever.target];
  const seen = field === undefined ? null : observedRange(situation, field);
  if (lever === undefined || seen === null || input.part !== "value") return "unknown";
  return segmentsOf(situation.baseline, lever).some((segment) => {
    const effect = leverEffect({ ...lever, value }, segment);
    if (effect === null) return false;
    const after = asField(lever, effect.after);
    return after < seen.low || after > seen.high;
  });
}

/** The baseline holds the margin, a lever moves the cost. */
const asField = (lever: Lever, after: number): number => (lever.target === "variableCost" ? 1 - after : after);

/** Lowest and highest that the segments and their ranges have shown of a field; `null` where there is nothing to compare. */
export function observedRange({ baseline }: Situation, field: UncertainField): { readonly low: number; readonly high: number } | null {
  if (!COMPARABLE.includes(field)) return null;
  const ends = baseline.segments.map((segment) => {
    const input = segment.ranges?.[field] === undefined ? null : baselineInput({ ...baseline, segments: [segment] }, field, segment.key);
    return input ?? { low: segment[field] ?? 0, high: segment[field] ?? 0 };
  });
  const low = Math.min(...ends.map((end) => end.low));
  const high = Math.max(...ends.map((end) => end.high));
  return high > low ? { low, high } : null;
}

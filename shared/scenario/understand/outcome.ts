import { createFlatProjection, type FlatProjection, projectFlat } from "../project-flat.ts";
import type { Baseline, Lever } from "../scenario.ts";

/** Everything that an answer depends on, horizon apart. */
export type Situation = { readonly baseline: Baseline; readonly levers: readonly Lever[] };

/**
 * What a question may be asked of: revenue over the horizon and its first 12 months, present value of margin, margin undiscounted
 * after programme costs, the margin that the levers gain (net gain), customers in the last month. Money, or customers.
 */
export const OUTCOMES = ["revenue", "revenue12", "pvMargin", "margin", "netGain", "customers"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One outcome of one situation after another; the room for a projection is made once. Situations must have `segmentCount` segments. */
export function createOutcome(outcome: Outcome, segmentCount: number, horizon: number): (situation: Situation) => number {
  const flat = createFlatProjection(segmentCount, horizon);
  const read = (baseline: Baseline, levers: readonly Lever[]): number => {
    projectFlat(flat, baseline, levers);
    return readOutcome(flat, outcome);
  };
  return ({ baseline, levers }) => {
    const after = read(baseline, levers);
    return outcome === "netGain" ? gain(after, read(baseline, [])) : after;
  };
}

/** A difference that is only the rounding of two sums is none. */
function gain(after: number, before: number): number {
  const difference = after - before;
  return Math.abs(difference) <= 1e-13 * Math.max(Math.abs(after), Math.abs(before)) ? 0 : difference;
}

function readOutcome(flat: FlatProjection, outcome: Outcome): number {
  switch (outcome) {
    case "revenue":
      return flat.revenueSum;
    case "revenue12":
      return flat.revenueSum12;
    case "pvMargin":
      return flat.pvMargin;
    case "margin":
    case "netGain":
      return flat.marginSum;
    case "customers":
      return flat.totalCustomers[flat.horizon - 1] ?? 0;
  }
}

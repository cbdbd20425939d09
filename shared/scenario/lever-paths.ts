import { assertNever } from "../result.ts";
import { applyLever, legalRange } from "./apply-lever.ts";
import { type ResolvedLever, resolveLever } from "./formulas/lever-formula.ts";
import { leverScale } from "./lever-scale.ts";
import type { Lever, LeverTarget, QuantityTarget, SegmentBaseline } from "./scenario.ts";
import { isScore } from "./score-links.ts";

/** A lever with its share in force in every month of the horizon. */
export type ScaledLever = { readonly lever: ResolvedLever; readonly scales: Float64Array };

/** Levers with their scales, in their order; made once for all segments. */
export function scaleLevers(levers: readonly Lever[], horizon: number): readonly ScaledLever[] {
  return levers.map((lever) => ({ lever, scales: Float64Array.from({ length: horizon }, (_, t) => leverScale(lever, t)) }));
}

/** The same levers, in the same places, with formulas worked out for a segment. */
export function resolveLevers(levers: readonly ScaledLever[], segment: SegmentBaseline): readonly ScaledLever[] {
  if (!levers.some(({ lever }) => lever.kind === "formula")) return levers;
  return levers.map((scaled) => ({ ...scaled, lever: resolveLever(scaled.lever, segment) }));
}

/** Those that act on one quantity of one segment. A lever without a segment acts on every one. */
export function leversOn(levers: readonly ScaledLever[], target: LeverTarget, key: string | null): readonly ScaledLever[] {
  if (levers.length === 0) return levers;
  return levers.filter(({ lever }) => lever.target === target && (lever.segment === null || lever.segment === key));
}

/** Those that act on the annual retention of one segment: on the rate itself, or on a score that it follows from. */
export function leversOnRetention(levers: readonly ScaledLever[], key: string | null): readonly ScaledLever[] {
  if (levers.length === 0) return levers;
  return levers.filter(
    ({ lever }) => (lever.target === "retention" || isScore(lever.target)) && (lever.segment === null || lever.segment === key),
  );
}

/** The quantity a target names, in a segment's baseline. */
export function quantityOf(segment: SegmentBaseline, target: QuantityTarget): number {
  switch (target) {
    case "retention":
      return segment.annualRetention;
    case "arpa":
      return segment.arpa;
    case "acquisitions":
      return segment.acquisitionsPerMonth;
    case "fixedCost":
      return segment.fixedCostPerMonth;
    case "variableCost":
      return 1 - segment.grossMargin;
    case "serviceCost":
      return segment.serviceCostPerMonth ?? 0;
    case "cac":
      return segment.cac ?? 0;
    case "referral":
      return segment.referral ?? 0;
    default:
      return assertNever(target);
  }
}

/** Customers kept from one month to the next, from the annual rate. */
export const monthlyRetention = (annual: number): number => annual ** (1 / 12);

/**
 * Fills `path` with a quantity that starts at `baseline`, grows by `growth` a month and is then moved by its levers, clamped
 * once at the end to `legalRange`. Months before index `from` keep the baseline. True when a clamp cut something.
 */
export function fillPath(
  path: Float64Array,
  target: LeverTarget,
  baseline: number,
  growth: number,
  levers: readonly ScaledLever[],
  from = 0,
): boolean {
  if (growth === 0) path.fill(baseline);
  else {
    let grown = baseline;
    for (let t = 0; t < path.length; t++) {
      path[t] = grown;
      grown *= 1 + growth;
    }
  }
  if (levers.length === 0) return false;
  let saturates = false;
  for (let t = from; t < path.length; t++) {
    const start = path[t] ?? 0;
    const { min, max } = legalRange(target, start);
    let moved = start;
    for (const { lever, scales } of levers) moved = applyLever(lever, scales[t] ?? 0, moved);
    const held = moved < min ? min : moved > max ? max : moved;
    if (held !== moved) saturates = true;
    path[t] = held;
  }
  return saturates;
}

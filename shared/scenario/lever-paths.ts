import { applyLever, legalRange } from "./apply-lever.ts";
import { leverScale } from "./lever-scale.ts";
import type { Lever, LeverTarget, SegmentBaseline } from "./scenario.ts";

/** A lever with its share in force in every month of the horizon. */
export type ScaledLever = { readonly lever: Lever; readonly scales: Float64Array };

/** Levers with their scales, in their order; made once for all segments. */
export function scaleLevers(levers: readonly Lever[], horizon: number): readonly ScaledLever[] {
  return levers.map((lever) => ({ lever, scales: Float64Array.from({ length: horizon }, (_, t) => leverScale(lever, t)) }));
}

/** Those that act on one quantity of one segment. A lever without a segment acts on every one. */
export function leversOn(levers: readonly ScaledLever[], target: LeverTarget, key: string | null): readonly ScaledLever[] {
  if (levers.length === 0) return levers;
  return levers.filter(({ lever }) => lever.target === target && (lever.segment === null || lever.segment === key));
}

/** The quantity a target names, in a segment's baseline. */
export function quantityOf(segment: SegmentBaseline, target: LeverTarget): number {
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
    default:
      // Shares of score classes stand in no baseline yet.
      return 0;
  }
}

/** Customers kept from one month to the next, from the annual rate. */
export const monthlyRetention = (annual: number): number => annual ** (1 / 12);

/**
 * Fills `rates` with the monthly retention r_t of each month: levers act on the annual rate in their order, clamped once at
 * the end. Index 0 is never used by the recursion. True when a clamp cut something.
 */
export function fillRates(rates: Float64Array, annual: number, levers: readonly ScaledLever[]): boolean {
  if (levers.length === 0) {
    rates.fill(monthlyRetention(annual));
    return false;
  }
  const { min, max } = legalRange("retention", annual);
  let saturates = false;
  let previous = annual;
  let rate = monthlyRetention(annual);
  rates[0] = rate;
  for (let t = 1; t < rates.length; t++) {
    let moved = annual;
    for (const { lever, scales } of levers) moved = applyLever(lever, scales[t] ?? 0, moved);
    const held = moved < min ? min : moved > max ? max : moved;
    if (held !== moved) saturates = true;
    // A ramp is short and a power dear: most months repeat the one before.
    if (held !== previous) {
      rate = monthlyRetention(held);
      previous = held;
    }
    rates[t] = rate;
  }
  return saturates;
}

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

import { applyLever, legalRange } from "./apply-lever.ts";
import { monthlyRetention } from "./lever-paths.ts";
import { isMoveCut, moveShares, type RetentionSteps } from "./retention-steps.ts";

/** Where the months of one segment's retention are written. Index 0 is never used by the recursion. */
export type RetentionPaths = {
  /** Annual retention under the levers of the month. */
  readonly annual: Float64Array;
  /** The same a month, r_t. */
  readonly rates: Float64Array;
  /** Share of promoters among the customers; only where NPS is linked and asked for. */
  readonly promoters: Float64Array;
};

/**
 * Fills the retention of each month: levers act on the annual rate in their order, those on scores by the customers they move (methods.md
 * 12.4.1), clamped once at the end. True when a clamp cut something.
 */
export function fillRates(into: RetentionPaths, annual: number, { steps, shares, promoter }: RetentionSteps): boolean {
  const { rates, promoters } = into;
  const months = rates.length;
  if (promoter >= 0) promoters.fill(shares[promoter] ?? 0);
  into.annual.fill(annual);
  rates.fill(monthlyRetention(annual));
  if (steps.length === 0) return false;
  const { min, max } = legalRange("retention", annual);
  const own = shares.length === 0 ? shares : shares.slice();
  let saturates = false;
  let previous = annual;
  let rate = rates[0] ?? 0;
  for (let t = 1; t < months; t++) {
    let moved = annual;
    if (shares.length > 0) own.set(shares);
    for (const { lever, scales, move } of steps) {
      const scale = scales[t] ?? 0;
      if (move === null) moved = applyLever(lever, scale, moved);
      else {
        if (isMoveCut(own, move, lever, scale)) saturates = true;
        const part = moveShares(own, move, lever, scale);
        if (part !== 0) moved += part * move.gain;
      }
    }
    if (promoter >= 0) promoters[t] = own[promoter] ?? 0;
    const held = moved < min ? min : moved > max ? max : moved;
    if (held !== moved) saturates = true;
    // A ramp is short and a power dear: most months repeat the one before.
    if (held !== previous) {
      rate = monthlyRetention(held);
      previous = held;
    }
    into.annual[t] = held;
    rates[t] = rate;
  }
  return saturates;
}

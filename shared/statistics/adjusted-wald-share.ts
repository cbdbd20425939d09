import { twoSidedZ } from "./two-sided-z.ts";
import type { Limits } from "./wilson-interval.ts";

/** `centre` is the adjusted share the limits lie around. */
export type AdjustedWaldShare = Limits & { readonly centre: number };

/**
 * Adjusted Wald interval of a share (Agresti–Coull), for small usability samples: p̃ = (x + z²/2)/(n + z²), p̃ ± z·√(p̃(1−p̃)/(n + z²)),
 * clipped to 0–1. `null` when n = 0. methods.md 11.5.
 * Source: Agresti & Coull 1998; Sauro & Lewis 2005.
 * @example adjustedWaldShare(9, 10, 0.95) // { centre: 0.788987, lo: 0.574032, hi: 1 }
 */
export function adjustedWaldShare(successes: number, n: number, level: number): AdjustedWaldShare | null {
  if (!(n > 0)) {
    return null;
  }
  const z = twoSidedZ(level);
  const size = n + z * z;
  const centre = (successes + (z * z) / 2) / size;
  const half = z * Math.sqrt((centre * (1 - centre)) / size);
  return { centre, lo: Math.max(0, centre - half), hi: Math.min(1, centre + half) };
}

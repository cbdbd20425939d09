import { twoSidedZ } from "./two-sided-z.ts";

/**
 * Wald limits of a score in points: value ± z·se, clipped to ±100. `se` is the score's own (weighted: the linearised one), in points.
 * methods.md 1.
 * @example waldNpsLimits(30, 7.8102, 0.95) // { lo: 14.692, hi: 45.308 }
 */
export function waldNpsLimits(value: number, se: number, level: number): { readonly lo: number; readonly hi: number } {
  const half = twoSidedZ(level) * se;
  return { lo: Math.max(-100, value - half), hi: Math.min(100, value + half) };
}

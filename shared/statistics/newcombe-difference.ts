import { wilsonInterval } from "./wilson-interval.ts";

/** A difference of two shares (first minus second), −1…1. */
export type ShareDifference = { readonly difference: number; readonly lo: number; readonly hi: number };

/**
 * Interval of the difference of two independent shares x1/n1 − x2/n2, from their Wilson limits (l, u):
 * d − √((p1−l1)² + (u2−p2)²) … d + √((u1−p1)² + (p2−l2)²). Fractions; counts may be fractional. `null` when a group is empty.
 * Source: Newcombe, Stat. Med. 17 (1998) 873–890, method 10. methods.md 0.4 DP.
 * @example newcombeDifference(56, 70, 48, 80, 0.95) // { difference: 0.2, lo: 0.052431, hi: 0.333873 }
 */
export function newcombeDifference(x1: number, n1: number, x2: number, n2: number, level: number): ShareDifference | null {
  const first = wilsonInterval(x1, n1, level);
  const second = wilsonInterval(x2, n2, level);
  if (first === null || second === null) {
    return null;
  }
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const difference = p1 - p2;
  return {
    difference,
    lo: Math.max(-1, difference - Math.hypot(p1 - first.lo, second.hi - p2)),
    hi: Math.min(1, difference + Math.hypot(first.hi - p1, p2 - second.lo)),
  };
}

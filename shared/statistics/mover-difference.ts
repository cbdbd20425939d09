import { normalTwoSidedP } from "./normal-two-sided-p.ts";
import { twoSidedZ } from "./two-sided-z.ts";

/** A value with its limits. */
export type Estimate = { readonly value: number; readonly lo: number; readonly hi: number };

export type MoverDifference = { readonly difference: number; readonly lo: number; readonly hi: number; readonly p: number };

/**
 * Difference b − a of two independent estimates from the interval of each (method of variance estimates recovery): d − √((b − l_b)² + (u_a − a)²)
 * … d + √((u_b − b)² + (a − l_a)²), so that limits by bootstrap or of skewed estimates keep their shape. p is that of the deviation whose
 * side reaches 0: it is below 1 − level exactly where the interval leaves out 0. `null` where neither interval has any width.
 * Source: Zou & Donner, Stat. Med. 27 (2008) 1693–1702; for shares it is Newcombe's method 10.
 * @example moverDifference({ value: 10, lo: 8, hi: 12 }, { value: 15, lo: 12, hi: 18 }, 0.95) // 5, 1.394…8.606
 */
export function moverDifference(a: Estimate, b: Estimate, level: number): MoverDifference | null {
  const difference = b.value - a.value;
  const below = Math.hypot(b.value - b.lo, a.hi - a.value);
  const above = Math.hypot(b.hi - b.value, a.value - a.lo);
  const towardsZero = difference > 0 ? below : above;
  if (!(towardsZero > 0)) {
    return null;
  }
  return {
    difference,
    lo: difference - below,
    hi: difference + above,
    p: normalTwoSidedP((Math.abs(difference) * twoSidedZ(level)) / towardsZero),
  };
}

import { requireThat } from "./require-that.ts";

/**
 * E-value of a risk ratio: how strongly, as a risk ratio, something unseen would have to go both with the class and with churn to explain the
 * whole ratio away: RR + √(RR·(RR − 1)), of 1/RR below 1. At least 1.
 * Source: VanderWeele & Ding, Annals of Internal Medicine 167 (2017) 268–274.
 * @example eValue(3.9) // 7.26
 */
export function eValue(ratio: number): number {
  requireThat(ratio > 0, "eValue requires ratio > 0", ratio);
  const above = ratio >= 1 ? ratio : 1 / ratio;
  return above + Math.sqrt(above * (above - 1));
}

/**
 * The most by which something unseen can distort a risk ratio that is associated with the class and with churn by a risk ratio of at most
 * `strength` each: strength²/(2·strength − 1). 1 = no distortion.
 * Source: Ding & VanderWeele, Epidemiology 27 (2016) 368–377.
 * @example boundingFactor(2) // 1.333333
 */
export function boundingFactor(strength: number): number {
  requireThat(strength >= 1, "boundingFactor requires strength >= 1", strength);
  return (strength * strength) / (2 * strength - 1);
}

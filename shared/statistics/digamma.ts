import { requireThat } from "./require-that.ts";

/**
 * ψ(x) = d lnΓ(x)/dx, for x > 0. Used by the gradients of the purchase models.
 * Source: recurrence ψ(x) = ψ(x+1) − 1/x up to x ≥ 10, then the asymptotic series (Abramowitz & Stegun 6.3.5, 6.3.18).
 * @example digamma(1) // −0.5772156649015329, minus Euler's constant
 */
export function digamma(x: number): number {
  requireThat(x > 0 && x < Infinity, "digamma requires a finite x > 0", x);
  let shifted = x;
  let reciprocals = 0;
  while (shifted < 10) {
    reciprocals += 1 / shifted;
    shifted += 1;
  }
  const y = 1 / (shifted * shifted);
  const tail = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32760 - y / 12))))));
  return Math.log(shifted) - 0.5 / shifted - tail - reciprocals;
}

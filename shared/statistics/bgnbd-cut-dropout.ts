import type { BgnbdParameters } from "./bgnbd-parameters.ts";

/**
 * Parameters once the mean chance to drop out after a purchase, a/(a+b), is cut by `cut` with a + b constant: a' = a(1 − cut), b' = b + a·cut.
 * Below 0 the chance rises; 1 = nobody drops out. `null` where no such chance exists. The same cut of the posterior Beta(a, b + x) of a
 * customer gives the same a' and b'. methods.md 12.3.
 * @example bgnbdCutDropout({ r: 0.243, alpha: 4.414, a: 0.8, b: 2.4 }, 0.25) // { r: 0.243, alpha: 4.414, a: 0.6, b: 2.6 }
 */
export function bgnbdCutDropout({ r, alpha, a, b }: BgnbdParameters, cut: number): BgnbdParameters | null {
  const moved = { r, alpha, a: a * (1 - cut), b: b + a * cut };
  return moved.a >= 0 && moved.b > 0 ? moved : null;
}

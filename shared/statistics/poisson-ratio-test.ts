import { binomialTwoSidedP } from "./binomial-two-sided-p.ts";

/** Second rate over first; `null` when the first count is 0. */
export type PoissonRatio = { readonly ratio: number | null; readonly p: number };

/**
 * Exact test of two rates k1/exposure1 and k2/exposure2 (whole counts): given k1 + k2, k1 is binomial with probability
 * exposure1/(exposure1 + exposure2); two-sided by the sum of outcomes no more likely than the observed one. `null` when an exposure
 * is 0. methods.md 0.4 C.
 * @example poissonRatioTest(37, 1000, 60, 1200) // { ratio: 1.351351, p: 0.154625 }
 */
export function poissonRatioTest(k1: number, exposure1: number, k2: number, exposure2: number): PoissonRatio | null {
  if (!(exposure1 > 0 && exposure2 > 0)) {
    return null;
  }
  return {
    ratio: k1 > 0 ? k2 / exposure2 / (k1 / exposure1) : null,
    p: binomialTwoSidedP(k1, k1 + k2, exposure1 / (exposure1 + exposure2)),
  };
}

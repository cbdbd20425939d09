import { normalTwoSidedP } from "./normal-two-sided-p.ts";

/** A statistic that is standard normal when there is no difference, and its two-sided p. */
export type ZTest = { readonly z: number; readonly p: number };

/**
 * Test of two independent shares with the pooled variance and no continuity correction: z = (x1/n1 − x2/n2)/√(p̄(1−p̄)(1/n1 + 1/n2)).
 * All alike (p̄ 0 or 1): z = 0, p = 1. `null` when a group is empty. Valid when every expected count is at least 5
 * (see `shareDifferenceTest`). methods.md 0.4 DP.
 * @example pooledZTest(420, 600, 380, 600) // { z: 2.449490, p: 0.014306 }
 */
export function pooledZTest(x1: number, n1: number, x2: number, n2: number): ZTest | null {
  if (!(n1 > 0 && n2 > 0)) {
    return null;
  }
  const pooled = (x1 + x2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  if (!(variance > 0)) {
    return { z: 0, p: 1 };
  }
  const z = (x1 / n1 - x2 / n2) / Math.sqrt(variance);
  return { z, p: normalTwoSidedP(z) };
}

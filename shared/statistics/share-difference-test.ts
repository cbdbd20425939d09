import { fisherExact } from "./fisher-exact.ts";
import { pooledZTest } from "./pooled-z-test.ts";

/** `z` is `null` where the exact test was used. */
export type ShareTest = { readonly method: "pooledZ" | "fisherExact"; readonly z: number | null; readonly p: number };

/** Below this expected count the normal approximation is not trusted. */
const SMALLEST_EXPECTED = 5;

/**
 * Test of two independent shares x1/n1 and x2/n2: pooled z, or Fisher's exact test when any expected count is below 5 (fractional
 * weighted counts are rounded for it). `null` when a group is empty. methods.md 0.4 DP.
 * @example shareDifferenceTest(3, 4, 1, 4) // { method: "fisherExact", z: null, p: 0.485714 }
 */
export function shareDifferenceTest(x1: number, n1: number, x2: number, n2: number): ShareTest | null {
  if (!(n1 > 0 && n2 > 0)) {
    return null;
  }
  const pooled = (x1 + x2) / (n1 + n2);
  if (Math.min(n1, n2) * Math.min(pooled, 1 - pooled) < SMALLEST_EXPECTED) {
    const size1 = Math.round(n1);
    const size2 = Math.round(n2);
    const hits1 = Math.min(size1, Math.max(0, Math.round(x1)));
    const hits2 = Math.min(size2, Math.max(0, Math.round(x2)));
    return { method: "fisherExact", z: null, p: fisherExact(hits1, size1 - hits1, hits2, size2 - hits2) };
  }
  const test = pooledZTest(x1, n1, x2, n2);
  return test === null ? null : { method: "pooledZ", ...test };
}

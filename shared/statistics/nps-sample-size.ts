import { twoSidedZ } from "./two-sided-z.ts";

/**
 * Answers needed for the Net Promoter Score to be known to ± halfWidth points at the level: (z·100·sd/E)², rounded up; `sd` is that
 * of one answer coded −1, 0, +1 (at most 1, the worst case); of a share in percentage points √(p(1 − p)), ½ at worst. methods.md 1, 2.
 * @example npsSampleSize(5, 0.95, 1) // 1537
 */
export function npsSampleSize(halfWidthPoints: number, level: number, sd: number): number {
  return Math.ceil(((twoSidedZ(level) * 100 * sd) / halfWidthPoints) ** 2);
}

import { twoSidedZ } from "./two-sided-z.ts";

/**
 * Answers needed for a share to be known to ± halfWidth (fraction) at the level: z²·p(1−p)/E², rounded up; p = ½ is the worst case.
 * methods.md 2.
 * @example shareSampleSize(0.05, 0.95) // 385
 */
export function shareSampleSize(halfWidth: number, level: number, share = 0.5): number {
  return Math.ceil((twoSidedZ(level) / halfWidth) ** 2 * share * (1 - share));
}

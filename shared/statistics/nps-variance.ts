/**
 * Variance of one answer coded −1, 0, +1, from the shares of promoters p and detractors d: v = p + d − (p − d)². Range 0–1, greatest
 * at p = d = ½. methods.md 1.
 * @example npsVariance(0.5, 0.2) // 0.61
 */
export function npsVariance(promoterShare: number, detractorShare: number): number {
  return Math.max(0, promoterShare + detractorShare - (promoterShare - detractorShare) ** 2);
}

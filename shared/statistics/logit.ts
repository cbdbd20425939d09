/**
 * Log-odds ln(p/(1 − p)) of a share strictly between 0 and 1; `null` at and beyond the ends. methods.md 12.2.
 * @example logit(0.8) // 1.386294
 */
export function logit(p: number): number | null {
  return p > 0 && p < 1 ? Math.log(p) - Math.log1p(-p) : null;
}

/**
 * Constant hazard −ln(1 − c) that gives the churn c (fraction, below 1) over one period; `null` when all are lost. methods.md 4.
 * @example churnHazard(0.5) // 0.693147
 */
export function churnHazard(churn: number): number | null {
  return churn < 1 ? -Math.log1p(-churn) : null;
}

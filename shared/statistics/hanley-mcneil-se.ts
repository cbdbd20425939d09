/**
 * Standard error of an area under the ROC curve A with n1 positives and n0 negatives:
 * √((A(1−A) + (n1−1)(Q1−A²) + (n0−1)(Q2−A²))/(n1 n0)), Q1 = A/(2−A), Q2 = 2A²/(1+A).
 * Source: Hanley & McNeil, Radiology 143 (1982) 29–36. methods.md 5.
 * @example hanleyMcNeilSe(0.8, 50, 450) // 0.038526
 */
export function hanleyMcNeilSe(auc: number, positives: number, negatives: number): number {
  const square = auc * auc;
  const q1 = auc / (2 - auc);
  const q2 = (2 * square) / (1 + auc);
  const variance = auc * (1 - auc) + (positives - 1) * (q1 - square) + (negatives - 1) * (q2 - square);
  return Math.sqrt(Math.max(0, variance) / (positives * negatives));
}

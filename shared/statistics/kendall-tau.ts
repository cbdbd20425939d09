/**
 * Kendall's τ-b: agreement of two orders of the same things, −1 (opposite) … 1 (same), ties allowed for; `null` when either side is
 * all ties or there are fewer than two things. O(n²), for the few dozen segments of a table.
 * @example kendallTau([1, 2, 3], [1, 3, 2]) // 1/3
 * Source: Kendall 1945, Biometrika 33:239–251.
 */
export function kendallTau(a: readonly number[], b: readonly number[]): number | null {
  let [score, untiedA, untiedB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const first = Math.sign((a[i] ?? 0) - (a[j] ?? 0));
      const second = Math.sign((b[i] ?? 0) - (b[j] ?? 0));
      score += first * second;
      untiedA += first * first;
      untiedB += second * second;
    }
  }
  return untiedA === 0 || untiedB === 0 ? null : score / Math.sqrt(untiedA * untiedB);
}

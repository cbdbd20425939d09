/**
 * Effective number of answers under unequal weights: (Σw)²/Σw², at most the real number, equal to it when all weights are alike.
 * Takes the two sums, which a database gives; 0 when there is no weight.
 * Source: Kish 1965. methods.md 0.3.6.
 * @example kishEffectiveSize(10, 26) // 3.846154, of weights 1, 1, 2, 2, 4
 */
export function kishEffectiveSize(sumOfWeights: number, sumOfSquaredWeights: number): number {
  return sumOfSquaredWeights > 0 ? (sumOfWeights * sumOfWeights) / sumOfSquaredWeights : 0;
}

/**
 * Linearised (Taylor) standard error of a weighted mean: √Σ w²(y − estimate)² / Σw, in the unit of y. `null` when the weights sum to
 * nothing. methods.md 0.3.6.
 * @example linearisedSe([100, 100, 0, -100, -100], [1, 1, 2, 2, 4], -40) // 34.292856
 */
export function linearisedSe(values: ArrayLike<number>, weights: ArrayLike<number>, estimate: number): number | null {
  let squares = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    const weight = weights[i] ?? 0;
    total += weight;
    squares += (weight * ((values[i] ?? 0) - estimate)) ** 2;
  }
  return total > 0 ? Math.sqrt(squares) / total : null;
}

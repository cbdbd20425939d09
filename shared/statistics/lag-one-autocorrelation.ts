/**
 * Autocorrelation at lag 1: Σ (x_t − m)(x_{t+1} − m)/Σ (x_t − m)². Range about −1…1; `null` without spread. Above 0.3 a Mann–Kendall
 * test is too ready to see a trend (methods.md 11.3).
 * @example lagOneAutocorrelation([1, 2, 3, 4]) // 0.25
 */
export function lagOneAutocorrelation(values: readonly number[]): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (!(squares > 0)) {
    return null;
  }
  return values.reduce((sum, value, i) => (i > 0 ? sum + (value - mean) * ((values[i - 1] ?? 0) - mean) : sum), 0) / squares;
}

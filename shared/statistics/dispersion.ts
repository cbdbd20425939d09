/**
 * Dispersion of counts over periods with exposures against Poisson: Pearson's Σ (k − ūe)²/(ūe)/(n − 1); 1 = Poisson, above 1.5 multiply
 * standard errors by its root. `null` with fewer than two periods or no events. methods.md 0.4 C.
 * @example dispersion([52, 61, 48, 70, 95, 58], [1000, 1050, 1000, 1100, 1100, 1050]) // 3.310767
 */
export function dispersion(counts: readonly number[], exposures: readonly number[]): number | null {
  const n = counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exposure = exposures.reduce((sum, value) => sum + value, 0);
  if (n < 2 || !(total > 0 && exposures.every((value) => value > 0))) {
    return null;
  }
  const rate = total / exposure;
  const pearson = counts.reduce((sum, count, i) => {
    const expected = rate * (exposures[i] ?? 0);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return pearson / (n - 1);
}

/**
 * Geometric mean exp(mean of ln x) of positive values, the typical duration of a skewed sample. `null` without values or when one is
 * not above zero (the logarithm does not exist; leave zeros out and count them first). methods.md 0.4 D.
 * @example geometricMean([1, 10, 100]) // 10
 */
export function geometricMean(values: readonly number[]): number | null {
  if (values.length === 0 || values.some((value) => !(value > 0 && value < Infinity))) {
    return null;
  }
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

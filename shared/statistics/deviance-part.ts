/**
 * Deviance part of a Poisson or binomial probability, x·ln(x/m) + m − x ≥ 0 for x, m > 0, without the cancellation near x = m.
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), function bd0.
 * @example deviancePart(10, 10) // 0
 */
export function deviancePart(x: number, mean: number): number {
  const relative = (mean - x) / x;
  return relative > 9 || relative < -0.9 ? x * Math.log(x / mean) + mean - x : x * (relative - Math.log1p(relative));
}

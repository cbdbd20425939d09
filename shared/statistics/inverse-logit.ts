/**
 * Share with the log-odds x: 1/(1 + e^−x), always within 0–1. methods.md 12.2.
 * @example inverseLogit(0) // 0.5
 */
export function inverseLogit(x: number): number {
  if (x >= 0) {
    return 1 / (1 + Math.exp(-x));
  }
  const odds = Math.exp(x);
  return odds / (1 + odds);
}

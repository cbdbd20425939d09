/**
 * Shares by class one period on: π'_j = Σ_i π_i·Q_ij; what is missing to the sum before has churned. methods.md 12.4.
 * @example transitionStep([0.5, 0.3, 0.2], [[0.8, 0.14, 0.03], [0.2, 0.6, 0.12], [0.06, 0.2, 0.54]]) // [0.472, 0.290, 0.159]
 */
export function transitionStep(shares: readonly number[], transitions: readonly (readonly number[])[]): readonly number[] {
  return shares.map((_, j) => shares.reduce((sum, share, i) => sum + share * (transitions[i]?.[j] ?? 0), 0));
}

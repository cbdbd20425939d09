import type { SbgParameters } from "./sbg-survival.ts";

/**
 * Retention at the t-th renewal (t ≥ 1) of those still there: r_t = (β+t−1)/(α+β+t−1); it rises with t by sorting alone. Share 0–1.
 * Source: Fader & Hardie 2007. methods.md 10.3.
 * @example sbgRetention({ alpha: 1, beta: 1 }, 2) // 2/3
 */
export function sbgRetention({ alpha, beta }: SbgParameters, renewal: number): number {
  return (beta + renewal - 1) / (alpha + beta + renewal - 1);
}

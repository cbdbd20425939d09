import { adjustedWaldShare } from "./adjusted-wald-share.ts";

export type SmallSampleShare = { readonly value: number; readonly estimator: "laplace" | "wilson" | "plain" };

/**
 * Best point estimate of a completion rate in a small sample: Laplace (x+1)/(n+2) when x/n > 0.9, the Wilson centre when x/n < 0.5, x/n
 * between. Fraction 0–1; `null` when n = 0. methods.md 11.5.
 * Source: Lewis & Sauro, Journal of Usability Studies 1 (2006) 136–150.
 * @example smallSampleShare(10, 10, 0.95) // { value: 0.916667, estimator: "laplace" }
 */
export function smallSampleShare(successes: number, n: number, level: number): SmallSampleShare | null {
  const adjusted = adjustedWaldShare(successes, n, level);
  if (adjusted === null) {
    return null;
  }
  const share = successes / n;
  if (share > 0.9) return { value: (successes + 1) / (n + 2), estimator: "laplace" };
  return share < 0.5 ? { value: adjusted.centre, estimator: "wilson" } : { value: share, estimator: "plain" };
}

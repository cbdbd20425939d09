import { normalCdf } from "../../../statistics/normal-cdf.ts";
import { normalQuantile } from "../../../statistics/normal-quantile.ts";
import type { Fill, Transform } from "./transform.ts";

/** Limits this many standard deviations away cut nothing that a double could show. */
const FAR = 8.5;

/** Whether the limits of a truncated normal are too far to matter. */
export const isUncut = (mean: number, sd: number, min: number, max: number): boolean => mean - min >= FAR * sd && max - mean >= FAR * sd;

/** Normal without limits that matter. */
export function fillNormal(mean: number, sd: number): Fill {
  return (scores, into, count) => {
    for (let i = 0; i < count; i++) into[i] = mean + sd * (scores[i] ?? 0);
  };
}

/**
 * Normal truncated to min…max: the quantile at Φ(a) + Φ(score)·(Φ(b) − Φ(a)), counted from the nearer tail. Where the limits lie
 * so far on one side that nothing of the normal is left between them, the nearer limit.
 */
export function truncatedAt(mean: number, sd: number, min: number, max: number): Transform {
  const low = (min - mean) / sd;
  const high = (max - mean) / sd;
  if (low > -high) {
    const mirrored = truncatedAt(-mean, sd, -max, -min);
    return (score) => -mirrored(-score);
  }
  const below = normalCdf(low);
  const between = normalCdf(high) - below;
  return (score) => {
    const share = below + normalCdf(score) * between;
    // From the upper tail where that is the smaller one: 1 − share loses its digits.
    const value =
      share <= 0.5 ? (share > 0 ? normalQuantile(share) : low) : -quantileOfTail(normalCdf(-high) + normalCdf(-score) * between, -high);
    return Math.min(max, Math.max(min, mean + sd * value));
  };
}

const quantileOfTail = (share: number, limit: number): number => (share > 0 && share < 1 ? normalQuantile(share) : limit);

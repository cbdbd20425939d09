import { bisect } from "./bisect.ts";
import { logBeta } from "./log-beta.ts";
import type { NpsCounts } from "./nps-counts.ts";
import { regularizedBeta } from "./regularized-beta.ts";
import type { Limits } from "./wilson-interval.ts";

/** Limits to this many points. */
const TOLERANCE = 1e-7;
/** Where the density of the share of passives is e^−60 of its peak, nothing of the integral is left. */
const NEGLIGIBLE = 60;
/** Tanh-sinh quadrature on 0–1: an interval whose ends may have infinite slopes, as at the share where the score is all promoters. */
const STEP = 1 / 24;
const RULE = Array.from({ length: 167 }, (_, at) => {
  const t = (at - 83) * STEP;
  const inner = (Math.PI / 2) * Math.sinh(t);
  // 1/(1 + e^−2x) is (1 + tanh x)/2, and keeps its digits near 0.
  return { at: 1 / (1 + Math.exp(-2 * inner)), weight: (STEP * Math.PI * Math.cosh(t)) / (4 * Math.cosh(inner) ** 2) };
});

/**
 * Equal-tailed posterior interval of the Net Promoter Score, in points, when the class shares are Dirichlet(counts + ½). Exact but for
 * the integral: of all who are not passive (a Beta share s) promoters are a Beta share q, independent of it, and the score is
 * 100·s·(2q − 1). Counts may be fractional. `null` without answers. methods.md 1 (Bayesian option).
 * @example dirichletNpsLimits({ detractors: 20, passives: 30, promoters: 50 }, 0.95)
 */
export function dirichletNpsLimits({ detractors, passives, promoters }: NpsCounts, level: number): Limits | null {
  if (!(detractors + passives + promoters > 0)) return null;
  const [low, middle, high] = [detractors + 0.5, passives + 0.5, promoters + 0.5];
  const [a, b] = [low + high, middle];
  const constant = logBeta(a, b);
  const logDensity = (angle: number): number => (2 * a - 1) * Math.log(Math.sin(angle)) + (2 * b - 1) * Math.log(Math.cos(angle));
  const [from, to] = span(logDensity, Math.atan(Math.sqrt((2 * a - 1) / (2 * b - 1))));
  const below = (score: number): number => {
    // With fewer than |score| who are not passive, no score is as far out as that.
    const certain = score > 0 ? regularizedBeta(a, b, score).lower : 0;
    const start = Math.max(from, Math.asin(Math.sqrt(Math.abs(score))));
    if (start >= to) return certain;
    return RULE.reduce((sum, { at, weight }) => {
      const angle = start + (to - start) * at;
      const half = Math.min(1, Math.max(0, (1 + score / Math.sin(angle) ** 2) / 2));
      // dθ of s = sin²θ: in the angle no density is infinite at an end.
      const density = 2 * Math.exp(logDensity(angle) - constant);
      return sum + (to - start) * weight * density * regularizedBeta(high, low, half).lower;
    }, certain);
  };
  const quantile = (p: number): number => 100 * (bisect((score) => below(score) - p, -1, 1, TOLERANCE / 100) ?? 0);
  const tail = (1 - level) / 2;
  return { lo: quantile(tail), hi: quantile(1 - tail) };
}

/** Where a density with one peak, given by its logarithm, is more than nothing, in angles of 0–π/2. */
function span(logDensity: (angle: number) => number, peak: number): readonly [number, number] {
  const height = logDensity(Math.min(peak, Math.PI / 2 - 1e-9));
  const isLeft = (angle: number): number => logDensity(angle) - height + NEGLIGIBLE;
  return [bisect(isLeft, 1e-300, peak, 1e-12) ?? 0, bisect(isLeft, peak, Math.PI / 2, 1e-12) ?? Math.PI / 2];
}

import { normalCdf } from "../../../statistics/normal-cdf.ts";
import { regularizedGamma } from "../../../statistics/regularized-gamma.ts";
import { solveTail } from "../../../statistics/solve-tail.ts";
import type { Transform } from "./transform.ts";

/**
 * Gamma of a shape and scale 1: shares of classes are gammas divided by their sum (Dirichlet, methods.md 12.6). Above the
 * median solved on the upper tail, which keeps its digits.
 */
export function gammaAt(shape: number): Transform {
  const start = Math.log(shape);
  return (score) => {
    if (score <= 0) return Math.exp(solveTail((u) => regularizedGamma(shape, Math.exp(u)), normalCdf(score), start));
    const mirrored = (v: number) => {
      const { lower, upper, slope } = regularizedGamma(shape, Math.exp(-v));
      return { lower: upper, upper: lower, slope };
    };
    return Math.exp(-solveTail(mirrored, normalCdf(-score), -start));
  };
}

import { requireThat } from "./require-that.ts";

/** Up to this share of the population the correction is not worth making. */
const IGNORED_SHARE = 0.05;

/**
 * Factor on a standard error when n of a known population of N answered: √((N − n)/(N − 1)), 1 when n/N ≤ 5 %, 0 when n = N. Range 0–1.
 * methods.md 0.3.7.
 * @example finitePopulationFactor(60, 100) // 0.635642
 */
export function finitePopulationFactor(n: number, populationSize: number): number {
  requireThat(n >= 0 && populationSize >= n, "finitePopulationFactor requires 0 <= n <= N", n, populationSize);
  if (n === 0 || n / populationSize <= IGNORED_SHARE) {
    return 1;
  }
  return n === populationSize ? 0 : Math.sqrt((populationSize - n) / (populationSize - 1));
}

import type { InputDistribution } from "./scenario.ts";

/** What the numbers of a distribution may be; beyond it they are a slip, or have no weight that could be drawn. */
export const DISTRIBUTION_LIMITS = {
  amount: 1e15,
  count: 1e12,
  months: 1_200,
  /** Shapes so small that all weight lies at one end are no estimate of anything. */
  leastShape: 0.01,
  mostShape: 1e12,
  cv: 100,
  dispersion: 1e6,
} as const;

/** Whether its numbers are within their limits and in their order: low ≤ mode ≤ high, min ≤ max. */
export function isPossible(distribution: InputDistribution): boolean {
  const { amount, count, months, leastShape, mostShape, cv, dispersion } = DISTRIBUTION_LIMITS;
  const within = (value: number, min: number, max: number): boolean => value >= min && value <= max;
  const amounts = (...values: readonly number[]): boolean => values.every((value) => within(value, -amount, amount));
  const counted = (counts?: number): boolean => counts === undefined || (Number.isInteger(counts) && within(counts, 1, months));
  switch (distribution.kind) {
    case "fixed":
      return amounts(distribution.value);
    case "beta":
      return within(distribution.alpha, leastShape, mostShape) && within(distribution.beta, leastShape, mostShape);
    case "pert": {
      const { low, mode, high } = distribution;
      return amounts(low, mode, high) && low <= mode && mode <= high;
    }
    case "lognormal":
      return within(distribution.mean, 0, amount) && within(distribution.cv, 0, cv);
    case "normal": {
      const { mean, sd, min, max } = distribution;
      return amounts(mean, min, max) && within(sd, 0, amount) && min <= max;
    }
    case "uniform":
      return amounts(distribution.low, distribution.high) && distribution.low <= distribution.high;
    case "poisson":
      return within(distribution.mean, 0, count) && counted(distribution.months);
    case "negativeBinomial":
      return within(distribution.mean, 0, count) && within(distribution.dispersion, 0, dispersion) && counted(distribution.months);
  }
}

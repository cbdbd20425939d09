import { normalQuantile } from "./normal-quantile.ts";
import { twoSidedZ } from "./two-sided-z.ts";

/**
 * Answers needed per wave to detect a change of the Net Promoter Score of `changePoints` with the given power at the level:
 * 2·(z_{α/2} + z_power)²·sd²·(100/Δ)², rounded up; `sd` is that of one answer coded −1, 0, +1. methods.md 1.
 * @example npsPowerSampleSize(10, 0.95, 0.8, 0.8) // 1005
 */
export function npsPowerSampleSize(changePoints: number, level: number, power: number, sd: number): number {
  const z = twoSidedZ(level) + normalQuantile(power);
  return Math.ceil(2 * z * z * sd * sd * (100 / changePoints) ** 2);
}

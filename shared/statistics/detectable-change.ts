import { normalQuantile } from "./normal-quantile.ts";
import { twoSidedZ } from "./two-sided-z.ts";

/**
 * The change of a score of `sd` per answer (points/100, as for the Net Promoter Score) that n answers per wave detect with the given
 * power at the level, in points: 100·(z_{α/2} + z_power)·sd·√(2/n). The other way round of `npsPowerSampleSize`. methods.md 1.
 * @example detectableChange(1005, 0.95, 0.8, 0.8) // 9.9985…
 */
export function detectableChange(n: number, level: number, power: number, sd: number): number {
  return 100 * (twoSidedZ(level) + normalQuantile(power)) * sd * Math.sqrt(2 / n);
}

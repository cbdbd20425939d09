import { adjustedWaldNps } from "./adjusted-wald-nps.ts";
import { normalTwoSidedP } from "./normal-two-sided-p.ts";
import type { NpsCounts } from "./nps-counts.ts";
import { twoSidedZ } from "./two-sided-z.ts";

/** Change of the score from a to b, in points. `difference` is that of the raw scores; the rest belongs to the adjusted ones. */
export type NpsDifference = {
  readonly difference: number;
  readonly adjustedDifference: number;
  readonly se: number;
  readonly lo: number;
  readonly hi: number;
  readonly z: number;
  readonly p: number;
};

/**
 * Net Promoter Score of b minus that of a, different people in each: z = (s_b − s_a)/√(se_a² + se_b²) with adjusted Wald centres and
 * standard errors; interval of the adjusted difference, as it comes. Report the raw difference as the headline. `null` when a
 * group is empty.
 * Source: procedure of MeasuringU (Lewis & Sauro 2021), methods.md 1.
 * @example npsDifference({ detractors: 20, passives: 30, promoters: 50 }, { detractors: 15, passives: 25, promoters: 60 }, 0.95) // 15, z 1.3716
 */
export function npsDifference(a: NpsCounts, b: NpsCounts, level: number): NpsDifference | null {
  const before = adjustedWaldNps(a, level);
  const after = adjustedWaldNps(b, level);
  if (before === null || after === null) {
    return null;
  }
  const adjustedDifference = after.adjustedValue - before.adjustedValue;
  const se = Math.hypot(before.adjustedSe, after.adjustedSe);
  const half = twoSidedZ(level) * se;
  const z = adjustedDifference / se;
  return {
    difference: after.value - before.value,
    adjustedDifference,
    se,
    lo: adjustedDifference - half,
    hi: adjustedDifference + half,
    z,
    p: normalTwoSidedP(z),
  };
}

import { detectableChange } from "../../statistics/detectable-change.ts";
import { npsPowerSampleSize } from "../../statistics/nps-power-sample-size.ts";
import { npsSampleSize } from "../../statistics/nps-sample-size.ts";
import { twoSidedZ } from "../../statistics/two-sided-z.ts";
import type { IndexResult } from "../index-result.ts";

/** Chance with which a change that is there is found. */
export const POWER = 0.8;

export type Power = {
  /** Answers (or customers) that each of two waves would need for the change of interest. */
  readonly needed: number;
  /** Those that it takes to know the number of one wave to ± the change. */
  readonly toKnow: number;
  /** The smallest change that the n at hand finds with that chance, in the unit of the number. */
  readonly detectable: number;
  readonly n: number;
};

/**
 * What it takes to see a change of a number between two waves of different people (methods.md 1, Sample size; for shares and means the
 * same with their deviation). `change` in the unit of the number; `null` for numbers without a deviation per answer (money, ratios).
 */
export function powerOf(result: IndexResult, change: number, level: number): Power | null {
  const sd = deviationOf(result);
  const n = result.nEff;
  if (!(sd > 0) || !(change > 0) || !(n > 0)) return null;
  return {
    needed: npsPowerSampleSize(change, level, POWER, sd),
    toKnow: npsSampleSize(change, level, sd),
    detectable: detectableChange(n, level, POWER, sd),
    n,
  };
}

/** Deviation of one answer, in hundredths of the unit; NaN where there is none, as of a share beyond 0–1. */
function deviationOf({ value, unit, parts, ci, n }: IndexResult): number {
  if (value === null) return Number.NaN;
  if (unit === "points") return Math.sqrt(Number(parts["variance"]));
  if (unit === "percent") return Math.sqrt((value / 100) * (1 - value / 100));
  // A mean: the half of its interval is z·sd/√n.
  return unit === "score" && ci !== null ? (((ci.hi - ci.lo) / 2 / twoSidedZ(ci.level)) * Math.sqrt(n)) / 100 : Number.NaN;
}

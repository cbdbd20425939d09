import { jeffreysInterval } from "../../statistics/jeffreys-interval.ts";
import { type Estimate, moverDifference } from "../../statistics/mover-difference.ts";
import type { FittedModel } from "./churn-model.ts";
import type { ClassCounts } from "./class-counts.ts";
import type { ClassEffect } from "./links-output.ts";

/** Churn of every worse class over that of every better one, the farthest apart first, as observed and with the controls held. */
export function classEffects(
  keys: readonly string[],
  counts: readonly ClassCounts[],
  fitted: FittedModel | null,
  level: number,
): readonly ClassEffect[] {
  const pairs = keys.flatMap((_, worse) => keys.flatMap((__, better) => (better > worse ? [{ worse, better }] : [])));
  return pairs
    .sort((a, b) => b.better - b.worse - (a.better - a.worse) || a.worse - b.worse)
    .map(({ worse, better }) => ({ worse, better, crude: riskRatio(counts[worse], counts[better], level) }))
    .map(({ worse, better, crude }) => ({
      from: keys[worse] ?? "",
      to: keys[better] ?? "",
      crude,
      reason: crude === null ? ("ZERO_DENOMINATOR" as const) : null,
      adjusted: fitted?.ratioOf(worse, better) ?? null,
    }));
}

/**
 * The ratio of two churn rates, its limits from the Jeffreys limits of each on the scale of logarithms (Zou & Donner 2008). `null` where one
 * of them is 0 or not known.
 */
export function riskRatio(worse: ClassCounts | undefined, better: ClassCounts | undefined, level: number): Estimate | null {
  if (worse === undefined || better === undefined || worse.churned === 0 || better.churned === 0) return null;
  const logs = [better, worse].map(({ churned, customers }) => {
    const { lo, hi } = jeffreysInterval(churned, customers, level);
    return { value: Math.log(churned / customers), lo: Math.log(lo), hi: Math.log(Math.min(1, hi)) };
  });
  const [low, high] = logs;
  const found = low === undefined || high === undefined ? null : moverDifference(low, high, level);
  return found === null ? null : { value: Math.exp(found.difference), lo: Math.exp(found.lo), hi: Math.exp(found.hi) };
}

import { chiSquareUpperP } from "./chi-square-upper-p.ts";
import type { Duration } from "./kaplan-meier.ts";

export type LogRank = { readonly statistic: number; readonly p: number };

/**
 * Log-rank test of two groups of possibly open durations: X² = (Σ (d1 − e1))²/Σ v over times with an end, 1 degree of freedom.
 * `null` when a group is empty or no time has both an end and somebody at risk in each group. methods.md 4, 11.4.
 * Source: Mantel 1966, Peto & Peto 1972.
 * @example logRankTest([{ time: 1, ended: true }], [{ time: 2, ended: true }]) // statistic 1
 */
export function logRankTest(first: readonly Duration[], second: readonly Duration[]): LogRank | null {
  const all = [...first.map((item) => ({ ...item, inFirst: true })), ...second.map((item) => ({ ...item, inFirst: false }))];
  all.sort((a, b) => a.time - b.time);
  let atRisk1 = first.length;
  let excess = 0;
  let variance = 0;
  for (let start = 0; start < all.length; ) {
    const time = all[start]?.time;
    const atRisk = all.length - start;
    let end = start;
    let events = 0;
    let events1 = 0;
    let left1 = 0;
    for (let item = all[end]; item !== undefined && item.time === time; item = all[end]) {
      if (item.ended) events += 1;
      if (item.ended && item.inFirst) events1 += 1;
      if (item.inFirst) left1 += 1;
      end += 1;
    }
    const share1 = atRisk1 / atRisk;
    excess += events1 - events * share1;
    if (atRisk > 1) variance += (events * share1 * (1 - share1) * (atRisk - events)) / (atRisk - 1);
    atRisk1 -= left1;
    start = end;
  }
  if (!(variance > 0)) {
    return null;
  }
  const statistic = (excess * excess) / variance;
  return { statistic, p: chiSquareUpperP(statistic, 1) };
}

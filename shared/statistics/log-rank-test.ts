import { chiSquareUpperP } from "./chi-square-upper-p.ts";
import type { Duration } from "./kaplan-meier.ts";

/** Durations of the same length; `times` of them (one unless given). */
export type Durations = Duration & { readonly times?: number };

export type LogRank = { readonly statistic: number; readonly p: number };

/**
 * Log-rank test of two groups of possibly open durations: X² = (Σ (d1 − e1))²/Σ v over times with an end, 1 degree of freedom.
 * `null` when a group is empty or no time has both an end and somebody at risk in each group. Groups that stand in rising order of time
 * are merged in one pass. methods.md 4, 11.4.
 * Source: Mantel 1966, Peto & Peto 1972.
 * @example logRankTest([{ time: 1, ended: true }], [{ time: 2, ended: true }]) // statistic 1
 */
export function logRankTest(first: readonly Durations[], second: readonly Durations[]): LogRank | null {
  const [one, two] = [atTimes(first), atTimes(second)];
  let excess = 0;
  let variance = 0;
  while (one.time < Number.POSITIVE_INFINITY || two.time < Number.POSITIVE_INFINITY) {
    const time = Math.min(one.time, two.time);
    const atRisk = one.atRisk + two.atRisk;
    const share1 = one.atRisk / atRisk;
    const events1 = one.passTo(time);
    const events = events1 + two.passTo(time);
    excess += events1 - events * share1;
    if (atRisk > 1) variance += (events * share1 * (1 - share1) * (atRisk - events)) / (atRisk - 1);
  }
  if (!(variance > 0)) {
    return null;
  }
  const statistic = (excess * excess) / variance;
  return { statistic, p: chiSquareUpperP(statistic, 1) };
}

/** A group on its way through time. */
function atTimes(durations: readonly Durations[]) {
  const sorted = durations.toSorted((a, b) => a.time - b.time);
  let next = 0;
  return {
    atRisk: sorted.reduce((sum, { times }) => sum + (times ?? 1), 0),
    time: sorted[0]?.time ?? Number.POSITIVE_INFINITY,
    /** Leaves everybody behind who lasted until then, and says how many of them ended. */
    passTo(time: number): number {
      let events = 0;
      for (let item = sorted[next]; item !== undefined && item.time === time; item = sorted[next]) {
        const times = item.times ?? 1;
        if (item.ended) events += times;
        this.atRisk -= times;
        next += 1;
      }
      this.time = sorted[next]?.time ?? Number.POSITIVE_INFINITY;
      return events;
    },
  };
}

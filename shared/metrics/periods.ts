import { dayFromNumber, dayNumber } from "../calendar.ts";
import type { Settings } from "../indices/settings.ts";

/** A month (`2025-09`) or a week (its Monday) by day numbers, both ends included. */
export type Period = { readonly key: string; readonly from: number; readonly to: number };

/** More periods than this are a mistyped year; the last ones stay. */
const MOST_PERIODS = 600;

/** The calendar months or weeks from that of the first day to that of the last. */
export function periodsOf(first: number, last: number, kind: Settings["metrics"]["period"]): readonly Period[] {
  const periods: Period[] = [];
  let period = periodAt(last, kind);
  while (period.to >= first && periods.length < MOST_PERIODS) {
    periods.push(period);
    period = periodAt(period.from - 1, kind);
  }
  return periods.reverse();
}

function periodAt(day: number, kind: Settings["metrics"]["period"]): Period {
  if (kind === "week") {
    // Day 0, 1 January 1970, was a Thursday.
    const from = day - ((((day + 3) % 7) + 7) % 7);
    return { key: dayFromNumber(from), from, to: from + 6 };
  }
  const key = dayFromNumber(day).slice(0, 7);
  const from = dayNumber(`${key}-01`);
  const next = dayFromNumber(from + 31).slice(0, 7);
  return { key, from, to: dayNumber(`${next}-01`) - 1 };
}

export const lengthOf = ({ from, to }: Period): number => to - from + 1;

/** Sums of numbers by day for the periods, from the lower to the upper of the days given; `periods` follow one another. */
export function sumByPeriod(
  values: ReadonlyMap<number, number>,
  periods: readonly Period[],
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): readonly number[] {
  const days = [...values].filter(([day]) => day >= from && day <= to).sort(([a], [b]) => a - b);
  let at = 0;
  return periods.map((period) => {
    let sum = 0;
    for (let day = days[at]; day !== undefined && day[0] <= period.to; day = days[at]) {
      if (day[0] >= period.from) sum += day[1];
      at += 1;
    }
    return sum;
  });
}

/**
 * Calendar days without time zones, written `YYYY-MM-DD`. Octad never asks the machine for its zone or clock.
 * Text in this form sorts in time order, which the callers use.
 */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a day in the form YYYY-MM-DD. */
export function dayNumber(day: Day): number {
  const [year, month, date] = parts(day);
  return Math.round(Date.UTC(year, month - 1, date) / MS_PER_DAY);
}

/** The day that many days after 1970-01-01. */
export function dayFromNumber(days: number): Day {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Same day of the month `months` away, or that month's last day (cli.md, Dates). */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12;
  const lastDate = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate();
  return dayFromNumber(Math.round(Date.UTC(targetYear, targetMonth, Math.min(date, lastDate)) / MS_PER_DAY));
}

function parts(day: Day): readonly [number, number, number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) throw new Error(`calendar requires a day as YYYY-MM-DD, got ${day}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

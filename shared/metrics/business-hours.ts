import { dayNumberOf, divideWhole, secondOfDay, secondsBetween } from "../indices/dialect.ts";

/** A calendar of business hours: weekdays from Monday, and the seconds of the day from which to which it runs. */
export type BusinessHours = { readonly days: readonly boolean[]; readonly from: number; readonly to: number };

const SHAPE = /^([1-7](?:-[1-7])?(?:,[1-7](?:-[1-7])?)*) ([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const DAY = 86_400;

/**
 * Reads business hours as `1-5 09:00-17:00`: weekdays by number, Monday 1 to Sunday 7, single or from–to, with commas; then the time of
 * day from which to which, until 24:00 at the latest. `null` where that is not what stands there.
 */
export function parseBusinessHours(text: string): BusinessHours | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [, list = "", fromHour, fromMinute, toHour, toMinute] = match;
  const days = new Array<boolean>(7).fill(false);
  for (const part of list.split(",")) {
    const [first = 1, last = first] = part.split("-").map(Number);
    if (first > last) return null;
    days.fill(true, first - 1, last);
  }
  const from = Number(fromHour) * 3_600 + Number(fromMinute) * 60;
  const to = Number(toHour) * 3_600 + Number(toMinute) * 60;
  return from < to && to <= DAY ? { days, from, to } : null;
}

/** SQL: business seconds from one TIMESTAMP (1970 or later) to another; where the second comes first, the negative time by the clock. */
export const businessSecondsBetween = (from: string, to: string, hours: BusinessHours): string =>
  `case when ${to} < ${from} then ${secondsBetween(from, to)} else cast(${businessSeconds(to, hours)} - ${businessSeconds(from, hours)} as double) end`;

/** SQL: business seconds from the Monday before 1970 to a TIMESTAMP: whole weeks, whole days of the week under way, and today. */
function businessSeconds(moment: string, { days, from, to }: BusinessHours): string {
  // Day 0, 1 January 1970, was a Thursday.
  const day = `(${dayNumberOf(moment)} + 3)`;
  const weekday = `(${day} - 7 * ${divideWhole(day, 7)})`;
  const before = days.map((_, at) => `when ${at} then ${days.slice(0, at).filter(Boolean).length}`);
  const open = days.flatMap((isOpen, at) => (isOpen ? [String(at)] : []));
  const today = `case when ${weekday} in (${open.join(", ")}) then greatest(0, least(${secondOfDay(moment)}, ${to}) - ${from}) else 0 end`;
  return `((${divideWhole(day, 7)} * ${open.length} + case ${weekday} ${before.join(" ")} end) * ${to - from} + ${today})`;
}

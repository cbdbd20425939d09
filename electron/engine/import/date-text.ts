import { dayFromNumber } from "../../../shared/calendar.ts";

/** A day, or a day and a time of day as clocks of spreadsheets show it; `days` since 1970-01-01. */
export function dateText(days: number): string {
  const whole = Math.floor(days);
  if (days === whole) return dayFromNumber(whole);
  const seconds = Math.round((days - whole) * 86_400);
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = seconds % 86_400;
  const time = `${two(Math.floor(clock / 3_600))}:${two(Math.floor(clock / 60) % 60)}:${two(clock % 60)}`;
  return `${dayFromNumber(whole + (seconds === 86_400 ? 1 : 0))} ${time}`;
}

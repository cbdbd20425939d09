import { foldText } from "./header-words.ts";

export type DurationUnit = "seconds" | "minutes" | "hours";

/** Seconds in each unit. */
export const SECONDS_IN: Readonly<Record<DurationUnit, number>> = { seconds: 1, minutes: 60, hours: 3600 };

const UNITS: readonly (readonly [DurationUnit, RegExp])[] = [
  ["seconds", /^(?:s|sec|secs|seconds?|secondes?|second[oi]|secund[ae]|sekunden?|segundos?)$/],
  ["minutes", /^(?:mn|mins?|minutes?|minut[oi]|minut[e]?|minuten|minutos?)$/],
  ["hours", /^(?:h|hrs?|hours?|heures?|or[ae]|stunden?|std|horas?)$/],
];

/** The unit that a header names ("Handle time (min)"); `null` where it names none. */
export function durationUnit(header: string): DurationUnit | null {
  const words = foldText(header.replace(/([a-z\d])([A-Z])/g, "$1 $2"))
    .split(/[^a-z0-9]+/)
    .reverse();
  for (const word of words) for (const [unit, pattern] of UNITS) if (pattern.test(word)) return unit;
  return null;
}

import type { Draw } from "../../samples/draw.ts";
import { dayNumber } from "../../shared/calendar.ts";
import type { Language } from "./words/all-words.ts";
import type { Words } from "./words/words.ts";
import { listOf } from "./words/words.ts";

/** How one writer writes numbers and days. */
export type Hand = {
  readonly decimal: "." | ",";
  readonly group: string;
  readonly date: DateForm;
};

export type DateForm = "iso" | "dmySlash" | "mdySlash" | "dmyDot" | "dmyDash" | "ymdSlash" | "dmyShort" | "named" | "compact" | "dmyPlain";

const GROUPS: Readonly<Record<Language, readonly string[]>> = {
  en: [","],
  fr: [" ", "\u00a0", "\u202f"],
  it: [".", "."],
  ro: ["."],
  de: [".", ".", "'"],
  es: [".", " "],
  pt: [".", " "],
};

const DATES: Readonly<Record<Language, readonly DateForm[]>> = {
  en: ["iso", "dmySlash", "mdySlash", "mdySlash", "named", "ymdSlash"],
  fr: ["dmySlash", "dmySlash", "iso", "named", "dmyShort", "dmyDot"],
  it: ["dmySlash", "dmySlash", "iso", "dmyDash", "named"],
  ro: ["dmyDot", "dmyDot", "dmySlash", "iso", "named"],
  de: ["dmyDot", "dmyDot", "iso", "dmyShort", "dmyPlain"],
  es: ["dmySlash", "dmySlash", "iso", "dmyDash", "named"],
  pt: ["dmySlash", "dmySlash", "iso", "dmyDash", "named"],
};

export function handOf(draw: Draw, language: Language): Hand {
  const group = draw.pick(GROUPS[language]);
  // The Swiss write an apostrophe and a point.
  const decimal = language === "en" || group === "'" ? "." : ",";
  return { decimal, group, date: draw.pick(DATES[language]) };
}

export type NumberForm = {
  readonly places: number;
  readonly grouped: boolean;
  readonly before?: string;
  readonly after?: string;
  readonly negative?: "bracket" | "minus" | "true";
};

/** A number as text, as that hand writes it. */
export function numberText(value: number, hand: Hand, form: NumberForm): string {
  const [whole = "0", part] = Math.abs(value).toFixed(form.places).split(".");
  const grouped = form.grouped ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, hand.group) : whole;
  const digits = `${form.before ?? ""}${grouped}${part === undefined ? "" : hand.decimal + part}${form.after ?? ""}`;
  if (value >= 0 || Number(Math.abs(value).toFixed(form.places)) === 0) return digits;
  return form.negative === "bracket" ? `(${digits})` : form.negative === "true" ? `\u2212${digits}` : `-${digits}`;
}

export type Moment = { readonly day: string; readonly seconds: number };

const two = (value: number): string => String(value).padStart(2, "0");

export const clockText = (seconds: number, withSeconds = true): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${withSeconds ? `:${two(seconds % 60)}` : ""}`;

/** A day as text. */
export function dayText(day: string, form: DateForm, words: Words): string {
  const [year = "", month = "", date = ""] = day.split("-");
  switch (form) {
    case "iso":
      return day;
    case "dmySlash":
      return `${date}/${month}/${year}`;
    case "mdySlash":
      return `${Number(month)}/${Number(date)}/${year}`;
    case "dmyDot":
      return `${date}.${month}.${year}`;
    case "dmyPlain":
      return `${Number(date)}.${Number(month)}.${year}`;
    case "dmyDash":
      return `${date}-${month}-${year}`;
    case "ymdSlash":
      return `${year}/${month}/${date}`;
    case "dmyShort":
      return `${date}/${month}/${year.slice(2)}`;
    case "compact":
      return `${year}${month}${date}`;
    case "named":
      return `${Number(date)} ${listOf(words.values.months)[Number(month) - 1] ?? ""} ${year}`;
  }
}

/** Serial number of a day in the calendar of spreadsheets. */
export const serialOf = (day: string, seconds = 0): number => dayNumber(day) - dayNumber("1899-12-30") + seconds / 86_400;

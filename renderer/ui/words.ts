import type { Unit } from "../../shared/indices/index-result.ts";
import { type FormatOptions, formatNumber, formatPlain, localeOf } from "../../shared/messages/format.ts";
import type { Language } from "../../shared/messages/languages.ts";
import type { Translate } from "../../shared/messages/translate.ts";

/** Words and numbers in the language of the window. */
export type Words = {
  readonly language: Language;
  readonly t: Translate;
  /** A number of a unit, money in the currency of the project. */
  readonly number: (value: number, unit: Unit, options?: FormatOptions) => string;
  /** A plain number with that many decimals. */
  readonly plain: (value: number, digits?: number) => string;
  /** A share 0–1 as a percentage with its sign. */
  readonly share: (value: number, digits?: number) => string;
  /** A day written YYYY-MM-DD as people write it. */
  readonly day: (day: string) => string;
  /** A number already in percent, with its sign. */
  readonly percent: (value: number, digits?: number) => string;
};

export function createWords(t: Translate, language: Language, currency: string): Words {
  const percent = (value: number, digits = 1) => `${formatPlain(value, language, digits)}\u00a0%`;
  return {
    language,
    t,
    number: (value, unit, options) => formatNumber(value, unit, language, { currency, ...options }),
    plain: (value, digits) => formatPlain(value, language, digits),
    share: (value, digits) => percent(value * 100, digits),
    percent,
    day: (day) =>
      new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`)),
  };
}

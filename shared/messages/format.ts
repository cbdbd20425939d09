import type { Unit } from "../indices/index-result.ts";
import type { Language } from "./translator.ts";

const LOCALE: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR", it: "it-IT", ro: "ro-RO" };

/** The locale whose number, date and currency forms belong to a language. */
export const localeOf = (language: Language): string => LOCALE[language];

const cache = new Map<string, Intl.NumberFormat>();

/** `Intl.NumberFormat` is slow to make and is asked for at every frame of a drag. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
}

export type FormatOptions = {
  /** ISO 4217; only with unit money. */
  readonly currency?: string;
  /** Show a plus sign before positive numbers. */
  readonly signed?: boolean;
  /** Money: 899 k, 1.14 M. */
  readonly compact?: boolean;
  readonly digits?: number;
};

/** The sign of a minus zero, and of what rounds to it, means nothing. */
const UNSIGNED_ZERO = "negative";

/**
 * A number as a reader of `language` expects it, with a true minus sign. Digits by unit: points and percent one, score one,
 * money none (compact: three significant), ratio two, minutes one, count none. Percent and points come without their sign: the unit is
 * printed beside the number.
 */
export function formatNumber(value: number, unit: Unit, language: Language, options: FormatOptions = {}): string {
  const signDisplay = options.signed === true ? "exceptZero" : UNSIGNED_ZERO;
  const locale = localeOf(language);
  const text = (() => {
    if (unit === "money") {
      const currency = { style: "currency", currency: options.currency ?? "EUR", currencyDisplay: "narrowSymbol", signDisplay } as const;
      if (options.compact === true && Math.abs(value) >= 10_000) return compactMoney(value, locale, currency);
      const digits = options.digits ?? (Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0);
      return numberFormat(locale, { ...currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
    }
    const digits = options.digits ?? { points: 1, percent: 1, score: 1, ratio: 2, count: 0, minutes: 1 }[unit];
    return numberFormat(locale, { signDisplay, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  })();
  return text.replace("-", "\u2212");
}

/** €899 k, €1.14 M, €2.30 bn; the letter follows the digits in every language, where the reader looks for it. */
function compactMoney(value: number, locale: string, currency: Intl.NumberFormatOptions): string {
  const [scale, letter] = Math.abs(value) < 999_500 ? [1e3, "k"] : Math.abs(value) < 999.5e6 ? [1e6, "M"] : [1e9, "bn"];
  return numberFormat(locale, { ...currency, minimumSignificantDigits: 3, maximumSignificantDigits: 3 })
    .format(value / scale)
    .replace(LAST_DIGIT, `$&\u00a0${letter}`);
}

const LAST_DIGIT = /\d(?=\D*$)/;

/** A plain number with at most `digits` decimals, grouped. */
export function formatPlain(value: number, language: Language, digits = 0): string {
  return numberFormat(localeOf(language), { maximumFractionDigits: digits, minimumFractionDigits: digits, signDisplay: UNSIGNED_ZERO })
    .format(value)
    .replace("-", "\u2212");
}

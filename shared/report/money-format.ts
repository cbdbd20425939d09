import { localeOf } from "../messages/format.ts";
import type { Language } from "../messages/translator.ts";

/**
 * Excel number format for money of that size, in the order of the language: "€"#,##0 · "€"#,##0,"\u00a0k" · #,##0.0,,"\u00a0M""\u00a0€".
 * The shortened forms are those of `formatNumber`, so that an axis reads like the text beside it. `most` is the largest amount
 * drawn; an axis has round steps and needs fewer decimals.
 */
export function moneyFormat(most: number, language: Language, currency: string, isAxis = false): string {
  const amount = inCurrency(digitsFor(most, isAxis), language, currency);
  // A minus as in the text, and a zero without "k".
  return `${amount};"\u2212"${amount};${inCurrency("0", language, currency)}`;
}

/** The digits with their letter; each comma after the last zero divides by a thousand. */
function digitsFor(most: number, isAxis: boolean): string {
  const scaled = (scale: number, commas: string, letter: string): string =>
    `#,##0${most < (isAxis ? 4 : 10) * scale ? ".0" : ""}${commas}"\u00a0${letter}"`;
  if (most >= 1e9) return scaled(1e9, ",,,", "bn");
  if (most >= 1e6) return scaled(1e6, ",,", "M");
  if (most >= 1e4) return scaled(1e3, ",", "k");
  return most < 100 && !isAxis ? "#,##0.00" : "#,##0";
}

function inCurrency(digits: string, language: Language, currency: string): string {
  const parts = new Intl.NumberFormat(localeOf(language), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: 0,
  }).formatToParts(1);
  return parts.map(({ type, value }) => (type === "integer" ? digits : `"${value.replaceAll('"', "")}"`)).join("");
}

import type { Interval, Unit } from "../../shared/indices/index-result.ts";
import { formatNumber, formatPlain } from "../../shared/messages/format.ts";
import type { Language } from "../../shared/messages/translator.ts";

/** A value with its sign of unit, or a dash. */
export function formatValue(value: number | null, unit: Unit, currency: string, language: Language): string {
  if (value === null) return "-";
  return `${formatNumber(value, unit, language, { currency })}${unit === "percent" ? " %" : ""}`;
}

/** "lo … hi" without the sign of unit, which stands beside the value. */
export function formatInterval(ci: Pick<Interval, "lo" | "hi">, unit: Unit, currency: string, language: Language): string {
  const one = (value: number): string => formatNumber(value, unit, language, { currency });
  return `${one(ci.lo)} … ${one(ci.hi)}`;
}

/** Money in a currency, or as a plain grouped number where none was named. */
export function formatMoney(value: number, currency: string | null, language: Language, signed = false): string {
  if (currency !== null) return formatNumber(value, "money", language, { currency, signed, digits: 0 });
  const plain = formatPlain(value, language, 0);
  return signed && value > 0 && plain !== "0" ? `+${plain}` : plain;
}

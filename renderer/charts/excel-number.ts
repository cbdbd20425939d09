/**
 * A number as an Excel number format shows it: up to three sections (positive; negative; zero), digits with decimals and
 * thousands, trailing commas that divide by a thousand each, a percent sign, text in quotes. What decks use; not all of Excel.
 */
export function excelNumber(value: number, format: string, locale: string): string {
  const [positive = "0", negative, zero] = sections(format);
  if (value === 0 && zero !== undefined) return section(0, zero, locale);
  if (value < 0) return negative === undefined ? `\u2212${section(-value, positive, locale)}` : section(-value, negative, locale);
  return section(value, positive, locale);
}

/** Splits at semicolons outside quotes. */
function sections(format: string): readonly string[] {
  return format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
}

function section(value: number, format: string, locale: string): string {
  const match = /(?:#,##)?0(?:\.0+)?(,*)/.exec(format.replaceAll(/"[^"]*"/g, (quoted) => "\u0001".repeat(quoted.length)));
  if (match === null) return plainText(format);
  const digits = match[0];
  const scaled = value / 1000 ** (match[1]?.length ?? 0) / (format.includes("%") ? 0.01 : 1);
  const decimals = /\.(0+)/.exec(digits)?.[1]?.length ?? 0;
  const number = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: digits.startsWith("#,"),
  }).format(scaled);
  return plainText(format.slice(0, match.index)) + number + plainText(format.slice(match.index + digits.length));
}

const plainText = (text: string): string => text.replaceAll('"', "");

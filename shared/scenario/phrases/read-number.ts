import type { Lexicon } from "./lexicon.ts";

/**
 * A number as a language writes it: thousands parted by its sign (blanks in any language), decimals by its own. A point before other
 * than three digits is a decimal point in every language, as keyboards and screens have it. `null` where the language does not write so.
 * @example readLocalNumber("1.500,5", IT) // 1500.5
 */
export function readLocalNumber(text: string, { thousands, decimal }: Pick<Lexicon, "thousands" | "decimal">): number | null {
  const factor = text.endsWith("k") ? 1_000 : 1;
  const digits = text.replace(/k$/, "").replace(/[\s']/g, "");
  const other = decimal === "," ? "." : ",";
  const grouped = new RegExp(`^\\d{1,3}(\\${thousands === " " ? other : thousands}\\d{3})+(\\${decimal}\\d+)?$`);
  if (thousands !== " " && grouped.test(digits)) {
    return factor * Number(digits.replaceAll(thousands, "").replace(decimal, "."));
  }
  const [, whole = "", sign = "", part = ""] = /^(\d+)(?:([.,])(\d+))?$/.exec(digits) ?? [];
  if (whole === "") return null;
  if (sign === "") return factor * Number(whole);
  if (sign === decimal) return factor * Number(`${whole}.${part}`);
  // A foreign decimal sign is taken only where it cannot part thousands.
  return sign === "." && part.length !== 3 ? factor * Number(`${whole}.${part}`) : null;
}

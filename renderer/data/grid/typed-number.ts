/** A number as people type it (decimal comma or point, true minus, blanks between thousands), as plain digits; `null` = none, "" stays "". */
export function typedNumber(text: string): string | null {
  const plain = text
    .replaceAll(/[\s\u00a0\u202f]/g, "")
    .replace("\u2212", "-")
    .replace(",", ".");
  if (plain === "") return "";
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? String(Number(plain)) : null;
}

/** Number of a spreadsheet column, from 0, by its letters; `null` where they are none that a sheet can have. */
export function columnNumber(letters: string): number | null {
  const plain = letters.trim().toUpperCase();
  if (!/^[A-Z]{1,3}$/.test(plain)) return null;
  const number = [...plain].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return number < 16_384 ? number : null;
}

/** `A`, `Z`, `AA` … of a column number from 0. */
export function columnLetters(number: number): string {
  const rest = Math.floor(number / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + (number % 26));
}

/** Letters of a column counted from 0: A, B, …, Z, AA, … None for a number that is no place (an address of 70,000 letters). */
export function columnLetter(index: number): string {
  if (!Number.isSafeInteger(index)) return "";
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/**
 * Headers as they are shown and mapped by: trimmed, line breaks as spaces, `Column C` where empty, and unique within the table
 * by a suffix ` (2)`. Which letters are large or small makes no difference to being the same.
 */
export function uniqueHeaders(columns: readonly { readonly index: number; readonly header: string }[]): readonly string[] {
  const taken = new Set<string>();
  const wanted = columns.map(({ index, header }) => {
    const text = header.replace(/[\s\u200b\ufeff]+/g, " ").trim();
    return text === "" ? `Column ${columnLetter(index)}` : text;
  });
  return wanted.map((header) => {
    let name = header;
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${header} (${copy})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

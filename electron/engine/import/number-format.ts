/**
 * How a number format shows a number: as a date (with or without time of day), as a time or duration only, or as a number.
 * ECMA-376 part 1, 18.8.30 (built-in ids) and 18.8.31 (codes).
 */
export type FormatKind = "number" | "date" | "time";

/** Kind of a built-in format id; `null` where the id has no fixed meaning and its code must be looked up. */
export function builtinFormatKind(id: number): FormatKind | null {
  if ((id >= 14 && id <= 17) || id === 22) return "date";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return "time";
  // 27–36 and 50–58 are dates in the East Asian tables and unused elsewhere.
  if ((id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return "date";
  if ((id >= 32 && id <= 35) || id === 55 || id === 56) return "time";
  return id < 50 ? "number" : null;
}

/** Kind of a format code such as `dd/mm/yyyy hh:mm`, read from its first section. */
export function formatKind(code: string): FormatKind {
  const section = firstSection(code);
  // Elapsed time in brackets ([h], [mm], [ss]) is a duration whatever follows.
  const elapsed = /\[(h+|m+|s+)\]/i.test(section);
  const bare = section.replace(/\[[^\]]*\]/g, "").toLowerCase();
  const letters = bare.replace(/am\/pm|a\/p/g, "h").replace(/general|standard/g, "");
  if (elapsed) return "time";
  if (/[yd]|e(?![+-])|b\d/.test(letters)) return /[yd]/.test(letters) || !/[0#?]/.test(letters) ? "date" : "number";
  if (/[hs]/.test(letters)) return "time";
  return /m/.test(letters) ? "date" : "number";
}

/** The part before the first `;`, without quoted text, escaped characters, padding and fill. */
function firstSection(code: string): string {
  let section = "";
  for (let at = 0; at < code.length; at++) {
    const char = code[at] ?? "";
    if (char === '"') {
      const end = code.indexOf('"', at + 1);
      at = end < 0 ? code.length : end;
    } else if (char === "\\" || char === "_" || char === "*") at++;
    else if (char === ";") break;
    else section += char;
  }
  return section;
}

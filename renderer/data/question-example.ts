import type { MappingQuestion } from "../../shared/table/mapping-question.ts";
import type { Words } from "../ui/words.ts";

/** What the options make of the first example that they read otherwise: `03/04/2025` as 3 Apr and as 4 Mar 2025. None where all agree. */
export function readingsOfExample(
  { kind, examples, options }: Pick<MappingQuestion, "kind" | "examples" | "options">,
  words: Words,
): ReadonlyMap<string, string> {
  const read = kind === "dayOrder" ? dayOf : kind === "decimalMark" ? numberOf : () => null;
  for (const example of examples) {
    const found = options.map((option) => [option, read(example, option, words)] as const);
    if (new Set(found.map(([, value]) => value)).size < 2) continue;
    return new Map(found.flatMap(([option, value]) => (value === null ? [] : [[option, `${example} = ${value}`] as const])));
  }
  return new Map();
}

function dayOf(text: string, order: string, { day }: Words): string | null {
  const match = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{2}|\d{4})\b/.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [date, month] = order === "mdy" ? [second, first] : [first, second];
  const year = Number(match[3]) < 100 ? 2000 + Number(match[3]) : Number(match[3]);
  if (month < 1 || month > 12 || date < 1 || date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return day(`${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
}

function numberOf(text: string, mark: string, { plain }: Words): string | null {
  const digits = /^\s*[-+]?\d{1,3}(?:([.,])\d{3})+\s*$/.exec(text);
  if (digits === null) return null;
  const decimal = mark === "comma" ? "," : ".";
  const value = Number(
    text
      .replaceAll(decimal === "," ? "." : ",", "")
      .replace(",", ".")
      .trim(),
  );
  return Number.isFinite(value) ? plain(value, Number.isInteger(value) ? 0 : 3) : null;
}

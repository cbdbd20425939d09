import type { ValueForm } from "./lever-kinds.ts";

/** A finite number with a point, a sign allowed; nothing else, so that 1,000 is never read as 1. */
export function readNumber(text: string): number | null {
  const plain = text.replace("\u2212", "-");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

/** A number as a lever of this form writes it: percent with its sign, percent and points as fractions. */
export function readSized(text: string, form: ValueForm): number | null {
  if (form === "plain") return readNumber(text);
  if (form === "points") return hundredth(text);
  return text.endsWith("%") ? hundredth(text.slice(0, -1).trimEnd()) : null;
}

/** The point is moved and not the number divided: what was written is met to the last digit. */
function hundredth(text: string): number | null {
  if (readNumber(text) === null) return null;
  const [digits = "", power = "0"] = text.replace("\u2212", "-").toLowerCase().split("e");
  return Number(`${digits}e${Number(power) - 2}`);
}

/** The text that `readSized` reads back, without the percent sign: up to fifteen digits, which undo the noise of the multiplication (0.07 · 100 = 7.000000000000001). */
export const writeSized = (value: number, form: ValueForm): string => `${form === "plain" ? value : Number((value * 100).toPrecision(15))}`;

import { type LabelLevel, labelLevel, plainLabel, tokensOf } from "./label-level.ts";

/** A text answer taken apart: the number it holds, of how many, and what its words say. */
export type AnswerLabel = {
  readonly number: number | null;
  /** "4/5", "4 out of 5", "★★★★☆": the top of the scale it names. */
  readonly outOf: number | null;
  readonly words: LabelLevel | null;
};

const OUT_OF = /^(\d{1,2})\s*(?:\/|out of|of|sur|su|din|von|de|em|sobre)\s*(\d{1,2})(?:\s+[\p{L}]+)?$/u;
const LEADING = /^[([]?\s*(\d{1,2})\s*([)\]]?\s*[-\u2010-\u2015\u2212:=.,;)(|>\u2192]+|\s)\s*(\D+)$/u;
const TRAILING = /^(\D*[^\d\s])\s*([-\u2010-\u2015\u2212:=,;(|[]+|\s)\s*(\d{1,2})\s*[)\].]?$/u;
const STARS = /^[\u2605\u2B50]+\u2606*$/u;

/** `null` where neither a number nor the words are understood. */
export function splitLabel(text: string): AnswerLabel | null {
  const label = text.trim();
  if (label === "" || label.length > 120) return null;
  const stars = label.replace(/[\uFE0F\s]/gu, "");
  if (STARS.test(stars)) return fromStars(stars);
  const numeric = /^\d{1,2}$/.exec(label);
  if (numeric !== null) return { number: Number(label), outOf: null, words: null };
  const part = OUT_OF.exec(plainSpaces(label));
  if (part !== null) return { number: Number(part[1]), outOf: Number(part[2]), words: null };
  const leading = LEADING.exec(label);
  if (leading !== null) return numbered(leading[1], leading[2], leading[3]);
  const trailing = TRAILING.exec(label);
  if (trailing !== null) return numbered(trailing[3], trailing[2], trailing[1]);
  if (/\d/.test(label)) return null;
  const words = labelLevel(label);
  return words === null ? null : { number: null, outOf: null, words };
}

/** A number with a mark beside it belongs to a label whatever its words; with a mere space only to words that are known. */
function numbered(number: string | undefined, mark: string | undefined, rest: string | undefined): AnswerLabel | null {
  if (number === undefined || rest === undefined) return null;
  const words = labelLevel(rest);
  const marked = (mark ?? "").trim() !== "";
  const known = words !== null || (tokensOf(plainLabel(rest))?.some(({ kind }) => kind === "unit") ?? false);
  return marked || known ? { number: Number(number), outOf: null, words } : null;
}

function fromStars(label: string): AnswerLabel {
  const marks = [...label];
  const full = marks.filter((mark) => mark !== "\u2606").length;
  return { number: full, outOf: marks.length > full ? marks.length : null, words: null };
}

const plainSpaces = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");

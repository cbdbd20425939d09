import { foldText } from "./header-words.ts";
import type { RawColumn } from "./raw-table.ts";
import type { Scale } from "./scale.ts";

export type ScaleGuess = {
  readonly scale: Scale;
  /** What told: the header ("(1-7)"), the values, or only the default of the question. */
  readonly from: "header" | "values" | "default";
  /** Share of the numbers that lie on the scale, 0–1. */
  readonly inside: number;
};

/** Fewer answers than this do not tell a scale. */
const FEW = 8;
/** From here on, a share of stray values is a typo rather than a longer scale. */
const MANY = 30;
const STRAY = 0.03;

/** Different whole numbers of a column with their counts, and how many cells hold any number. */
export function wholeValues(column: RawColumn): { readonly counts: ReadonlyMap<number, number>; readonly total: number } {
  const counts = new Map<number, number>();
  let total = 0;
  for (const { value, count } of column.profile.top) {
    const text = value.trim().replace(",", ".");
    const number = /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(number)) continue;
    total += count;
    if (Number.isInteger(number)) counts.set(number, (counts.get(number) ?? 0) + count);
  }
  return { counts, total };
}

/** "(1-7)", "0 à 10", "de la 1 la 5", "/10", "sur 10", "out of 5" in a header. */
export function scaleInHeader(header: string): { readonly min: number | null; readonly max: number } | null {
  const text = foldText(header);
  const range = /(?:^|[^\d])([01])\s*(?:-|–|—|to|a|al|la|bis|hasta|\.{2,3}|…|=[^0-9]*)\s*(3|4|5|6|7|10)(?!\d)/.exec(text);
  if (range !== null) return { min: Number(range[1]), max: Number(range[2]) };
  const top = /(?:\/\s*|\b(?:sur|su|din|von|de|out of|sobre)\s+)(5|7|10)(?!\d)/.exec(text);
  return top === null ? null : { min: null, max: Number(top[1]) };
}

/**
 * The scale of an answer column, from its header or its values. Stray values such as 11 or 99 do not change it. `null` where
 * the numbers are no answers on a scale that the methods know. `usual` is the scale of the question when nothing tells.
 */
export function detectScale(column: RawColumn, usual: Scale): ScaleGuess | null {
  const { counts, total } = wholeValues(column);
  const inside = (scale: Scale): number => {
    let sum = 0;
    for (const [value, count] of counts) if (value >= scale.min && value <= scale.max) sum += count;
    return total === 0 ? 1 : sum / total;
  };
  // Amounts with a currency and the like are no answers, few as they may be.
  if (total === 0) return null;
  const told = scaleInHeader(column.header);
  const zeros = counts.get(0) ?? 0;
  if (told !== null) {
    const min = told.min ?? (told.max === 10 && (zeros > 0 || usual.min === 0) ? 0 : 1);
    const scale = { min, max: told.max };
    if (inside(scale) >= 0.5) return { scale, from: "header", inside: inside(scale) };
  }
  if (total < FEW && inside(usual) === 1) return { scale: usual, from: "default", inside: 1 };
  const found = usual.max === 10 ? usual : fromValues(counts, total, usual, inside);
  if (found === null || inside(found) < 0.8) return null;
  return { scale: found, from: "values", inside: inside(found) };
}

function fromValues(counts: ReadonlyMap<number, number>, total: number, usual: Scale, inside: (scale: Scale) => number): Scale | null {
  const zeros = counts.get(0) ?? 0;
  const ones = counts.get(1) ?? 0;
  if (zeros + ones === total && zeros > 0 && ones > 0) return { min: 0, max: 1 };
  for (const max of [5, 7, 10]) {
    // Values that no scale has are strays whatever the number of answers; others only among many answers.
    let strays = 0;
    let beyond = 0;
    for (const [value, count] of counts) {
      if (value < 0 || value > 10) strays += count;
      else if (value > max) beyond += count;
    }
    const allowed = total >= MANY ? Math.max(1, Math.floor(STRAY * total)) : 0;
    // What lies on the usual scale of the question is no typo.
    const longer = beyond > 0 && max < usual.max && inside(usual) === 1;
    if (longer || beyond > allowed || strays > Math.max(allowed, 1)) continue;
    if (max < 10) return { min: 1, max };
    return { min: zeros > (total >= 200 ? 0.002 * total : 0) ? 0 : 1, max };
  }
  return inside({ min: 0, max: 10 }) >= 0.8 ? { min: zeros > 0 ? 0 : 1, max: 10 } : null;
}

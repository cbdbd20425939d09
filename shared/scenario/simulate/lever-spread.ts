import type { InputDistribution } from "../scenario.ts";

/** A size that may as well be so much smaller or larger, as a part of itself: PERT around it; `null` = certain. */
export function rangeAround(value: number, part: number): InputDistribution | null {
  const width = Math.abs(value) * part;
  return width > 0 ? { kind: "pert", low: value - width, mode: value, high: value + width } : null;
}

/** The part by which such a range reaches to either side; `null` for a range of another form. */
export function partOfRange(range: InputDistribution | undefined): number | null {
  if (range === undefined) return 0;
  if (range.kind !== "pert" || range.mode === 0) return null;
  const part = (range.high - range.mode) / Math.abs(range.mode);
  return Math.abs(range.mode - range.low - (range.high - range.mode)) <= 1e-9 * Math.abs(range.mode) ? part : null;
}

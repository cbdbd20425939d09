import type { InputDistribution, Lever } from "../scenario.ts";

/** A size that may as well be so much smaller or larger, as a part of itself: PERT around it; `null` = certain. */
export function rangeAround(value: number, part: number): InputDistribution | null {
  const width = Math.abs(value) * part;
  return width > 0 ? { kind: "pert", low: tidy(value - width), mode: value, high: tidy(value + width) } : null;
}

/** The part by which such a range reaches to either side; `null` for a range of another form. */
export function partOfRange(range: InputDistribution | undefined): number | null {
  if (range === undefined) return 0;
  if (range.kind !== "pert" || range.mode === 0) return null;
  const part = (range.high - range.mode) / Math.abs(range.mode);
  return Math.abs(range.mode - range.low - (range.high - range.mode)) <= 1e-9 * Math.abs(range.mode) ? part : null;
}

/** The same lever at another size. One that is uncertain stays so by the same part of itself; a range that cannot follow belongs to the old size. */
export function withSize(lever: Lever, value: number): Lever {
  const { range: _, ...certain } = lever;
  const range = rangeAtSize(lever, value);
  return { ...certain, value, ...(range !== null && { range }) };
}

/** The range of a lever once its size is `size`; `null` = certain, as nothing is, and a range that is not one of sizes. */
export function rangeAtSize({ value, range }: Pick<Lever, "value" | "range">, size: number): InputDistribution | null {
  if (size === value) return range ?? null;
  if (range === undefined || size === 0 || value === 0) return null;
  const times = size / value;
  // What stood at the size itself stands there again, to the last digit.
  const at = (place: number): number => (place === value ? size : tidy(place * times));
  const [least, most] = times > 0 ? (["low", "high"] as const) : (["high", "low"] as const);
  switch (range.kind) {
    case "fixed":
      return { ...range, value: at(range.value) };
    case "pert":
      return { ...range, low: at(range[least]), mode: at(range.mode), high: at(range[most]) };
    case "uniform":
      return { ...range, low: at(range[least]), high: at(range[most]) };
    case "normal": {
      const [min, max] = times > 0 ? [range.min, range.max] : [range.max, range.min];
      return { ...range, mean: at(range.mean), sd: tidy(range.sd * Math.abs(times)), min: at(min), max: at(max) };
    }
    case "lognormal":
      return times > 0 ? { ...range, mean: at(range.mean) } : null;
    default:
      return null;
  }
}

/** Without the noise of binary fractions, so that a range is the same written and read again. */
const tidy = (value: number): number => Number(value.toPrecision(12));

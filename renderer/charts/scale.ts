/** A straight or logarithmic way from values to px. */
export type Scale = (value: number) => number;

export function linearScale(min: number, max: number, from: number, to: number): Scale {
  const span = max - min;
  return (value) => (span === 0 ? (from + to) / 2 : from + ((value - min) / span) * (to - from));
}

/** For amounts that differ by orders of magnitude; all values must be above 0. */
export function logScale(min: number, max: number, from: number, to: number): Scale {
  const straight = linearScale(Math.log(min), Math.log(max), from, to);
  return (value) => straight(Math.log(value));
}

/** Smallest and largest of the numbers that are there. */
export function extent(values: readonly (number | null | undefined)[]): readonly [number, number] | null {
  const known = values.filter((value): value is number => typeof value === "number");
  if (known.length === 0) return null;
  return [Math.min(...known), Math.max(...known)];
}

/** About `count` round values between two ends, both inside. */
export function ticks(min: number, max: number, count: number): readonly number[] {
  const span = max - min;
  return span > 0 ? multiplesOf(roundStep(span, count), min, max) : [min];
}

/** The round number of which at most `count` fit into a span above 0. */
export function roundStep(span: number, count: number): number {
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw) ?? 10 * power;
}

/** The multiples of `step` from `min` to `max`, without the noise of multiplication. */
export function multiplesOf(step: number, min: number, max: number): readonly number[] {
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const value = (first + index) * step;
    return Math.abs(value) < step / 1e6 ? 0 : Number(value.toPrecision(12));
  });
}

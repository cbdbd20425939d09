import { brent } from "../../statistics/brent.ts";

/** Points on either side of where a search starts. */
const STEPS = 48;
/** An endless range is searched up to this many times the size of what stands there. */
const REACH = 1e6;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

export type Interval = { readonly from: number; readonly min: number; readonly max: number };

/** A size to measure steps by: the value itself, or the width of its range, or 1. */
export function scaleOf({ from, min, max }: Interval): number {
  if (from !== 0) return Math.abs(from);
  const width = max - min;
  return Number.isFinite(width) && width > 0 && width <= 2 ? width : 1;
}

/**
 * Places to look at on one side of `from`, nearest first, the legal end last: evenly where the range is short, ever wider where it is
 * long, so that what is near is not stepped over.
 */
export function outward(interval: Interval, side: -1 | 1): readonly number[] {
  const { from, min, max } = interval;
  const scale = scaleOf(interval);
  const end = side < 0 ? Math.max(min, from - REACH * scale) : Math.min(max, from + REACH * scale);
  const width = Math.abs(end - from);
  if (width === 0) return [];
  if (width <= 8 * scale)
    return Array.from({ length: STEPS }, (_, step) => (step === STEPS - 1 ? end : from + (side * width * (step + 1)) / STEPS));
  const growth = (width / (scale / 32)) ** (1 / (STEPS - 1));
  return Array.from({ length: STEPS }, (_, step) => (step === STEPS - 1 ? end : from + side * (scale / 32) * growth ** step));
}

/** The root of f nearest to `from` on one side, within 1e−12 of the argument; `null` where its sign does not change up to the legal end. */
export function nearestRoot(f: (value: number) => number, interval: Interval, side: -1 | 1): number | null {
  let previous = interval.from;
  let before = f(previous);
  if (before === 0) return previous;
  for (const point of outward(interval, side)) {
    const here = f(point);
    if (here === 0) return point;
    if (Math.sign(here) * Math.sign(before) < 0) return brent(f, previous, point, 1e-12);
    previous = point;
    before = here;
  }
  return null;
}

/** Where f is highest between two places, by golden sections; f must have one peak there. */
export function peak(f: (value: number) => number, lo: number, hi: number): number {
  let a = lo;
  let b = hi;
  let left = b - GOLDEN * (b - a);
  let right = a + GOLDEN * (b - a);
  let fLeft = f(left);
  let fRight = f(right);
  for (let step = 0; step < 60 && b - a > 1e-12 * Math.max(1, Math.abs(a), Math.abs(b)); step++) {
    if (fLeft >= fRight) {
      b = right;
      right = left;
      fRight = fLeft;
      left = b - GOLDEN * (b - a);
      fLeft = f(left);
    } else {
      a = left;
      left = right;
      fLeft = fRight;
      right = a + GOLDEN * (b - a);
      fRight = f(right);
    }
  }
  return (a + b) / 2;
}

import { selectQuantiles } from "./select-quantiles.ts";
import type { Histogram, Spread } from "./simulation.ts";

export const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Mean, spread and quantiles of the first `count` values, summed in their order. */
export function spreadOf(values: Float64Array, count: number): Spread {
  const mean = meanOf(values, count);
  let squares = 0;
  for (let i = 0; i < count; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  const sd = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  const [p5 = mean, p25 = mean, p50 = mean, p75 = mean, p95 = mean] = selectQuantiles(values, count, SHARES);
  return { mean, sd, p5, p25, p50, p75, p95, mcse: sd / Math.sqrt(count) };
}

/** From the first value, so that equal values have exactly that mean. */
export function meanOf(values: Float64Array, count: number): number {
  const first = values[0] ?? 0;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (values[i] ?? 0) - first;
  return first + sum / count;
}

const BINS = 40;

/** Counts in 40 bins of equal width from the smallest to the largest; one bin where all are equal. */
export function histogramOf(values: Float64Array, count: number): Histogram {
  let low = values[0] ?? 0;
  let high = low;
  for (let i = 1; i < count; i++) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return { low, high, counts: [count] };
  const counts = new Array<number>(BINS).fill(0);
  const perWidth = BINS / (high - low);
  for (let i = 0; i < count; i++) {
    const bin = Math.min(BINS - 1, Math.floor(((values[i] ?? 0) - low) * perWidth));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low, high, counts };
}

/** The part of the first `count` values that `holds`, 0–1. */
export function partOf(values: Float64Array, count: number, holds: (value: number) => boolean): number {
  let hits = 0;
  for (let i = 0; i < count; i++) if (holds(values[i] ?? 0)) hits++;
  return hits / count;
}

import { requireThat } from "./require-that.ts";

/** What a mean needs to be judged: size, mean and sample standard deviation (n − 1); sd is 0 when n = 1. */
export type MeanSummary = { readonly n: number; readonly mean: number; readonly sd: number };

/**
 * Size, mean and sample standard deviation of finite values; two passes, so that large offsets cost no digits. `null` without values.
 * @example meanSummary([5, 4, 4, 5, 3, 4, 5, 2, 4, 5]) // { n: 10, mean: 4.1, sd: 0.994429 }
 */
export function meanSummary(values: ArrayLike<number>): MeanSummary | null {
  const n = values.length;
  if (n === 0) {
    return null;
  }
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += values[i] ?? 0;
  requireThat(Number.isFinite(sum), "meanSummary requires finite values", sum);
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += ((values[i] ?? 0) - mean) ** 2;
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}

/** `se` is `null` with fewer than two pairs. */
export type RatioOfSums = { readonly ratio: number; readonly se: number | null; readonly n: number };

/**
 * Ratio of sums R = Σx/Σy (money per customer, revenue shares), never the mean of ratios, with the delta-method standard error
 * √(Σe²/((n−1)n))/mean(y), e = x − R·y. `null` when Σy = 0. methods.md 0.3.8.
 * @example ratioOfSums([120, 0, 80, 200, 50], [2, 1, 1, 4, 1]) // { ratio: 50, se: 7.657805, n: 5 }
 */
export function ratioOfSums(x: ArrayLike<number>, y: ArrayLike<number>): RatioOfSums | null {
  const n = x.length;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < n; i += 1) {
    sumX += x[i] ?? 0;
    sumY += y[i] ?? 0;
  }
  const ratio = sumX / sumY;
  if (!Number.isFinite(ratio)) {
    return null;
  }
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += ((x[i] ?? 0) - ratio * (y[i] ?? 0)) ** 2;
  const se = n > 1 ? Math.sqrt(squares / ((n - 1) * n)) / Math.abs(sumY / n) : null;
  return { ratio, se, n };
}

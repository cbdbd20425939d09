/**
 * Pearson's correlation of two series of equal length, −1…1, each pair met `counts` times (once unless given); `null` with fewer than two pairs or without spread in either.
 * @example correlation([1, 2, 3], [2, 4, 7]) // 0.993399
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>, counts?: ArrayLike<number>): number | null {
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < x.length; i += 1) {
    const count = counts?.[i] ?? 1;
    n += count;
    sumX += count * (x[i] ?? 0);
    sumY += count * (y[i] ?? 0);
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i += 1) {
    const count = counts?.[i] ?? 1;
    const dx = (x[i] ?? 0) - sumX / n;
    const dy = (y[i] ?? 0) - sumY / n;
    xx += count * dx * dx;
    yy += count * dy * dy;
    xy += count * dx * dy;
  }
  const value = xy / Math.sqrt(xx * yy);
  return Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : null;
}

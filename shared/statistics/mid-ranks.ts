/** Ranks from 1; equal values share the mean of their ranks. `tieSum` is Σ (t³ − t) over groups of t equal values. */
export type MidRanks = { readonly ranks: Float64Array; readonly tieSum: number };

/**
 * Mid-ranks of finite values, each met `times` times (once unless given), the ground of rank tests and of the AUC.
 * @example midRanks([10, 20, 20, 5]).ranks // 2, 3.5, 3.5, 1
 */
export function midRanks(values: ArrayLike<number>, times?: ArrayLike<number>): MidRanks {
  const n = values.length;
  const at = (i: number): number => values[i] ?? 0;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => at(i) - at(j));
  const ranks = new Float64Array(n);
  let tieSum = 0;
  let before = 0;
  for (let start = 0; start < n; ) {
    let ties = 0;
    let end = start;
    for (; end < n && at(order[end] ?? 0) === at(order[start] ?? 0); end += 1) ties += times?.[order[end] ?? 0] ?? 1;
    for (let k = start; k < end; k += 1) ranks[order[k] ?? 0] = before + (ties + 1) / 2;
    tieSum += ties * ties * ties - ties;
    before += ties;
    start = end;
  }
  return { ranks, tieSum };
}

/** Ranks from 1; equal values share the mean of their ranks. `tieSum` is Σ (t³ − t) over groups of t equal values. */
export type MidRanks = { readonly ranks: Float64Array; readonly tieSum: number };

/**
 * Mid-ranks of finite values, the ground of rank tests and of the AUC.
 * @example midRanks([10, 20, 20, 5]).ranks // 2, 3.5, 3.5, 1
 */
export function midRanks(values: ArrayLike<number>): MidRanks {
  const n = values.length;
  const at = (i: number): number => values[i] ?? 0;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => at(i) - at(j));
  const ranks = new Float64Array(n);
  let tieSum = 0;
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && at(order[end] ?? 0) === at(order[start] ?? 0)) end += 1;
    const shared = (start + 1 + end) / 2;
    for (let k = start; k < end; k += 1) ranks[order[k] ?? 0] = shared;
    const ties = end - start;
    tieSum += ties * ties * ties - ties;
    start = end;
  }
  return { ranks, tieSum };
}

/**
 * Type-7 quantiles (as `quantileType7`) of the first `count` values for rising shares, without sorting them: each is selected
 * within the range that the ones before have left. Reorders the values.
 */
export function selectQuantiles(values: Float64Array, count: number, shares: readonly number[]): readonly number[] {
  let from = 0;
  return shares.map((share) => {
    const position = (count - 1) * share;
    const below = Math.floor(position);
    select(values, from, count - 1, below);
    from = below;
    const low = values[below] ?? 0;
    const rest = position - below;
    if (rest === 0 || below + 1 >= count) return low;
    let high = values[below + 1] ?? 0;
    for (let i = below + 2; i < count; i++) {
      const value = values[i] ?? 0;
      if (value < high) high = value;
    }
    return low + rest * (high - low);
  });
}

/** Puts the k-th smallest of low…high in place k, smaller ones before it and larger ones behind. Source: Hoare 1961. */
function select(values: Float64Array, low: number, high: number, k: number): void {
  let left = low;
  let right = high;
  while (left < right) {
    const pivot = middleOf(values[left] ?? 0, values[(left + right) >> 1] ?? 0, values[right] ?? 0);
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i <= j) {
        const value = values[i] ?? 0;
        values[i] = values[j] ?? 0;
        values[j] = value;
        i++;
        j--;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

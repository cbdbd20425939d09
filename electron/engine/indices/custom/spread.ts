/** A bar of a histogram: values from `from` to below `to`, the last one with its end; `from` = `to` is a single value. */
export type SpreadBar = { readonly from: number; readonly to: number; readonly n: number };

/** Values that are told apart one by one, as answers are, and otherwise the number of equal steps. */
const MOST_VALUES = 12;
const STEPS = 10;

/** The histogram of values that come from the smallest up. */
export function spread(ascending: Float64Array): readonly SpreadBar[] {
  const first = ascending[0];
  const last = ascending.at(-1);
  if (first === undefined || last === undefined) return [];
  const single = singleValues(ascending);
  if (single !== null) return single;
  const width = (last - first) / STEPS;
  if (!Number.isFinite(width)) return [];
  const counts = new Array<number>(STEPS).fill(0);
  for (const value of ascending) {
    const step = Math.min(STEPS - 1, Math.floor((value - first) / width));
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts.map((n, step) => ({ from: first + step * width, to: step === STEPS - 1 ? last : first + (step + 1) * width, n }));
}

function singleValues(ascending: Float64Array): readonly SpreadBar[] | null {
  const counts = new Map<number, number>();
  for (const value of ascending) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_VALUES) return null;
  }
  return [...counts].map(([value, n]) => ({ from: value, to: value, n }));
}

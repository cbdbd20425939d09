import type { Row } from "../indices/index-definition.ts";
import { numberOf } from "../indices/read-row.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";

/** One value of a key with its share x/n in percent and the Wilson limits of that. */
export type ShareRow = {
  readonly key: string | null;
  readonly n: number;
  readonly x: number;
  readonly share: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
};

/** More values of a key than this are not listed: those with most rows are. */
export const MOST_ROWS = 50;

export function shareRow(key: string | null, x: number, n: number, level: number): ShareRow {
  const limits = x > n ? null : wilsonInterval(x, n, level);
  return {
    key,
    n,
    x,
    share: n === 0 ? null : (100 * x) / n,
    lo: limits === null ? null : 100 * limits.lo,
    hi: limits === null ? null : 100 * limits.hi,
  };
}

/** Sums of a column over cells of the same key, the largest keys first; ties by key. */
export function sumBy(
  rows: readonly Row[],
  key: string,
  names: readonly string[],
): readonly { readonly key: string | null; readonly sums: Readonly<Record<string, number>> }[] {
  const found = new Map<string | null, Record<string, number>>();
  for (const row of rows) {
    const value = row[key] ?? null;
    const own = value === null ? null : String(value);
    const sums = found.get(own) ?? {};
    for (const name of names) sums[name] = (sums[name] ?? 0) + numberOf(row, name);
    found.set(own, sums);
  }
  const [size = ""] = names;
  return [...found]
    .map(([own, sums]) => ({ key: own, sums }))
    .sort((a, b) => (b.sums[size] ?? 0) - (a.sums[size] ?? 0) || compareText(a.key, b.key));
}

/** Keys in their order, no key last. Two keys of a list are never the same. */
export const compareText = (a: string | null, b: string | null): number => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

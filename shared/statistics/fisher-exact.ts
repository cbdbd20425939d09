import { requireThat } from "./require-that.ts";
import { sumNoMoreLikely } from "./sum-no-more-likely.ts";

/**
 * Fisher's exact test of the 2 × 2 table [[a, b], [c, d]] of whole counts: two-sided p as the sum over all tables with the same
 * margins that are no more likely than the observed one. Range 0–1; an empty margin gives 1.
 * Source: Fisher 1935; two-sided rule of methods.md 0.4 DP (that of R's `fisher.test`).
 * @example fisherExact(3, 1, 1, 3) // 0.4857142857142857, the lady tasting tea
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  requireThat(
    [a, b, c, d].every((n) => Number.isSafeInteger(n) && n >= 0),
    "fisherExact requires whole counts >= 0",
    a,
    b,
    c,
    d,
  );
  const row = a + b;
  const column = a + c;
  const total = a + b + c + d;
  const first = Math.max(0, row + column - total);
  const last = Math.min(row, column);
  return sumNoMoreLikely(first, last, a, (k) => ((row - k) * (column - k)) / ((k + 1) * (total - row - column + k + 1)));
}

import type { MeanSummary } from "./mean-summary.ts";
import { tQuantile } from "./t-quantile.ts";
import { tTwoSidedP } from "./t-two-sided-p.ts";

/** Difference of two means, first minus second. */
export type MeanTest = {
  readonly difference: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly lo: number;
  readonly hi: number;
};

/**
 * Welch's test of two independent means (unequal variances): t = (m1 − m2)/√(s1²/n1 + s2²/n2), Satterthwaite's degrees of freedom,
 * interval of the difference. `null` when a group has fewer than two values or both have no spread. methods.md 0.4 M.
 * Source: Welch 1947.
 * @example welchTest({ n: 10, mean: 4.1, sd: 0.9944 }, { n: 10, mean: 3.3, sd: 0.9487 }, 0.95) // t 1.8407, df 17.96, p 0.0822
 */
export function welchTest(a: MeanSummary, b: MeanSummary, level = 0.95): MeanTest | null {
  if (!(a.n > 1 && b.n > 1)) {
    return null;
  }
  const va = (a.sd * a.sd) / a.n;
  const vb = (b.sd * b.sd) / b.n;
  const se = Math.sqrt(va + vb);
  if (!(se > 0)) {
    return null;
  }
  const shareA = va / (va + vb);
  const df = 1 / (shareA ** 2 / (a.n - 1) + (1 - shareA) ** 2 / (b.n - 1));
  const difference = a.mean - b.mean;
  const t = difference / se;
  const half = -tQuantile((1 - level) / 2, df) * se;
  return { difference, t, df, p: tTwoSidedP(t, df), lo: difference - half, hi: difference + half };
}

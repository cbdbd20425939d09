import { fUpperP } from "./f-upper-p.ts";
import type { MeanSummary } from "./mean-summary.ts";

export type WelchAnova = { readonly f: number; readonly df1: number; readonly df2: number; readonly p: number };

/**
 * Welch's analysis of variance of k independent means with unequal variances. Groups with fewer than two values are left out;
 * `null` when fewer than two remain or one of them has no spread. For NPS pass the −1, 0, +1 codes (methods.md 1).
 * Source: Welch, Biometrika 38 (1951) 330–336.
 * @example welchAnova([{ n: 10, mean: 4.1, sd: 1 }, { n: 12, mean: 3.3, sd: 0.9 }, { n: 9, mean: 3.9, sd: 1.2 }]) // f, df1 2, df2, p
 */
export function welchAnova(groups: readonly MeanSummary[]): WelchAnova | null {
  const used = groups.filter((group) => group.n > 1);
  const k = used.length;
  if (k < 2 || used.some((group) => !(group.sd > 0))) {
    return null;
  }
  const weights = used.map((group) => group.n / (group.sd * group.sd));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = used.reduce((sum, group, i) => sum + (weights[i] ?? 0) * group.mean, 0) / total;
  const between = used.reduce((sum, group, i) => sum + (weights[i] ?? 0) * (group.mean - mean) ** 2, 0) / (k - 1);
  const imbalance = used.reduce((sum, group, i) => sum + (1 - (weights[i] ?? 0) / total) ** 2 / (group.n - 1), 0);
  const f = between / (1 + ((2 * (k - 2)) / (k * k - 1)) * imbalance);
  const df1 = k - 1;
  const df2 = (k * k - 1) / (3 * imbalance);
  return { f, df1, df2, p: fUpperP(f, df1, df2) };
}

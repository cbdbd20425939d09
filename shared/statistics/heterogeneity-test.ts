import { chiSquareUpperP } from "./chi-square-upper-p.ts";

export type Heterogeneity = { readonly statistic: number; readonly df: number; readonly p: number };

/**
 * Whether k independent estimates have one value: Q = Σ(v − v̄)²/se², v̄ their mean by inverse variance, k − 1 degrees of freedom.
 * Estimates without an error are left out; `null` when fewer than two remain.
 * Source: Cochran, Biometrics 10 (1954) 101–129.
 * @example heterogeneityTest([{ value: 1, se: 1 }, { value: 3, se: 1 }]) // { statistic: 2, df: 1, p: 0.1573 }
 */
export function heterogeneityTest(estimates: readonly { readonly value: number; readonly se: number }[]): Heterogeneity | null {
  const used = estimates.filter(({ se }) => se > 0);
  if (used.length < 2) {
    return null;
  }
  const weights = used.map(({ se }) => 1 / (se * se));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = used.reduce((sum, { value }, at) => sum + (weights[at] ?? 0) * value, 0) / total;
  const statistic = used.reduce((sum, { value }, at) => sum + (weights[at] ?? 0) * (value - mean) ** 2, 0);
  const df = used.length - 1;
  return { statistic, df, p: chiSquareUpperP(statistic, df) };
}

import { normalTwoSidedP } from "./normal-two-sided-p.ts";

export type Trend = { readonly s: number; readonly variance: number; readonly z: number; readonly p: number };

/**
 * Mann–Kendall test for a monotone trend of equally spaced values: S = Σ_{i<j} sign(x_j − x_i), variance n(n−1)(2n+5)/18 less the tie
 * term, z = (S ∓ 1)/sd. All equal: z = 0, p = 1. `null` with fewer than three values. Autocorrelation makes it too ready to see a
 * trend: flag when lag-1 > 0.3. methods.md 11.3.
 * Source: Mann 1945, Kendall 1975.
 * @example mannKendall([10, 12, 11, 15, 14, 18, 17, 21]) // s 22, variance 65.3333, z 2.598076, p 0.009375
 */
export function mannKendall(values: readonly number[]): Trend | null {
  const n = values.length;
  if (n < 3) {
    return null;
  }
  let s = 0;
  values.forEach((earlier, i) => {
    for (let j = i + 1; j < n; j += 1) s += Math.sign((values[j] ?? 0) - earlier);
  });
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let variance = n * (n - 1) * (2 * n + 5);
  for (const ties of counts.values()) variance -= ties * (ties - 1) * (2 * ties + 5);
  variance /= 18;
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return { s, variance, z, p: normalTwoSidedP(z) };
}

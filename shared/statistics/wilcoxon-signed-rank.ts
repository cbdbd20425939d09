import { midRanks } from "./mid-ranks.ts";
import { normalTwoSidedP } from "./normal-two-sided-p.ts";

/** `statistic` is the sum of the ranks of the positive differences, over `n` differences that are not zero. */
export type WilcoxonSignedRank = { readonly statistic: number; readonly n: number; readonly z: number; readonly p: number };

/**
 * Wilcoxon's signed rank test of paired differences, each met `times` times (once unless given), as a check beside the paired t: zeros
 * left out, mid-ranks of |d|, normal approximation with tie correction and no continuity correction. `null` when all differences are
 * zero. methods.md 0.4 M.
 * Source: Wilcoxon 1945.
 * @example wilcoxonSignedRank([1, 2, -1, 3]) // statistic 8.5, n 4
 */
export function wilcoxonSignedRank(differences: readonly number[], times?: readonly number[]): WilcoxonSignedRank | null {
  const used = differences.flatMap((difference, i) => (difference === 0 ? [] : [{ difference, times: times?.[i] ?? 1 }]));
  const n = used.reduce((sum, own) => sum + own.times, 0);
  if (n === 0) {
    return null;
  }
  const { ranks, tieSum } = midRanks(
    used.map(({ difference }) => Math.abs(difference)),
    used.map((own) => own.times),
  );
  const statistic = used.reduce((sum, own, i) => (own.difference > 0 ? sum + own.times * (ranks[i] ?? 0) : sum), 0);
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieSum / 48;
  const z = (statistic - (n * (n + 1)) / 4) / Math.sqrt(variance);
  return { statistic, n, z, p: normalTwoSidedP(z) };
}

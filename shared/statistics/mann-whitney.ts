import { midRanks } from "./mid-ranks.ts";
import { normalTwoSidedP } from "./normal-two-sided-p.ts";

/** `u` counts the pairs in which the first group is higher (half for ties). */
export type MannWhitney = { readonly u: number; readonly z: number; readonly p: number };

/**
 * Mann–Whitney test of two independent samples on an ordinal scale, normal approximation with tie correction and no continuity
 * correction: U = R1 − n1(n1+1)/2. All values equal: z = 0, p = 1. `null` when a group is empty. methods.md 0.4 M.
 * Source: Mann & Whitney 1947.
 * @example mannWhitney([5, 4, 4, 5, 3, 4, 5, 2, 4, 5], [3, 4, 3, 2, 4, 3, 5, 3, 2, 4]) // u 73, p 0.070617
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney | null {
  const n1 = first.length;
  const n2 = second.length;
  if (n1 === 0 || n2 === 0) {
    return null;
  }
  const { ranks, tieSum } = midRanks([...first, ...second]);
  let rankSum = 0;
  for (let i = 0; i < n1; i += 1) rankSum += ranks[i] ?? 0;
  const u = rankSum - (n1 * (n1 + 1)) / 2;
  const n = n1 + n2;
  const variance = ((n1 * n2) / 12) * (n + 1 - tieSum / (n * (n - 1)));
  if (!(variance > 0)) {
    return { u, z: 0, p: 1 };
  }
  const z = (u - (n1 * n2) / 2) / Math.sqrt(variance);
  return { u, z, p: normalTwoSidedP(z) };
}

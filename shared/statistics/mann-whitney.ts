import { midRanks } from "./mid-ranks.ts";
import { normalTwoSidedP } from "./normal-two-sided-p.ts";

/** `u` counts the pairs in which the first group is higher (half for ties). */
export type MannWhitney = { readonly u: number; readonly z: number; readonly p: number };

/** Values of one group; each is met `times` times (once unless given). */
export type Ranked = { readonly values: readonly number[]; readonly times?: readonly number[] };

/**
 * Mann–Whitney test of two independent samples on an ordinal scale, normal approximation with tie correction and no continuity
 * correction: U = R1 − n1(n1+1)/2. All values equal: z = 0, p = 1. `null` when a group is empty. methods.md 0.4 M.
 * Source: Mann & Whitney 1947.
 * @example mannWhitney({ values: [5, 4, 3, 2], times: [4, 4, 1, 1] }, { values: [5, 4, 3, 2], times: [1, 3, 4, 2] }) // u 73, p 0.070617
 */
export function mannWhitney(first: Ranked, second: Ranked): MannWhitney | null {
  const times = [...timesOf(first), ...timesOf(second)];
  const n1 = sumOf(timesOf(first));
  const n2 = sumOf(timesOf(second));
  if (n1 === 0 || n2 === 0) {
    return null;
  }
  const { ranks, tieSum } = midRanks([...first.values, ...second.values], times);
  const rankSum = first.values.reduce((sum, _, i) => sum + (times[i] ?? 0) * (ranks[i] ?? 0), 0);
  const u = rankSum - (n1 * (n1 + 1)) / 2;
  const n = n1 + n2;
  const variance = ((n1 * n2) / 12) * (n + 1 - tieSum / (n * (n - 1)));
  if (!(variance > 0)) {
    return { u, z: 0, p: 1 };
  }
  const z = (u - (n1 * n2) / 2) / Math.sqrt(variance);
  return { u, z, p: normalTwoSidedP(z) };
}

const timesOf = ({ values, times }: Ranked): readonly number[] => values.map((_, i) => times?.[i] ?? 1);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

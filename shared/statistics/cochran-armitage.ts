import { normalTwoSidedP } from "./normal-two-sided-p.ts";
import type { ZTest } from "./pooled-z-test.ts";

/**
 * Cochran–Armitage test for a trend of a share over ordered groups: z = Σ s_i (x_i − n_i p̄) / √(p̄(1−p̄)(Σ n_i s_i² − (Σ n_i s_i)²/N)).
 * `scores` are 0, 1, 2 … unless given; z > 0 means the share rises with the score. `null` with fewer than two non-empty groups or
 * when all or none are hits.
 * Source: Cochran 1954, Armitage 1955. methods.md 0.4 DP.
 * @example cochranArmitage([10, 15, 25], [100, 100, 100]) // z = 2.8460
 */
export function cochranArmitage(successes: readonly number[], totals: readonly number[], scores?: readonly number[]): ZTest | null {
  let n = 0;
  let hits = 0;
  let weighted = 0;
  let squared = 0;
  let crossed = 0;
  totals.forEach((total, i) => {
    const score = scores?.[i] ?? i;
    const x = successes[i] ?? 0;
    n += total;
    hits += x;
    weighted += total * score;
    squared += total * score * score;
    crossed += x * score;
  });
  const p = hits / n;
  const variance = p * (1 - p) * (squared - (weighted * weighted) / n);
  if (!(variance > 1e-12 * Math.max(1, squared))) {
    return null;
  }
  const z = (crossed - p * weighted) / Math.sqrt(variance);
  return { z, p: normalTwoSidedP(z) };
}

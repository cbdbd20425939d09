import { meanInterval } from "../statistics/mean-interval.ts";
import { twoSidedZ } from "../statistics/two-sided-z.ts";
import { type Distribution, weightedCode } from "./distribution.ts";
import type { Interval } from "./index-result.ts";
import { interval } from "./make-result.ts";

export type MeanOfAnswers = { readonly mean: number; readonly ci: Interval | null; readonly collapsed: boolean };

/** Mean of a code of the answers: t interval, n − 1 degrees of freedom; weighted: mean ± z·SE (cli.md, ces). */
export function meanOfAnswers(distribution: Distribution, code: (answer: number) => number, level: number): MeanOfAnswers {
  const { mean, se } = weightedCode(distribution, code);
  const { n } = distribution;
  const collapsed = n > 1 && se === 0;
  if (distribution.weighted) {
    const half = twoSidedZ(level) * se;
    return { mean, ci: n > 1 ? interval("linearised", level, { lo: mean - half, hi: mean + half }) : null, collapsed };
  }
  // se = √Σ(y − mean)²/n, so the sample deviation (n − 1) is se·n/√(n − 1).
  const sd = n > 1 ? (se * n) / Math.sqrt(n - 1) : 0;
  return { mean, ci: interval("t", level, meanInterval({ n, mean, sd }, level)), collapsed };
}

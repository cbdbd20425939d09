/** One word in two bodies of text: how often it stands there, of how many words. */
export type WordCounts = { readonly count1: number; readonly total1: number; readonly count2: number; readonly total2: number };

/** `delta` > 0: typical of the first text. Rank by `z`. */
export type LogOdds = { readonly delta: number; readonly variance: number; readonly z: number };

/**
 * Log-odds of a word with an informative Dirichlet prior: δ = ln((y1+a)/(n1+a0−y1−a)) − ln((y2+a)/(n2+a0−y2−a)), variance
 * 1/(y1+a) + 1/(y2+a). `prior` a > 0 is the word's pseudo-count, `priorTotal` a0 > a that of all words. `null` when a denominator is
 * not above zero.
 * Source: Monroe, Colaresi & Quinn, Political Analysis 16 (2008) 372–403. methods.md 11.9.
 * @example logOddsDirichlet({ count1: 30, total1: 1000, count2: 10, total2: 1500 }, 0.5, 50) // delta 1.478497, z 4.132121
 */
export function logOddsDirichlet(counts: WordCounts, prior: number, priorTotal: number): LogOdds | null {
  const first = counts.count1 + prior;
  const second = counts.count2 + prior;
  const rest1 = counts.total1 + priorTotal - first;
  const rest2 = counts.total2 + priorTotal - second;
  if (!(first > 0 && second > 0 && rest1 > 0 && rest2 > 0)) {
    return null;
  }
  const delta = Math.log(first / rest1) - Math.log(second / rest2);
  const variance = 1 / first + 1 / second;
  return { delta, variance, z: delta / Math.sqrt(variance) };
}

import { logOddsDirichlet } from "../../statistics/log-odds-dirichlet.ts";
import { FUNCTION_WORDS } from "./function-words.ts";
import { tokensOf } from "./read-themes.ts";

/** A comment and how often it stands among detractors and promoters. */
export type SidedComment = { readonly text: string; readonly detractors: number; readonly promoters: number };

export type KeyWord = {
  readonly word: string;
  readonly detractors: number;
  readonly promoters: number;
  readonly delta: number;
  readonly z: number;
};

/** Pseudo-count of each word (methods.md 11.9); the prior of all is this times the number of different words. */
const PRIOR = 0.5;
/** A word that stands in fewer comments says nothing, and might say who wrote it. */
const FEWEST = 5;
const SHORTEST = 3;
const LISTED = 10;

/**
 * Words that tell detractors (first) and promoters apart, by log-odds with a Dirichlet prior, ranked by z; a word counts once a comment.
 * Only words beyond `z` are listed, at most ten of each side.
 */
export function keyWords(
  comments: readonly SidedComment[],
  z: number,
): { readonly detractors: readonly KeyWord[]; readonly promoters: readonly KeyWord[] } {
  const counts = new Map<string, { detractors: number; promoters: number }>();
  const total = { detractors: 0, promoters: 0 };
  for (const { text, detractors, promoters } of comments) {
    for (const word of new Set(tokensOf(text))) {
      if (word.length < SHORTEST || FUNCTION_WORDS.has(word)) continue;
      const own = counts.get(word) ?? { detractors: 0, promoters: 0 };
      own.detractors += detractors;
      own.promoters += promoters;
      counts.set(word, own);
      total.detractors += detractors;
      total.promoters += promoters;
    }
  }
  const found = [...counts].flatMap(([word, own]): readonly KeyWord[] => {
    if (own.detractors + own.promoters < FEWEST) return [];
    const pair = { count1: own.detractors, total1: total.detractors, count2: own.promoters, total2: total.promoters };
    const odds = logOddsDirichlet(pair, PRIOR, PRIOR * counts.size);
    return odds === null || Math.abs(odds.z) < z ? [] : [{ word, ...own, delta: odds.delta, z: odds.z }];
  });
  const side = (sign: 1 | -1): readonly KeyWord[] =>
    found
      .filter((word) => sign * word.z > 0)
      .sort((a, b) => sign * (b.z - a.z) || (a.word < b.word ? -1 : 1))
      .slice(0, LISTED);
  return { detractors: side(1), promoters: side(-1) };
}

/**
 * A phrase of a synonym file: words without accents; `recommend*` is any word that begins so; `~` any words between;
 * a leading `=` means that the header is these words and nothing else.
 */
export type Phrase = string;

/**
 * How well a header says a phrase, 0–1: 1 when it says nothing else, 0.6–0.95 when it says more, 0 when it does not say it.
 * Numbers in a header ("1-5") are no words of their own.
 */
export function matchHeader(words: readonly string[], phrase: Phrase): number {
  const { exact, parts } = partsOf(phrase);
  const matched = findPhrase(words, parts);
  if (matched === 0) return 0;
  const rest = words.filter((word) => !/^\d+$/.test(word)).length - matched;
  if (rest <= 0) return 1;
  return exact ? 0 : 0.6 + (0.35 * matched) / (matched + rest);
}

type Parts = { readonly exact: boolean; readonly parts: readonly string[] };

/** Phrases taken apart: a few thousand, each of which is held against every header. */
const known = new Map<Phrase, Parts>();

function partsOf(phrase: Phrase): Parts {
  const before = known.get(phrase);
  if (before !== undefined) return before;
  const exact = phrase.startsWith("=");
  const parts = { exact, parts: (exact ? phrase.slice(1) : phrase).split(" ") };
  known.set(phrase, parts);
  return parts;
}

/** Number of words that a phrase takes of a header; 0 = it is not there. */
function findPhrase(words: readonly string[], parts: readonly string[]): number {
  for (let start = 0; start < words.length; start++) {
    const taken = matchFrom(words, start, parts);
    if (taken > 0) return taken;
  }
  return 0;
}

function matchFrom(words: readonly string[], start: number, parts: readonly string[]): number {
  let at = start;
  let gap = false;
  let taken = 0;
  for (const part of parts) {
    if (part === "~") {
      gap = true;
      continue;
    }
    if (gap) while (at < words.length && !sameWord(words[at], part)) at++;
    if (!sameWord(words[at], part)) return 0;
    at++;
    taken++;
    gap = false;
  }
  return taken;
}

function sameWord(word: string | undefined, part: string): boolean {
  if (word === undefined) return false;
  if (part.endsWith("*")) return word.startsWith(part.slice(0, -1));
  // Plurals in -s, so that every phrase needs to be listed once.
  return word === part || (part.length > 3 && word === `${part}s`);
}

/** Phrases by the word that they begin with; those that begin with part of one apart. Each with its place in the list. */
type Index = {
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly byBeginning: readonly { readonly beginning: string; readonly at: number }[];
};
const indices = new WeakMap<readonly Phrase[], Index>();

function indexOf(phrases: readonly Phrase[]): Index {
  const before = indices.get(phrases);
  if (before !== undefined) return before;
  const byWord = new Map<string, number[]>();
  const byBeginning: { beginning: string; at: number }[] = [];
  for (const [at, phrase] of phrases.entries()) {
    const first = /^=?(?:~ )*([^ ]*)/.exec(phrase)?.[1] ?? "";
    if (first.endsWith("*")) byBeginning.push({ beginning: first.slice(0, -1), at });
    else for (const word of [first, `${first}s`]) byWord.set(word, [...(byWord.get(word) ?? []), at]);
  }
  const index = { byWord, byBeginning };
  indices.set(phrases, index);
  return index;
}

/** The best of several phrases. Thousands of phrases are held against every header: only those whose first word it has are looked at. */
export function bestMatch(words: readonly string[], phrases: readonly Phrase[]): { readonly score: number; readonly phrase: Phrase } {
  const { byWord, byBeginning } = indexOf(phrases);
  const candidates = [
    ...words.flatMap((word) => byWord.get(word) ?? []),
    ...byBeginning.flatMap(({ beginning, at }) => (words.some((word) => word.startsWith(beginning)) ? [at] : [])),
  ].sort((a, b) => a - b);
  let best = { score: 0, phrase: "" };
  for (const at of candidates) {
    const phrase = phrases[at] ?? "";
    const score = matchHeader(words, phrase);
    if (score > best.score) best = { score, phrase };
  }
  return best;
}

import { ASKED } from "./asked.ts";
import { MONEY } from "./money.ts";
import { SERVICE } from "./service.ts";
import { WHEN } from "./when.ts";
import { WHO } from "./who.ts";

/** Every concept with its words. */
export const LEXICON = { ...WHO, ...WHEN, ...MONEY, ...ASKED, ...SERVICE };

/** What a word of a heading can speak of. */
export type Concept = keyof typeof LEXICON | "YEAR_NUMBER";

/** A word of a heading, or several that are one, with everything it can mean. */
export type HeaderToken = {
  readonly text: string;
  readonly concepts: ReadonlySet<Concept>;
  /** Numbers, units and hints such as "(Y/N)" name nothing. */
  readonly ornament: boolean;
};

export type Entry = { readonly words: readonly string[]; readonly concept: Concept };

export const single = new Map<string, Set<Concept>>();
/** Stems by their first three letters. */
export const stems = new Map<string, { readonly stem: string; readonly concept: Concept }[]>();
export const phrases = new Map<string, Entry[]>();

for (const [name, list] of Object.entries(LEXICON)) {
  const concept = name as Concept;
  for (const entry of list.split(" ")) {
    const words = entry.split("+");
    const [first = ""] = words;
    if (words.length > 1) phrases.set(first.slice(0, 2), [...(phrases.get(first.slice(0, 2)) ?? []), { words, concept }]);
    else if (first.endsWith("*")) {
      const stem = first.slice(0, -1);
      stems.set(stem.slice(0, 3), [...(stems.get(stem.slice(0, 3)) ?? []), { stem, concept }]);
    } else single.set(first, (single.get(first) ?? new Set()).add(concept));
  }
}

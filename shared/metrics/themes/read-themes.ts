import { fold } from "../fold.ts";
import { THEMES, type ThemeWords } from "./dictionary.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { NEGATIONS } from "./function-words.ts";
import { ITALIAN } from "./italian.ts";
import { ROMANIAN } from "./romanian.ts";

/** Tokens before a judgement in which a negation undoes it (methods.md 11.9). */
const NEGATION_WINDOW = 3;
const LONGEST_PHRASE = 4;
/** Different texts whose themes are remembered at a time. */
const MOST_REMEMBERED = 50_000;

/** `negations`: what undoes a judgement; `null` = the word is none. */
type Entry = { readonly theme: string; readonly negations: readonly ReadonlySet<string>[] | null };

export type ThemeReader = {
  readonly themes: readonly string[];
  /** The themes of a text, each once, in the order of `themes`. */
  readonly read: (text: string) => readonly string[];
};

/** The words of a text: folded, apart at everything that is no letter or digit. */
export const tokensOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const LANGUAGES = [
  { words: ENGLISH, negations: NEGATIONS.en },
  { words: FRENCH, negations: NEGATIONS.fr },
  { words: ITALIAN, negations: NEGATIONS.it },
  { words: ROMANIAN, negations: NEGATIONS.ro },
];

type Words = { readonly words: readonly string[]; readonly negations: readonly ReadonlySet<string>[] };

/** The dictionary in force: the built-in themes of all four languages, those of the settings in their place or beside them. */
function themesInForce(own: ThemeWords): ReadonlyMap<string, readonly Words[]> {
  const themes = new Map<string, readonly Words[]>();
  for (const theme of THEMES) {
    const built = LANGUAGES.map(({ words, negations }) => ({ words: words[theme].split(","), negations: [negations] }));
    themes.set(theme, built);
  }
  // Whoever writes own words need not say in which language they are.
  for (const [theme, words] of Object.entries(own)) {
    if (words.length === 0) themes.delete(theme);
    else themes.set(theme, [{ words, negations: Object.values(NEGATIONS) }]);
  }
  return themes;
}

const readers = new WeakMap<ThemeWords, ThemeReader>();

/** What finds themes in a text: a few look-ups a word, however large the dictionary is. Made once for a dictionary. */
export function themeReader(own: ThemeWords): ThemeReader {
  const known = readers.get(own);
  if (known !== undefined) return known;
  const made = makeReader(own);
  readers.set(own, made);
  return made;
}

function makeReader(own: ThemeWords): ThemeReader {
  const dictionary = themesInForce(own);
  const themes = [...dictionary.keys()];
  const whole = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  for (const [theme, lists] of dictionary) {
    for (const { words, negations } of lists) {
      for (const word of words) {
        const key = tokensOf(word).join(" ");
        const at = word.endsWith("*") ? stems : whole;
        at.set(key, [...(at.get(key) ?? []), { theme, negations: word.startsWith("!") ? negations : null }]);
      }
    }
  }
  const entriesOf = (phrase: string): readonly Entry[] => {
    const found = [...(whole.get(phrase) ?? [])];
    for (let end = 2; end <= phrase.length; end += 1) found.push(...(stems.get(phrase.slice(0, end)) ?? []));
    return found;
  };
  const find = (text: string): readonly string[] => {
    const tokens = tokensOf(text);
    const found = new Set<string>();
    tokens.forEach((_, start) => {
      const before = tokens.slice(Math.max(0, start - NEGATION_WINDOW), start);
      for (let length = 1; length <= LONGEST_PHRASE && start + length <= tokens.length; length += 1) {
        for (const { theme, negations } of entriesOf(tokens.slice(start, start + length).join(" "))) {
          if (negations?.some((words) => before.some((token) => words.has(token))) !== true) found.add(theme);
        }
      }
    });
    return themes.filter((theme) => found.has(theme));
  };
  const remembered = new Map<string, readonly string[]>();
  const read = (text: string): readonly string[] => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const found = find(text);
    remembered.set(text, found);
    return found;
  };
  return { themes, read };
}

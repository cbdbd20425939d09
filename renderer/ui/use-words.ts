import { useApp } from "../store/app-store.ts";
import type { State } from "../store/state.ts";
import { translatorOf } from "./translators.ts";
import { createWords, type Words } from "./words.ts";

export type { Words } from "./words.ts";

const made = new Map<string, Words>();

/** One object for a language and a currency, so that what depends on it alone is not drawn again. */
function wordsOf(state: State): Words {
  const { language } = state.preferences;
  const currency = state.history.present.settings.currency ?? "EUR";
  const key = `${language} ${currency}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const words = createWords(translatorOf(language), language, currency);
  made.set(key, words);
  return words;
}

export const useWords = (): Words => useApp(wordsOf);

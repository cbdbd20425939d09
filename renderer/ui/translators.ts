import type { Language } from "../../shared/messages/languages.ts";
import { loadTranslator } from "../../shared/messages/load-translator.ts";
import type { Translate } from "../../shared/messages/translate.ts";

const loaded = new Map<Language, Translate>();

/** Fetches the words of a language, once. A language must have been loaded before the window is shown in it. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await loadTranslator(language));
}

export function translatorOf(language: Language): Translate {
  const translate = loaded.get(language);
  if (translate === undefined) throw new Error(`translatorOf requires loadLanguage("${language}") to have ended`);
  return translate;
}

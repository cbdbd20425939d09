import { createInstance } from "i18next";
import { en } from "./en/catalog.ts";
import { fr } from "./fr/catalog.ts";
import { it } from "./it/catalog.ts";
import { ro } from "./ro/catalog.ts";

export const LANGUAGES = ["en", "fr", "it", "ro"] as const;
export type Language = (typeof LANGUAGES)[number];

export const CATALOGS: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = { en, fr, it, ro };

/**
 * Words from a key `area:key` (for example `problem:FILE_EMPTY`) and the values to fill in. Plural forms are keys with the
 * suffixes of i18next (`_one`, `_few`, `_other`), chosen by `count`.
 */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function createTranslator(language: Language): Translate {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: CATALOGS,
    keySeparator: false,
    nsSeparator: ":",
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  return (key, values) => instance.t(key, { ...values });
}

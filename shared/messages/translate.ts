import { createInstance } from "i18next";
import type { Language } from "./languages.ts";

/** The words of one language: area → key → text. */
export type Catalog = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Words from a key `area:key` (for example `problem:FILE_EMPTY`) and the values to fill in. Plural forms are keys with the
 * suffixes of i18next (`_one`, `_few`, `_other`), chosen by `count`.
 */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function translateFrom(catalog: Catalog, language: Language): Translate {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: catalog },
    keySeparator: false,
    nsSeparator: ":",
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  const plain = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return instance.t(key, { ...values });
    // Most words have nothing to fill in; looking them up is asked for at every frame of a drag.
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = instance.t(key, {});
    plain.set(key, text);
    return text;
  };
}

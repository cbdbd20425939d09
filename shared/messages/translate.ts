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
  const rules = new Intl.PluralRules(language);
  const templates = new Map<string, Template>();
  // Words are asked for at every frame of a drag: which text it is, i18next says once; filling it in is done here.
  return (key, values = {}) => {
    const { count, context } = values;
    const form = typeof count === "number" ? (count === 0 ? "zero" : rules.select(count)) : "";
    const name = `${key}\n${context ?? ""}\n${form}`;
    const known = templates.get(name);
    if (known !== undefined) return fillIn(known, values);
    const template = splitTemplate(instance.t(key, { ...values, skipInterpolation: true }));
    templates.set(name, template);
    return fillIn(template, values);
  };
}

/** Text, the name of a value, text, the name of a value … text. */
type Template = readonly string[];

const splitTemplate = (text: string): Template => text.split(/\{\{\s*(\w+)\s*\}\}/);

function fillIn(template: Template, values: Readonly<Record<string, string | number>>): string {
  if (template.length === 1) return template[0] ?? "";
  return template.map((part, index) => (index % 2 === 0 ? part : String(values[part] ?? ""))).join("");
}

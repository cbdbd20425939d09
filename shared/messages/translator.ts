import { en } from "./en/catalog.ts";
import { fr } from "./fr/catalog.ts";
import { it } from "./it/catalog.ts";
import type { Language } from "./languages.ts";
import { ro } from "./ro/catalog.ts";
import { type Catalog, type Translate, translateFrom } from "./translate.ts";

// biome-ignore lint/performance/noBarrelFile: who translates into every language lists them too; the window imports languages.ts
export { LANGUAGES, type Language } from "./languages.ts";
export type { Translate } from "./translate.ts";

export const CATALOGS: Readonly<Record<Language, Catalog>> = { en, fr, it, ro };

/** Words of any language at once, without waiting: for the command line, main and the report. */
export const createTranslator = (language: Language): Translate => translateFrom(CATALOGS[language], language);

import type { Language } from "./languages.ts";
import { type Catalog, type Translate, translateFrom } from "./translate.ts";

const LOADERS: Readonly<Record<Language, () => Promise<Catalog>>> = {
  en: async () => (await import("./en/catalog.ts")).en,
  fr: async () => (await import("./fr/catalog.ts")).fr,
  it: async () => (await import("./it/catalog.ts")).it,
  ro: async () => (await import("./ro/catalog.ts")).ro,
};

/** Words of one language alone, fetched when they are wanted: for the window, which shows one language at a time. */
export const loadTranslator = async (language: Language): Promise<Translate> => translateFrom(await LOADERS[language](), language);

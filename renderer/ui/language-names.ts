import type { Language } from "../../shared/messages/languages.ts";

/** Each language in its own words, so that whoever speaks it finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", fr: "Français", it: "Italiano", ro: "Română" };

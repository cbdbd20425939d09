import type { ColorScheme, Language, Preferences } from "../../shared/ipc/contract.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "it", "ro"];
const SCHEMES: readonly ColorScheme[] = ["light", "dark", "auto"];

/** Sound preferences from whatever stood in the file; the language of the machine where none was chosen. */
export function repairPreferences(read: unknown, machineLocale: string): Preferences {
  const stored = isRecord(read) ? read : {};
  return {
    language: LANGUAGES.find((language) => language === stored["language"]) ?? languageOf(machineLocale),
    colorScheme: SCHEMES.find((scheme) => scheme === stored["colorScheme"]) ?? "auto",
  };
}

/** The language of Octad for a locale such as `fr-CA`; English where it speaks none of the four. */
export function languageOf(locale: string): Language {
  const primary = locale.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? "en";
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

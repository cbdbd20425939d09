import { LANGUAGES, type Language } from "../../shared/messages/translator.ts";

/** The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; English where Octad does not speak it. */
export function detectLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "") ?? "";
  return asLanguage(locale.slice(0, 2).toLowerCase()) ?? "en";
}

export const asLanguage = (text: string): Language | undefined => LANGUAGES.find((language) => language === text);

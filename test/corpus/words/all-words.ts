import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { ITALIAN } from "./italian.ts";
import { PORTUGUESE } from "./portuguese.ts";
import { ROMANIAN } from "./romanian.ts";
import { ENGLISH_TOO } from "./second/english.ts";
import { FRENCH_TOO } from "./second/french.ts";
import { GERMAN_TOO } from "./second/german.ts";
import { ITALIAN_TOO } from "./second/italian.ts";
import { PORTUGUESE_TOO } from "./second/portuguese.ts";
import { ROMANIAN_TOO } from "./second/romanian.ts";
import { SPANISH_TOO } from "./second/spanish.ts";
import { SPANISH } from "./spanish.ts";
import { ENGLISH_AGAIN } from "./third/english.ts";
import { FRENCH_AGAIN } from "./third/french.ts";
import { GERMAN_AGAIN } from "./third/german.ts";
import { ITALIAN_AGAIN } from "./third/italian.ts";
import { PORTUGUESE_AGAIN } from "./third/portuguese.ts";
import { ROMANIAN_AGAIN } from "./third/romanian.ts";
import { SPANISH_AGAIN } from "./third/spanish.ts";
import type { Concept, Words } from "./words.ts";

export const LANGUAGES = ["en", "fr", "it", "ro", "de", "es", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];

const FIRST: Readonly<Record<Language, Words>> = {
  en: ENGLISH,
  fr: FRENCH,
  it: ITALIAN,
  ro: ROMANIAN,
  de: GERMAN,
  es: SPANISH,
  pt: PORTUGUESE,
};

const SECOND: Readonly<Record<Language, Readonly<Partial<Record<Concept, string>>>>> = {
  en: ENGLISH_TOO,
  fr: FRENCH_TOO,
  it: ITALIAN_TOO,
  ro: ROMANIAN_TOO,
  de: GERMAN_TOO,
  es: SPANISH_TOO,
  pt: PORTUGUESE_TOO,
};

const THIRD: Readonly<Record<Language, Readonly<Partial<Record<Concept, string>>>>> = {
  en: ENGLISH_AGAIN,
  fr: FRENCH_AGAIN,
  it: ITALIAN_AGAIN,
  ro: ROMANIAN_AGAIN,
  de: GERMAN_AGAIN,
  es: SPANISH_AGAIN,
  pt: PORTUGUESE_AGAIN,
};

/** Which of the lists of headings to write with. */
export type Vocabulary = "first" | "second" | "third" | "all";

export function wordsOf(language: Language, vocabulary: Vocabulary = "all"): Words {
  const words = FIRST[language];
  const headings = { ...words.headings };
  const more = [
    ...(vocabulary === "second" || vocabulary === "all" ? [SECOND] : []),
    ...(vocabulary === "third" || vocabulary === "all" ? [THIRD] : []),
  ];
  for (const lists of more)
    for (const [concept, list] of Object.entries(lists[language])) {
      const known = concept as Concept;
      headings[known] = vocabulary === "all" ? `${headings[known]}|${list}` : list;
    }
  return { ...words, headings };
}

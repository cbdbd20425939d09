import { CANONICAL, type CanonicalTable } from "../fields.ts";
import { headerWords, withoutSmallWords } from "../header-words.ts";
import type { Phrase } from "../match-header.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { ITALIAN } from "./italian.ts";
import { OTHERS } from "./others.ts";
import { ROMANIAN } from "./romanian.ts";

const LANGUAGES = [ENGLISH, FRENCH, ITALIAN, ROMANIAN, OTHERS];

const cache = new Map<string, readonly Phrase[]>();

/** All phrases for a field, in all languages, the field's own name first. */
export function phrasesOf(table: CanonicalTable, field: string): readonly Phrase[] {
  const key = `${table}.${field}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const listed = LANGUAGES.flatMap((words) => [...(words[key] ?? []), ...(words[`*.${field}`] ?? [])]);
  const own = Object.hasOwn(CANONICAL[table], field) ? [`=${headerWords(field).join(" ")}`] : [];
  const made = [...new Set([...own, ...listed.map(plainPhrase)])];
  cache.set(key, made);
  return made;
}

/** A phrase without the small words that headers lose too. */
export function plainPhrase(phrase: Phrase): Phrase {
  const exact = phrase.startsWith("=");
  const words = withoutSmallWords((exact ? phrase.slice(1) : phrase).split(" "));
  return `${exact ? "=" : ""}${words.join(" ")}`;
}

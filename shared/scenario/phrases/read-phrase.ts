import { formatLever } from "../format-lever.ts";
import type { Lever } from "../scenario.ts";
import { buildReadings } from "./build-readings.ts";
import type { Lexicon } from "./lexicon.ts";
import { type SegmentNames, scan } from "./scan.ts";
import { fillSlots, type MonthsFrom, type PhraseFault } from "./slots.ts";
import { EN } from "./words-en.ts";
import { FR } from "./words-fr.ts";
import { IT } from "./words-it.ts";
import { RO } from "./words-ro.ts";

const LEXICONS = { en: EN, fr: FR, it: IT, ro: RO } as const satisfies Record<string, Lexicon>;
const LANGUAGES = ["en", "fr", "it", "ro"] as const satisfies readonly (keyof typeof LEXICONS)[];
export type PhraseLanguage = (typeof LANGUAGES)[number];

export type PhraseContext = {
  /** Tried first; all languages are tried. */
  readonly language: PhraseLanguage;
  readonly segments: SegmentNames;
  readonly asOf: MonthsFrom;
};

/** What a phrase means: one lever, several of which none is chosen, or none and why. */
export type PhraseRead =
  | { readonly kind: "lever"; readonly lever: Lever }
  | { readonly kind: "ambiguous"; readonly readings: readonly Lever[] }
  | { readonly kind: "refused"; readonly fault: PhraseFault };

/**
 * Reads a lever typed as a phrase in any of the four languages, by word lists and a fixed order of looking. Nothing is guessed (methods.md
 * 12.2, peers.md M7): a phrase that has two readings, within a language or between two, is not read but answered with all of them; one with
 * a word that no language knows is refused by naming it.
 */
export function readPhrase(text: string, context: PhraseContext): PhraseRead {
  const order = [context.language, ...LANGUAGES.filter((language) => language !== context.language)];
  const found = new Map<string, Lever>();
  let nearest: { readonly fault: PhraseFault; readonly missed: number } | null = null;
  for (const language of order) {
    const slots = fillSlots(scan(text, LEXICONS[language], context.segments), LEXICONS[language], context.asOf);
    const read = buildReadings(slots);
    if ("levers" in read) for (const lever of read.levers) found.set(formatLever(lever), lever);
    else if (nearest === null || slots.unknown.length < nearest.missed) nearest = { fault: read.fault, missed: slots.unknown.length };
  }
  const readings = [...found.values()];
  const [lever] = readings;
  if (lever === undefined) return { kind: "refused", fault: nearest?.fault ?? { cause: "noTarget", got: "" } };
  return readings.length === 1 ? { kind: "lever", lever } : { kind: "ambiguous", readings };
}

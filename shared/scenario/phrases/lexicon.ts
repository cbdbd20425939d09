import { LEVER_TARGETS } from "../scenario.ts";

/** What a word of a phrase can be about: a quantity … */
export const PHRASE_TARGETS = ["churn", ...LEVER_TARGETS] as const;
export type PhraseTarget = (typeof PHRASE_TARGETS)[number];

/** … a class of a score … */
export const PHRASE_CLASSES = ["detractor", "passive", "promoter", "dissatisfied", "rest", "satisfied", "red", "amber", "green"] as const;
export type PhraseClass = (typeof PHRASE_CLASSES)[number];

/** … a month of the year … */
export const MONTH_NAMES = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12"] as const;
export type MonthName = (typeof MONTH_NAMES)[number];

/**
 * … or a part of speech. `start`, `over`, `to`, `for` and `of` are prepositions: what stands behind them decides which of their senses
 * holds. `half` is ½ of something, `relative` and `logit` name a kind.
 */
export const PARTS = [
  "up",
  "down",
  "move",
  "relative",
  "logit",
  "percent",
  "points",
  "money",
  "month",
  "aMonth",
  "aYear",
  "start",
  "over",
  "to",
  "for",
  "of",
  "cost",
  "attributed",
  "half",
  "halving",
] as const;
export type Part = (typeof PARTS)[number];

export type Sense = PhraseTarget | PhraseClass | MonthName | Part;

/** The words of a language for every sense, small letters without accents; one may stand under several senses. */
export type Lexicon = {
  /** What parts thousands, and what parts decimals. */
  readonly thousands: "," | "." | " ";
  readonly decimal: "," | ".";
  /** Its letters with accents; a word with another is none of this language, so that "à" is never the English "a". */
  readonly accented: string;
  readonly words: Readonly<Record<Sense, readonly string[]>>;
};

/** Small letters without accents, one kind of apostrophe, dash and blank: how words are compared. */
export const foldWord = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2019\u2018`\u00b4]/g, "'")
    .replace(/[\u2212\u2013\u2014\u2011]/g, "-")
    .replace(/\s+/g, " ")
    .trim();

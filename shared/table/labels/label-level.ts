import { foldText } from "../header-words.ts";
import { type LabelFamily, type LabelToken, LEXICON, LONGEST, NO_ANSWER, STRENGTH } from "./lexicon.ts";

/** A label as words say it: how far up (positive) or down its ladder it stands. */
export type LabelLevel = {
  readonly family: LabelFamily;
  /** −2.6…2.6; 0 = the middle. The order counts, not the distance. */
  readonly level: number;
  /** A negated positive ("not very easy") rather than an opposite ("difficult"). */
  readonly negated: boolean;
};

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/\u{1F44D}[\u{1F3FB}-\u{1F3FF}]?/gu, " thumbsup "],
  [/\u{1F44E}[\u{1F3FB}-\u{1F3FF}]?/gu, " thumbsdown "],
  [/[\u{1F600}\u{1F601}\u{1F603}\u{1F604}\u{1F60D}\u{1F929}]/gu, " facehappy "],
  [/[\u{1F642}\u{1F60A}\u263A]/gu, " facesmile "],
  [/[\u{1F610}\u{1F611}]/gu, " faceneutral "],
  [/[\u{1F641}\u{1F61E}\u{1F61F}\u2639]/gu, " facesad "],
  [/[\u{1F620}\u{1F621}\u{1F624}\u{1F92C}]/gu, " faceangry "],
];

/** The ending of the other gender behind a word: "satisfecho/a", "satisfait(e)", "satisfait·e", "mul\u021bumit(\u0103)". */
const OTHER_GENDER = /(\p{L}{3})(?:\/-?|\(|\u00b7)(?:a|o|e|as|os|es)\)?(?![\p{L}\d])/gu;

/** A label in lower case without accents and punctuation; thumbs and faces by name. */
export function plainLabel(text: string): string {
  const named = NAMED.reduce((so, [sign, name]) => so.replace(sign, name), text);
  return foldText(named)
    .replace(OTHER_GENDER, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The text says that nobody answered. */
export const saysNoAnswer = (text: string): boolean => NO_ANSWER.has(plainLabel(text).replace(/^\d{1,2} /, ""));

/** What a label without its number says; `null` where any of its words is not understood. */
export function labelLevel(text: string): LabelLevel | null {
  const tokens = tokensOf(plainLabel(text));
  return tokens === null ? null : levelOf(tokens);
}

/** Every word must belong to the lexicon: a sentence that begins "very satisfied" is no label. */
export function tokensOf(plain: string): readonly LabelToken[] | null {
  if (plain === "") return null;
  const words = plain.split(" ");
  const tokens: LabelToken[] = [];
  let at = 0;
  while (at < words.length) {
    const found = phraseAt(words, at);
    if (found === null) return null;
    tokens.push(found.token);
    at += found.length;
  }
  return tokens;
}

function phraseAt(words: readonly string[], at: number): { readonly token: LabelToken; readonly length: number } | null {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const token = LEXICON.get(words.slice(at, at + length).join(" "));
    if (token !== undefined) return { token, length };
  }
  // Italian "né … né" without its accents; one "ne" is French.
  const twice = words[at] === "ne" && words.filter((word) => word === "ne").length === 2;
  return twice ? { token: { kind: "neither" }, length: 1 } : null;
}

function levelOf(tokens: readonly LabelToken[]): LabelLevel | null {
  const bases = tokens.filter((token) => token.kind === "base");
  const rungs = tokens.filter((token) => token.kind === "rung");
  const negations = tokens.filter((token) => token.kind === "negation");
  const strength = Math.max(0, ...tokens.map((token) => (token.kind === "strength" ? token.level : 0)));
  const [base, rung, negation] = [bases[0], rungs[0], negations[0]];
  const effort = tokens.some(({ kind }) => kind === "effort");
  const family = rung?.family ?? (effort ? "ease" : (base?.family ?? "plain"));
  if (tokens.some(({ kind }) => kind === "neither" || kind === "middle")) return { family, level: 0, negated: false };
  if (rung !== undefined) {
    return base === undefined && negation === undefined && strength === 0 ? { family, level: rung.level, negated: false } : null;
  }
  // "Low" and "high" say something of effort only.
  if (base !== undefined && base.family === "plain" && !effort) return null;
  if (bases.some(({ sign }) => sign !== base?.sign)) return null;
  if (base === undefined && negation === undefined && strength === 0) return null;
  if (base?.sign === -1) return negation === undefined ? { family, level: -(strength || STRENGTH.plain), negated: false } : null;
  if (negation === undefined) return { family, level: strength || STRENGTH.plain, negated: false };
  const atAll = tokens.some(({ kind }) => kind === "atAll");
  const bare = base === undefined && strength === 0 && negation.of === "plain";
  return {
    family: bare ? "yesno" : family,
    level: -(atAll ? STRENGTH.notAtAll : downBy(negation.of, strength)),
    negated: !bare && family !== "yesno",
  };
}

/** How far down a negation goes: "not very" 0.9, "very little" 2, "definitely not" 2, "somewhat not" as much as "somewhat". */
function downBy(of: "all" | "very" | "rather" | "plain", strength: number): number {
  switch (of) {
    case "all":
      return STRENGTH.notAtAll;
    case "rather":
      return STRENGTH.somewhat;
    case "very":
      return strength >= STRENGTH.very ? STRENGTH.very : STRENGTH.notVery;
    case "plain":
      return strength === 0 ? STRENGTH.plain : Math.min(strength, STRENGTH.very);
  }
}

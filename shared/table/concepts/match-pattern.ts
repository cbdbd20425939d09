import type { Concept, HeaderToken } from "./read-header.ts";

/**
 * A pattern for a field: `CUSTOMER/MEMBER ID ~FLAG/STATUS @0.9` = a word for a customer or member and a word for an id must be
 * there, others may be, and the best score is 0.9.
 */
export type Pattern = { readonly needs: readonly (readonly Concept[])[]; readonly may: ReadonlySet<Concept>; readonly best: number };

export function parsePattern(text: string): Pattern {
  const needs: (readonly Concept[])[] = [];
  const may = new Set<Concept>();
  let best = 1;
  for (const part of text.split(" ")) {
    if (part.startsWith("@")) best = Number(part.slice(1));
    // Tests hold every pattern against the list of concepts.
    else if (part.startsWith("~")) for (const concept of part.slice(1).split("/")) may.add(concept as Concept);
    else needs.push(part.split("/") as Concept[]);
  }
  return { needs, may, best };
}

/** Words that make something else of whatever stands beside them. */
const REPELLING: ReadonlySet<Concept> = new Set([
  "PERSON_NAME",
  "EMAIL",
  "PHONE",
  "ADDRESS",
  "POSTAL",
  "PLACE",
  "AGE",
  "BIRTH",
  "GENDER",
  "AGENT",
  "TARGET",
  "TAX",
  "DISCOUNT",
  "UNIT_PRICE",
  "RISK",
  "LENGTH_OF_STAY",
  "NPS_CLASS",
  "CUMULATIVE",
  "SO_FAR",
  "NEXT",
  "DURATION",
  "START",
  "JOIN",
  "SINCE",
  "LEAVE",
  "RENEW",
] as const);

/** A word that is known and has no part in the pattern; a word that is not known. */
const STRAY = 0.7;
const UNKNOWN = 0.88;
const REPELLED = 0.3;

/** How well a heading says what the pattern says, 0–1. */
export function matchPattern(tokens: readonly HeaderToken[], { needs, may, best }: Pattern): number {
  const used = place(tokens, needs, 0, new Set());
  if (used === null) return 0;
  const wanted = new Set(needs.flat());
  let score = best;
  let strange = 0;
  for (const [index, { text, concepts, ornament }] of tokens.entries()) {
    // A single letter is a unit or what is left of a word.
    if (used.has(index) || ornament || text.length === 1) continue;
    if (concepts.size === 0) score *= strange++ < 2 ? UNKNOWN : 1;
    else if (![...concepts].some((concept) => may.has(concept) || wanted.has(concept)))
      score *= [...concepts].some((concept) => REPELLING.has(concept)) ? REPELLED : STRAY;
  }
  return score;
}

/** Gives every need a word of its own. */
function place(tokens: readonly HeaderToken[], needs: Pattern["needs"], at: number, used: ReadonlySet<number>): ReadonlySet<number> | null {
  const need = needs[at];
  if (need === undefined) return used;
  for (const [index, { concepts }] of tokens.entries()) {
    if (used.has(index) || !need.some((concept) => concepts.has(concept))) continue;
    const rest = place(tokens, needs, at + 1, new Set([...used, index]));
    if (rest !== null) return rest;
  }
  return null;
}

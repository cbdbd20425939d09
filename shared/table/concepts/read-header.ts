import { headerWords } from "../header-words.ts";
import { type Concept, type HeaderToken, phrases } from "./lexicon.ts";
import { conceptsOf, isNear, isSingle, LONG_ENOUGH } from "./read-word.ts";

export type { Concept, HeaderToken } from "./lexicon.ts";

const NOTHING: ReadonlySet<Concept> = new Set();
const headers = new Map<string, readonly HeaderToken[]>();

/** Units, shapes and the like. */
const ORNAMENTS: ReadonlySet<string> = new Set(
  "ht ttc hors taxes tax incl excl inkl exkl netto sans ohne inc vat pct percent prozent procent eur sec min field column valeur raw new calc flag yn yesno ok comptable contabile contabila contabil buchhalt fator factor approx ca circa avg all per par pro por ogni".split(
    " ",
  ),
);

/** "incl. VAT", "hors TVA", "senza IVA": how an amount is meant, and no tax. */
const WITH_TAX =
  /(?<!\p{L})(?:incl?|excl?|inkl|exkl|incluant|hors|sans|ohne|without|with|before|after|plus|sin|con|sem|com|cu|f[aă]r[aă]|senza|zzgl|avant|apr[eè]s)\.?\s+(?:\p{L}{1,3}\s+)?(?:vat|tva|iva|mwst|ust|tax(?:es)?|impuestos?|impostos?|taxe)(?!\p{L})/giu;

/** Takes a heading apart into what its words speak of. Words may be compounds, and may be misspelt a little. */
export function readHeader(header: string): readonly HeaderToken[] {
  const ready = headers.get(header);
  if (ready !== undefined) return ready;
  const plain = header
    .replace(
      /[([]?\b(?:[yYjJsSoOdD]\s*\/\s*[nN]|[nN]\s*\/\s*[yYjJsSoOdD]|(?:yes|ja|oui|s[iìí]|da|sim)\s*\/\s*(?:no|nein|non|nu|n[aã]o))\b[)\]]?/giu,
      " ",
    )
    .replace(/\b(?:MwSt|USt)\b/g, (tax) => tax.toLowerCase())
    .replace(WITH_TAX, " ")
    .replace(/[#№]|\bN[°º]|\bn[°º]/gu, " no ")
    .replace(/(\d)\.?[ªº°]/g, "$1a ")
    .replace(/(?<!\d)1\.\s+(?=\p{L})/gu, "1st ")
    .replace(/(?<!\d)1(?:er|[eè]re|re|st|ro|ra)(?!\p{L})/giu, "1st")
    .replace(/\bL12M\b/gi, " l12m ");
  const words = /^\s*\+\s*\/\s*[-\u2212\u2013]\s*$/.test(header) ? ["polarity"] : headerWords(plain.trim() === "" ? header : plain);
  const tokens: HeaderToken[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at);
    if (phrase !== null) {
      tokens.push({ text: words.slice(at, at + phrase.length).join(" "), concepts: phrase.concepts, ornament: false });
      at += phrase.length;
      continue;
    }
    const word = words[at] ?? "";
    tokens.push(...tokensOf(word));
    at++;
  }
  const made = withSpans(tokens);
  headers.set(header, made);
  return made;
}

/** A word of the header speaks of one of these. */
export const speaksOf = (header: string, concepts: readonly Concept[]): boolean =>
  readHeader(header).some((token) => concepts.some((concept) => token.concepts.has(concept)));

function tokensOf(word: string): readonly HeaderToken[] {
  if (/^\d+$/.test(word))
    return [{ text: word, concepts: /^(?:19|20)\d\d$/.test(word) ? new Set(["YEAR_NUMBER"] as const) : NOTHING, ornament: true }];
  if (ORNAMENTS.has(word) && !isSingle(word)) return [{ text: word, concepts: NOTHING, ornament: true }];
  const parts = conceptsOf(word);
  if (parts.length === 0) return [{ text: word, concepts: NOTHING, ornament: word.length === 1 }];
  return parts.map((concepts) => ({ text: word, concepts, ornament: false }));
}

/** "12 months" is a year. */
function withSpans(tokens: readonly HeaderToken[]): readonly HeaderToken[] {
  const made: HeaderToken[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const first = before?.concepts.has("LAST") === true ? tokens[index - 2] : before;
    if (first?.text === "12" && (token.concepts.has("MONTH") || token.text === "l")) {
      made.length -= first === before ? 1 : 2;
      made.push({ text: `12 ${token.text}`, concepts: new Set(["ANNUAL"] as const), ornament: false });
    } else made.push(token);
  }
  return made;
}

function phraseAt(words: readonly string[], at: number): { readonly length: number; readonly concepts: ReadonlySet<Concept> } | null {
  const start = words[at] ?? "";
  const found = (phrases.get(start.slice(0, 2)) ?? []).filter(({ words: parts }) =>
    parts.every((part, index) => isWord(words[at + index], part)),
  );
  if (found.length === 0) return null;
  const length = Math.max(...found.map(({ words: parts }) => parts.length));
  return { length, concepts: new Set(found.filter(({ words: parts }) => parts.length === length).map(({ concept }) => concept)) };
}

const isWord = (word: string | undefined, part: string): boolean =>
  word !== undefined &&
  (part.endsWith("*")
    ? word.startsWith(part.slice(0, -1)) || (part.length > LONG_ENOUGH && isNear(word.slice(0, part.length - 2), part.slice(0, -1)))
    : word === part || word === `${part}s` || (part.length >= LONG_ENOUGH && isNear(word, part)));

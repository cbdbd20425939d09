import { foldWord, type Lexicon, type Sense } from "./lexicon.ts";
import { type Piece, tokenize } from "./tokenize.ts";

/** A piece with what it can mean in a language. */
export type Token =
  | { readonly kind: "number"; readonly piece: Piece }
  | { readonly kind: "segment"; readonly key: string }
  | { readonly kind: "senses"; readonly senses: ReadonlySet<Sense>; readonly text: string }
  | { readonly kind: "unknown"; readonly text: string };

/** Names of segments: known ones, or `null` where it is not known which there are and any name behind "for" is taken for one. */
export type SegmentNames = readonly string[] | null;

type Entry = { readonly words: readonly string[]; readonly senses: ReadonlySet<Sense> };
type Index = ReadonlyMap<string, readonly Entry[]>;

const indexes = new WeakMap<Lexicon, Index>();

/** Entries of a lexicon by their first word, the longest first. Made once a lexicon. */
function indexOf(lexicon: Lexicon): Index {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const merged = new Map<string, { words: readonly string[]; senses: Set<Sense> }>();
  // The keys of `words` are senses by its type.
  for (const [sense, phrases] of Object.entries(lexicon.words) as [Sense, readonly string[]][]) {
    for (const phrase of phrases) {
      const words = tokenize(phrase).map(({ fold }) => fold);
      const key = words.join(" ");
      const entry = merged.get(key) ?? { words, senses: new Set<Sense>() };
      entry.senses.add(sense);
      merged.set(key, entry);
    }
  }
  const index = new Map<string, Entry[]>();
  for (const entry of merged.values()) {
    const first = entry.words[0] ?? "";
    index.set(
      first,
      [...(index.get(first) ?? []), entry].sort((a, b) => b.words.length - a.words.length),
    );
  }
  indexes.set(lexicon, index);
  return index;
}

/** Reads a phrase from left to right, always the longest words that are known; names of segments come first. */
export function scan(text: string, lexicon: Lexicon, segments: SegmentNames): readonly Token[] {
  const index = indexOf(lexicon);
  const pieces = tokenize(text);
  const names = (segments ?? [])
    .map((key) => ({ key, words: tokenize(key).map(({ fold }) => fold) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
  const tokens: Token[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (piece.kind === "quoted") {
      const known = segments?.find((key) => foldWord(key) === piece.fold);
      tokens.push(
        known !== undefined || segments === null ? { kind: "segment", key: known ?? piece.text } : { kind: "unknown", text: piece.text },
      );
      at += 1;
      continue;
    }
    const entry = (index.get(piece.fold) ?? []).find(
      ({ words }) => startsWith(pieces, at, words) && words.every((_, offset) => isWrittenIn(pieces[at + offset], lexicon)),
    );
    const name = names.find(({ words }) => startsWith(pieces, at, words));
    if (name !== undefined && (name.words.length > (entry?.words.length ?? 0) || hasSense(tokens.at(-1), "for"))) {
      tokens.push({ kind: "segment", key: name.key });
      at += name.words.length;
    } else if (piece.kind === "number") {
      tokens.push({ kind: "number", piece });
      at += 1;
    } else if (entry !== undefined) {
      tokens.push({ kind: "senses", senses: entry.senses, text: text.slice(piece.from, pieces[at + entry.words.length - 1]?.to) });
      at += entry.words.length;
    } else if (segments === null && hasSense(tokens.at(-1), "for")) {
      let end = at;
      while (pieces[end + 1]?.kind === "word" && !index.has(pieces[end + 1]?.fold ?? "")) end += 1;
      tokens.push({ kind: "segment", key: text.slice(piece.from, pieces[end]?.to) });
      at = end + 1;
    } else {
      tokens.push({ kind: "unknown", text: piece.text });
      at += 1;
    }
  }
  return tokens;
}

/** Whether a language has the accents of a word. */
const isWrittenIn = (piece: Piece | undefined, { accented }: Lexicon): boolean =>
  [...(piece?.text ?? "").toLowerCase().normalize("NFC")].every(
    (letter) => !/\p{L}/u.test(letter) || /[a-z]/.test(letter) || accented.includes(letter),
  );

const startsWith = (pieces: readonly Piece[], at: number, words: readonly string[]): boolean =>
  words.every((word, offset) => pieces[at + offset]?.fold === word && pieces[at + offset]?.kind !== "quoted");

export const hasSense = (token: Token | undefined, sense: Sense): boolean => token?.kind === "senses" && token.senses.has(sense);

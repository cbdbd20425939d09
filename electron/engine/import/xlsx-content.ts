import { commentEnd, isDeclaration, LT, SLASH, tagEnd, tagName } from "./xlsx-bytes.ts";
import { plainText } from "./xlsx-text.ts";

/** What stands inside a cell that is not just `<v>…</v>`: formula, inline text, white space, prefixed names. */
export type CellContent = {
  /** The bytes of its value, −1 where it has none. */
  from: number;
  to: number;
  /** Its inline text, decoded and joined. */
  own: Uint8Array | null;
  formula: boolean;
};

/** Fills `found`; returns where the cell ends, −1 when that is not there yet, −2 where a definition stands in it. */
export function readContent(bytes: Uint8Array, start: number, end: number, found: CellContent): number {
  found.from = -1;
  found.own = null;
  found.formula = false;
  let pieces: Uint8Array[] | null = null;
  let phonetic = false;
  let at = start;
  for (;;) {
    while (at < end && bytes[at] !== LT) at++;
    if (at >= end) return -1;
    if (isDeclaration(bytes, at)) {
      const next = commentEnd(bytes, at, end);
      if (next < 0) return next;
      at = next;
      continue;
    }
    const close = tagEnd(bytes, at, end);
    if (close < 0) return -1;
    const ends = bytes[at + 1] === SLASH;
    const empty = bytes[close - 1] === SLASH;
    const name = tagName(bytes, at + (ends ? 2 : 1), close);
    at = close + 1;
    if (ends) {
      if (name === "c") break;
      if (name === "rPh") phonetic = false;
      continue;
    }
    if (name === "f") found.formula = true;
    if (empty) continue;
    if (name === "rPh") phonetic = true;
    else if (name === "v" && bytes[at] === LT && bytes[at + 1] === 33) {
      const text = plainText(bytes, at, end);
      if (text === null) return -1;
      pieces = [text.bytes];
      at = text.next;
    } else if (name === "v" && bytes[at] !== LT) {
      const text = at;
      while (at < end && bytes[at] !== LT) at++;
      if (at >= end) return -1;
      found.from = text;
      found.to = at;
    } else if (name === "t" && !phonetic) {
      const text = plainText(bytes, at, end);
      if (text === null) return -1;
      if (pieces === null) pieces = [];
      pieces.push(text.bytes);
      at = text.next;
    }
  }
  if (pieces !== null) found.own = pieces.length === 1 ? (pieces[0] ?? null) : Buffer.concat(pieces);
  return at;
}

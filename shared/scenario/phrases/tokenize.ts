import { foldWord } from "./lexicon.ts";

/** A piece of a phrase. `text` as typed, `fold` as compared; of numbers the digits stand in `text` and a sign before them in `sign`. */
export type Piece = {
  readonly kind: "word" | "number" | "quoted";
  readonly text: string;
  readonly fold: string;
  readonly sign: -1 | 0 | 1;
  /** Places in the phrase. */
  readonly from: number;
  readonly to: number;
};

const PIECE = new RegExp(
  [
    '(?<quoted>"[^"]+"|«[^»]+»|„[^”"“]+[”"“]|“[^”]+”)',
    String.raw`(?<number>[+\-\u2212\u2013]?[ \u00a0]?\d+(?:[ \u00a0\u202f\u2009']\d{3}(?!\d))*(?:[.,]\d+)*(?:k(?!\p{L}))?)`,
    String.raw`(?<word>\p{L}[\p{L}\p{M}\d]*(?:[\u2019'\u2011-]\p{L}[\p{L}\p{M}\d]*)*[\u2019']?)`,
    "(?<symbol>[%€$£/])",
  ].join("|"),
  "gu",
);

/** Articles and prepositions that lean on the next word: "l'abandon" is two words. */
const ELIDED = /^(l|d|all|dell|nell|dall|sull|un|jusqu|qu|s|n|c)'(.+)$/;

/** Cuts a phrase into words, numbers, quoted names and the signs that matter; commas and the like are passed over. */
export function tokenize(text: string): readonly Piece[] {
  return [...text.matchAll(PIECE)].flatMap((match): readonly Piece[] => {
    const from = match.index;
    const whole = match[0];
    const to = from + whole.length;
    const { quoted, number } = match.groups ?? {};
    if (quoted !== undefined) {
      const inside = quoted.slice(1, -1).trim();
      return [{ kind: "quoted", text: inside, fold: foldWord(inside), sign: 0, from, to }];
    }
    if (number !== undefined) {
      const signed = /^[+\-\u2212\u2013]/.test(number);
      const digits = number.replace(/^[+\-\u2212\u2013]?\s*/, "");
      return [{ kind: "number", text: digits, fold: digits, sign: signed ? (number.startsWith("+") ? 1 : -1) : 0, from, to }];
    }
    const fold = foldWord(whole);
    const [, first, rest] = ELIDED.exec(fold) ?? [];
    const word = (part: string, start: number, end: number): Piece => ({
      kind: "word",
      text: text.slice(start, end),
      fold: part,
      sign: 0,
      from: start,
      to: end,
    });
    if (first === undefined || rest === undefined) return [word(fold, from, to)];
    const cut = from + first.length + 1;
    return [word(`${first}'`, from, cut), word(rest, cut, to)];
  });
}

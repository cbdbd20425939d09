import type { Scale } from "../scale.ts";
import { type Ladder, ladderOf } from "./label-ladder.ts";
import { type LabelLevel, labelLevel, saysNoAnswer } from "./label-level.ts";
import type { LabelFamily } from "./lexicon.ts";
import { type AnswerLabel, splitLabel } from "./split-label.ts";

/** The different texts of a whole column, understood together. */
export type LabelColumn = {
  readonly labels: ReadonlyMap<string, AnswerLabel>;
  /** Texts that say that nobody answered. */
  readonly missing: ReadonlySet<string>;
  readonly unknown: readonly string[];
  /** What most of the words speak of; `null` = no words. */
  readonly family: LabelFamily | null;
  /** The numbers beside the words fall while the words rise: "1 - very satisfied". `null` = nothing tells. */
  readonly falling: boolean | null;
};

/** Takes every different text of a column apart; the header may tell what its numbers mean ("1 = very satisfied"). */
export function understandLabels(texts: Iterable<string>, header = ""): LabelColumn {
  const labels = new Map<string, AnswerLabel>();
  const missing = new Set<string>();
  const unknown: string[] = [];
  for (const text of texts) {
    const label = saysNoAnswer(text) ? null : splitLabel(text);
    if (label !== null) labels.set(text, label);
    else if (saysNoAnswer(text)) missing.add(text);
    else unknown.push(text);
  }
  const all = [...labels.values()];
  return { labels, missing, unknown, family: familyOf(all), falling: isFalling([...pairsOf(all), ...headerPairs(header)]) };
}

function familyOf(labels: readonly AnswerLabel[]): LabelFamily | null {
  const counts = new Map<LabelFamily, number>();
  for (const { words } of labels)
    if (words !== null) counts.set(words.family, (counts.get(words.family) ?? 0) + (words.family === "plain" ? 0.1 : 1));
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first === undefined ? null : first[0];
}

type NumberedWords = { readonly number: number; readonly words: LabelLevel };

const pairsOf = (labels: readonly AnswerLabel[]): readonly NumberedWords[] =>
  labels.flatMap(({ number, words }) => (number === null || words === null ? [] : [{ number, words }]));

/** "(1 = very satisfied, 5 = very dissatisfied)" in a header. */
function headerPairs(header: string): readonly NumberedWords[] {
  return [...header.matchAll(/(?<![\d.,])(\d{1,2})\s*[=:]\s*([^,;()[\]\d/=:]+)/g)].flatMap(([, number, text]) => {
    const words = labelLevel((text ?? "").replace(/\s+(?:and|to|et|a|à|e|și|und|bis|y)\s*$/i, ""));
    return words === null ? [] : [{ number: Number(number), words }];
  });
}

function isFalling(pairs: readonly NumberedWords[]): boolean | null {
  let rising = 0;
  let falling = 0;
  for (const [index, one] of pairs.entries()) {
    for (const other of pairs.slice(index + 1)) {
      const sign = (other.number - one.number) * (other.words.level - one.words.level);
      if (sign > 0) rising++;
      if (sign < 0) falling++;
    }
  }
  return rising === falling ? null : falling > rising;
}

/** The words of a column that carry no number, as a ladder. */
export function ladderIn(column: LabelColumn, points?: number): Ladder | null {
  const words = [...column.labels.values()].flatMap((label) => (label.number === null && label.words !== null ? [label.words] : []));
  return ladderOf(words, points);
}

const wordLevels = ({ labels }: LabelColumn): number =>
  new Set([...labels.values()].flatMap(({ number, words }) => (number === null && words !== null ? [words.level] : []))).size;

/**
 * The number of each label on `scale`, as it is written or as its rung stands; labels that fit no place on it are left out. The
 * number inside a label wins over its words. Words of ease stand high where high is easy. One word among plain numbers is no
 * ladder (`plainNumbers`: there are numbers beside the labels).
 */
export function labelNumbers(column: LabelColumn, scale: Scale, plainNumbers = false): ReadonlyMap<string, number> {
  const ladder = plainNumbers && wordLevels(column) < 2 ? null : ladderIn(column, scale.max - scale.min + 1);
  const turned = scale.highIs === "hard" && column.family === "ease";
  const numbers = new Map<string, number>();
  for (const [text, { number, outOf, words }] of column.labels) {
    if (number !== null) {
      if (outOf === null || outOf === scale.max) numbers.set(text, number);
      continue;
    }
    const rung = words === null ? undefined : ladder?.rungs.get(words.level);
    if (rung !== undefined) numbers.set(text, turned ? scale.max - rung : scale.min + rung);
  }
  return numbers;
}

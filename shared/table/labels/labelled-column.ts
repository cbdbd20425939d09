import { answered } from "../column-kind.ts";
import type { RawColumn } from "../raw-table.ts";
import type { Scale } from "../scale.ts";
import type { Ladder } from "./label-ladder.ts";
import type { LabelFamily } from "./lexicon.ts";
import { labelNumbers, ladderIn, understandLabels } from "./read-labels.ts";

/** A column of labels as the numbers they stand for, so that scales are found as in any column of numbers. */
export type LabelledColumn = {
  /** The column with numbers for labels in its profile; the source column where its cells are plain numbers. */
  readonly column: RawColumn;
  /** What was read of the labels; `null` = plain numbers. */
  readonly labels: LabelFacts | null;
};

export type LabelFacts = {
  readonly family: LabelFamily | null;
  /** The numbers run against the words. `null` = nothing tells. */
  readonly falling: boolean | null;
  /** The ladder of the words that carry no number, and the scale it makes. */
  readonly ladder: Ladder | null;
  readonly scale: Scale | null;
  /** The top that labels name: "4/5". */
  readonly outOf: number | null;
  /** The lowest and the highest label that is understood. */
  readonly low: string;
  readonly high: string;
};

/** A smaller share of understood answers, by cells, makes no column of answers. */
const UNDERSTOOD = 0.9;

/** `texts`: every different text with its count, where the profile does not list them all. */
export function labelledColumn(source: RawColumn, texts = source.profile.top): LabelledColumn {
  const plain: LabelledColumn = { column: source, labels: null };
  if (source.type === "boolean") return booleans(source);
  if (source.type !== "text" || answered(source) === 0 || (source.profile.numeric ?? 0) === source.profile.filled) return plain;
  const understood = understandLabels(
    texts.map(({ value }) => value),
    source.header,
  );
  const labels = [...understood.labels.values()];
  const hasNumbers = labels.some(({ number }) => number !== null);
  if (
    labels.every(
      ({ words, outOf, number }) =>
        words === null && outOf === null && number !== null && texts.some(({ value }) => Number(value) === number),
    )
  )
    return plain;
  const ladder = ladderIn(understood);
  // Beside numbers, words stand for the ends of the scale that the numbers tell.
  const topNumber = Math.max(0, ...labels.map(({ number }) => number ?? 0));
  const scale: Scale | null =
    ladder === null || hasNumbers ? null : ladder.points === 2 ? { min: 0, max: 1 } : { min: 1, max: ladder.points };
  const numbers = labelNumbers(understood, scale ?? { min: topNumber > 7 ? 0 : 1, max: topNumber }, hasNumbers);
  const top: { value: string; count: number }[] = [];
  let known = 0;
  let all = 0;
  for (const { value, count } of texts) {
    if (understood.missing.has(value) || value.trim() === "") continue;
    all += count;
    const number = understood.labels.get(value)?.number ?? numbers.get(value);
    if (number === undefined) continue;
    known += count;
    top.push({ value: String(number), count });
  }
  if (all === 0 || known < UNDERSTOOD * all) return plain;
  const ranked = [...understood.labels.keys()]
    .filter((text) => numbers.has(text))
    .sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0) || (a < b ? -1 : 1));
  const outOf = labels.reduce<number | null>((most, label) => (label.outOf === null ? most : Math.max(most ?? 0, label.outOf)), null);
  return {
    column: { ...source, profile: { ...source.profile, top, numeric: source.profile.filled } },
    labels: {
      family: understood.family,
      falling: understood.falling,
      ladder: scale === null ? null : ladder,
      scale: scale ?? (outOf === null ? null : { min: outOf === 10 ? 0 : 1, max: outOf }),
      outOf,
      low: ranked[0] ?? "",
      high: ranked.at(-1) ?? "",
    },
  };
}

/** Yes and no that the importer already took for true and false. */
function booleans(source: RawColumn): LabelledColumn {
  const top = source.profile.top.map(({ value, count }) => ({ value: value === "true" ? "1" : "0", count }));
  return {
    column: { ...source, type: "number", profile: { ...source.profile, top, whole: true, min: 0, max: 1 } },
    labels: { family: "yesno", falling: null, ladder: null, scale: { min: 0, max: 1 }, outOf: null, low: "false", high: "true" },
  };
}

import { MISSING_WORDS } from "../../../shared/table/cell-words.ts";
import { type LabelColumn, labelNumbers, understandLabels } from "../../../shared/table/labels/read-labels.ts";
import type { RawColumn } from "../../../shared/table/raw-table.ts";
import type { ReadingAnswer } from "../../../shared/table/readings.ts";
import type { Scale } from "../../../shared/table/scale.ts";
import { quoteText, type Store } from "../store.ts";
import { type NumberStyle, numberFromText } from "./read-number.ts";

/** A column with more different texts than this holds remarks, not answers: only its plain numbers are read. */
const MOST_LABELS = 20_000;

/** A text that says "no answer" stands in the lookup with this value, which no number can have. */
export const NO_ANSWER_SQL = "'infinity'::double";

export type AnswerTexts = {
  /** Temporary table with `lookup_text` and `lookup_value`: every different text of the column. */
  readonly lookup: string;
  readonly labels: LabelColumn;
  readonly reversed: boolean;
};

/** True when the numbers of a question run against the words of its ends and must be turned. Effort says so by its scale. */
export function isTurned(labels: Pick<LabelColumn, "falling">, scale: Scale, told: ReadingAnswer | undefined): boolean {
  if (told === "reversed" || told === "asWritten") return told === "reversed";
  return labels.falling === true && scale.highIs === undefined;
}

/**
 * Reads every different text of an answer column once: plain numbers as the column writes them, then labels ("9 - Extremely
 * likely", "Très satisfait"). `null` where all texts are plain numbers or there are too many to be labels.
 */
export async function writeAnswerLookup(
  store: Store,
  table: string,
  texts: string,
  style: NumberStyle,
  question: {
    readonly scale: Scale;
    readonly column: RawColumn;
    readonly told: ReadingAnswer | undefined;
    /** A person wants the words that say "missing" taken for answers. */
    readonly keepsMissing: boolean;
  },
): Promise<AnswerTexts | null> {
  if (style.shapes.total > MOST_LABELS) return null;
  const number = numberFromText("t", style.format, style.allPercent);
  const rows = await store.all<{ t: string; v: number | null }>(`select t, ${number} as v from (${texts})`);
  if (rows.every(({ v }) => v !== null)) return null;
  const labels = understandLabels(
    rows.map(({ t }) => t),
    question.column.header,
  );
  const plain = question.column.type === "number" || rows.some(({ v }) => v !== null);
  const numbers = labelNumbers(labels, question.scale, plain);
  const reversed = isTurned(labels, question.scale, question.told);
  const { min, max } = question.scale;
  const values = rows.map(({ t, v }) => {
    const written = v !== null && Number.isFinite(v) ? v : labels.labels.get(t)?.number !== null ? (numbers.get(t) ?? null) : null;
    if (written !== null) return [t, String(reversed ? min + max - written : written)] as const;
    const rung = numbers.get(t);
    const saysNothing = labels.missing.has(t) && !(question.keepsMissing && MISSING_WORDS.includes(t.trim().toLowerCase()));
    return [t, rung !== undefined ? String(rung) : saysNothing ? NO_ANSWER_SQL : "null"] as const;
  });
  await store.run(`create or replace temp table ${table} (lookup_text varchar, lookup_value double)`);
  for (let at = 0; at < values.length; at += 1_000) {
    const list = values.slice(at, at + 1_000).map(([t, v]) => `(${quoteText(t)}, ${v})`);
    await store.run(`insert into ${table} values ${list.join(", ")}`);
  }
  return { lookup: table, labels, reversed };
}

/** How the words of a column were read, for the import report. */
export function answerCode({ labels, reversed }: AnswerTexts): string {
  if (reversed) return "reversedScale";
  const all = [...labels.labels.values()];
  if (all.every(({ words }) => words === null)) return "numbersInLabels";
  return all.some(({ number, words }) => number === null && words !== null) ? "wordsAsScale" : "numbersInLabels";
}

import type { Context } from "./context.ts";
import type { FileCell, LabelledCell, Truth } from "./labelled.ts";
import { listOf } from "./words/words.ts";
import { clockText, type DateForm, dayText, type NumberForm, numberText, serialOf } from "./writing.ts";

export const EMPTY: LabelledCell = { cell: null, truth: "missing" };

export const textCell = (text: string, truth: Truth = { value: text.trim() }): LabelledCell => ({ cell: { is: "text", text }, truth });

/** A number with a kind of its own where the file has such cells. */
export function numberCell({ medium, hand }: Context, value: number, form: NumberForm = plainForm(value), format?: string): LabelledCell {
  const cell: FileCell =
    medium === "text"
      ? { is: "text", text: numberText(value, hand, form) }
      : { is: "number", number: value, ...(format === undefined ? {} : { format }) };
  return { cell, truth: { value } };
}

export const plainForm = (value: number): NumberForm => ({ places: Number.isInteger(value) ? 0 : 2, grouped: false });

export function dateCell(context: Context, day: string, form: DateForm, native: boolean, seconds?: number): LabelledCell {
  const truth: Truth = { value: seconds === undefined ? day : `${day} ${clockText(seconds)}` };
  if (native) {
    const format = seconds === undefined ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm:ss";
    return { cell: { is: "date", serial: serialOf(day, seconds ?? 0), format }, truth };
  }
  const text = dayText(day, form, context.words);
  return textCell(seconds === undefined ? text : `${text} ${clockText(seconds)}`, truth);
}

export function flagCell({ medium }: Context, flag: boolean): LabelledCell {
  const cell: FileCell = medium === "text" ? { is: "text", text: flag ? "TRUE" : "FALSE" } : { is: "flag", flag };
  return { cell, truth: { value: flag } };
}

/** Takes some cells away: empty ones, and where `words` is true also words that say so. */
export function withHoles(context: Context, cells: readonly LabelledCell[], rate: number, words = true): readonly LabelledCell[] {
  const { draw } = context;
  const word = draw.pick(listOf(context.words.values.missing));
  const worded = words && draw.uniform() < 0.4;
  return cells.map((cell) => {
    if (draw.uniform() >= rate) return cell;
    return worded && draw.uniform() < 0.6 ? textCell(word, "missing") : EMPTY;
  });
}

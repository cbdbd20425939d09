import type { Scale } from "../../shared/table/scale.ts";
import { EMPTY, numberCell, textCell } from "./cells.ts";
import type { Context } from "./context.ts";
import type { LabelledCell } from "./labelled.ts";
import type { Maker } from "./makers.ts";
import { type Ladder, listOf } from "./words/words.ts";

export type AnswerOptions = {
  readonly scale: Scale;
  /** 1 = the better, the higher; −1 = the other way round. */
  readonly sense?: 1 | -1;
  readonly filled?: number;
  /** Share of answers that are on no scale: 11, 99, 5.5. */
  readonly strays?: number;
};

/** A whole number on the scale for everybody; both ends are always chosen by somebody. */
export function chosen(context: Context, { scale, sense = 1 }: AnswerOptions): readonly number[] {
  const { draw, people } = context;
  const width = scale.max - scale.min;
  const values = people.map(({ mood }) => {
    const middle = scale.min + width * (sense === 1 ? 0.66 : 0.34);
    const place = middle + sense * width * 0.24 * (0.85 * mood + 0.5 * draw.normal());
    return Math.min(scale.max, Math.max(scale.min, Math.round(place)));
  });
  if (values.length > 12) {
    values[3] = scale.min;
    values[7] = scale.max;
    values[11] = scale.min;
  }
  return values;
}

const hole = (context: Context, filled: number | undefined): boolean => context.draw.uniform() >= (filled ?? 0.92);

/** Answers as numbers. */
export const rated =
  (options: AnswerOptions): Maker =>
  (context) => {
    const { draw } = context;
    const asText = context.medium === "sheet" && draw.uniform() < 0.12;
    const missing = draw.pick([null, null, ...listOf(context.words.values.missing)]);
    const strays = options.strays ?? 0;
    const cells = chosen(context, options).map((value, index): LabelledCell => {
      if (index > 12 && hole(context, options.filled))
        return missing === null || draw.uniform() < 0.4 ? EMPTY : textCell(missing, "missing");
      if (index > 12 && draw.uniform() < strays)
        return { ...numberCell(context, draw.pick([options.scale.max + 1, 99, -1])), truth: "unreadable" };
      return asText ? textCell(String(value), { value }) : numberCell(context, value);
    });
    return { cells, scale: options.scale };
  };

/** Answers as the words of a ladder, the low end first; `turned` = the ladder is asked the other way round. */
export const worded =
  (ladder: Ladder, options: { readonly filled?: number; readonly highIs?: "easy" } = {}): Maker =>
  (context) => {
    const rungs = listOf(context.words.ladders[ladder]);
    const scale: Scale = { min: 1, max: rungs.length, ...(options.highIs === undefined ? {} : { highIs: options.highIs }) };
    const values = spread(chosen(context, { scale }), rungs.length);
    return {
      cells: values.map((value, index) =>
        index > 12 && hole(context, options.filled) ? EMPTY : textCell(rungs[value - 1] ?? "", { value }),
      ),
      scale,
    };
  };

/** Every rung is chosen by somebody. */
function spread(values: readonly number[], rungs: number): readonly number[] {
  return values.map((value, index) => (index < rungs ? index + 1 : value));
}

/** "4 - Satisfied": every number with its words, or on long scales only the ends. */
export const numbered =
  (ladder: Ladder, scale: Scale, options: { readonly falling?: boolean; readonly filled?: number } = {}): Maker =>
  (context) => {
    const { draw } = context;
    const rungs = listOf(context.words.ladders[ladder]);
    const mark = draw.pick([" - ", " \u2013 ", ": ", " = ", ". "]);
    const size = scale.max - scale.min + 1;
    const all = size === rungs.length;
    const values = spread(chosen(context, { scale }), size).map((value, index) => (index < size ? scale.min + index : value));
    const cells = values.map((value, index): LabelledCell => {
      if (index > 12 && hole(context, options.filled)) return EMPTY;
      const written = options.falling === true ? scale.max + scale.min - value : value;
      const rung = all ? rungs[value - scale.min] : value === scale.min ? rungs[0] : value === scale.max ? rungs.at(-1) : undefined;
      if (rung === undefined) return numberCell(context, written);
      return textCell(`${written}${mark}${rung}`, { value });
    });
    return {
      cells: cells.map((cell, index) => (typeof cell.truth === "string" ? cell : { ...cell, truth: { value: values[index] ?? 0 } })),
      scale,
    };
  };

/** Thumbs, faces in two kinds, 0 and 1, yes and no. */
export const thumbs: Maker = (context) => {
  const { draw, words } = context;
  const [yes = "", no = ""] = listOf(words.values.yesNo);
  const way = draw.pick(["thumbs", "binary", "words"] as const);
  const cells = context.people.map(({ mood }, index): LabelledCell => {
    if (index > 6 && draw.uniform() < 0.08) return EMPTY;
    const value = mood > -0.6 ? 1 : 0;
    if (way === "binary") return numberCell(context, value);
    return textCell(way === "thumbs" ? (value === 1 ? "\u{1F44D}" : "\u{1F44E}") : value === 1 ? yes : no, { value });
  });
  return { cells, scale: { min: 0, max: 1 } };
};

import type { Unit } from "../../shared/indices/index-result.ts";
import type { FigureColumn } from "../../shared/report/figure.ts";
import type { Words } from "../ui/use-words.ts";

/** A value of a figure with its unit, as short as a chart wants it. */
export function figureText(value: number | null, unit: Unit, words: Words): string {
  if (value === null) return "–";
  switch (unit) {
    case "percent":
      return words.percent(value);
    case "money":
      return words.number(value, "money", { compact: true });
    case "score":
      return words.plain(value, 2);
    case "minutes":
      return `${words.plain(value)}\u00a0min`;
    default:
      return words.number(value, unit, { signed: unit === "points" });
  }
}

export function cellText(cell: string | number | null, { unit }: FigureColumn, words: Words): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  return unit === null ? words.plain(cell, Number.isInteger(cell) ? 0 : 2) : figureText(cell, unit, words);
}

/** Cut so that it fits into `width` px at 11 px, with a sign that something is missing. */
export function cutTo(text: string, width: number): string {
  const letters = Math.floor(width / LETTER);
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

/** Mean width of a letter of 11 px. */
const LETTER = 5.6;

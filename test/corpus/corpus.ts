import { createDraw, type Draw } from "../../samples/draw.ts";
import { createContext } from "./context.ts";
import { knownExports } from "./exports.ts";
import type { Dialect, Format, LabelledFile, LabelledTable } from "./labelled.ts";
import { FINANCE } from "./shapes/finance.ts";
import { HARD_CELLS } from "./shapes/hard-cells.ts";
import { OPERATIONS } from "./shapes/operations.ts";
import { QUESTIONABLE } from "./shapes/questions.ts";
import type { Shape } from "./shapes/shape.ts";
import { SURVEYS } from "./shapes/surveys.ts";
import { WAVES } from "./shapes/waves.ts";
import { WORKBOOKS } from "./shapes/workbooks.ts";
import { LANGUAGES, type Language, type Vocabulary, wordsOf } from "./words/all-words.ts";
import { listOf } from "./words/words.ts";
import { cellText, isAnsi } from "./write-file.ts";

export const SHAPES: readonly Shape[] = [...SURVEYS, ...WAVES, ...OPERATIONS, ...FINANCE, ...WORKBOOKS, ...QUESTIONABLE, ...HARD_CELLS];

/** Spreadsheets most often, then text files, then the rest. */
const FORMATS: readonly Format[] = ["xlsx", "csv", "xlsx", "ods", "xlsx", "csv", "xlsx", "jsonl", "xlsx", "csv", "xls"];

/** The whole corpus: every shape in every language, `times` times; the same seed makes the same files. */
export function corpus(seed = 2_026, times = 2, vocabulary: Vocabulary = "all"): readonly LabelledFile[] {
  const files: LabelledFile[] = [];
  for (let time = 0; time < times; time++)
    for (const shape of SHAPES)
      for (const language of LANGUAGES) {
        const place = files.length;
        files.push(oneFile(seed + place * 7_919, place, shape, language, vocabulary));
      }
  return [...files, ...knownExports(seed)];
}

function oneFile(seed: number, place: number, shape: Shape, language: Language, vocabulary: Vocabulary): LabelledFile {
  const draw = createDraw(seed);
  const format =
    shape.sheetsOnly === true ? draw.pick(["xlsx", "xlsx", "ods", "xls"] as const) : (FORMATS[draw.below(FORMATS.length)] ?? "xlsx");
  const [low, high] = shape.rows;
  const context = createContext(seed + 1, language, format, low + draw.below(high - low + 1), vocabulary);
  const made = shape.make(context);
  const tables = made.map((table) => dressed(draw, language, format, table, made.length === 1));
  const name = `${String(place + 1).padStart(3, "0")}-${language}-${shape.name.replaceAll(/[^a-z]+/g, "-")}.${format}`;
  return { name, format, shape: shape.name, language, tables, ...(format === "csv" ? { dialect: dialectOf(draw, tables) } : {}) };
}

/** Titles above, notes and totals below, gaps and repeated headings, as people leave them in their sheets. */
function dressed(draw: Draw, language: Language, format: Format, table: LabelledTable, alone: boolean): LabelledTable {
  if (format === "jsonl" || table.columns.length < 4 || !alone) return table;
  const { titles, notes, total } = wordsOf(language).values;
  const above =
    draw.uniform() < 0.25
      ? listOf(titles)
          .slice(0, 1 + draw.below(3))
          .map((title) => [title])
      : [];
  const below =
    draw.uniform() < 0.15
      ? listOf(notes)
          .slice(0, 1 + draw.below(2))
          .map((note) => [note])
      : [];
  const records = table.columns[0]?.cells.length ?? 0;
  const sums = format === "xlsx" && draw.uniform() < 0.15;
  const gaps = draw.uniform() < 0.1 ? [Math.floor(records / 2)] : [];
  return { ...table, above, below, gaps, ...(sums ? { total } : {}) };
}

function dialectOf(draw: Draw, tables: readonly LabelledTable[]): Dialect {
  const delimiter = draw.pick([";", ";", ",", ",", "\t", "|"] as const);
  const text = tables
    .flatMap(({ columns }) => columns.flatMap(({ heading, cells }) => [heading, ...cells.map(({ cell }) => cellText(cell))]))
    .join("");
  const wanted = draw.pick(["utf-8", "utf-8", "utf-8-bom", "utf-16le", "windows-1252"] as const);
  return {
    delimiter,
    encoding: wanted === "windows-1252" && !isAnsi(text) ? "utf-8" : wanted,
    lineEnd: draw.pick(["\n", "\r\n"] as const),
    ...(delimiter === ";" && draw.uniform() < 0.15 ? { separatorLine: true } : {}),
    quoteAll: draw.uniform() < 0.2,
  };
}

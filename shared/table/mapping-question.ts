import { durationUnit } from "./duration-unit.ts";
import type { CanonicalTable } from "./fields.ts";
import { naCode } from "./not-available.ts";
import type { RawColumn } from "./raw-table.ts";
import { READINGS, type ReadingQuestion } from "./readings.ts";
import type { Scale } from "./scale.ts";
import type { Assignment, TableReading } from "./table-reading.ts";
import { isTimesQuantity } from "./unit-price.ts";

/**
 * Something about a column that the data leave open. `answerIn` says where MAP.json takes the answer: one of `options` under
 * `readings[field]`; for `points` a scale ("1-5") and for `effort` its `highIs`, both under `scales[field]`.
 */
export type MappingQuestion = {
  /** Words under `question.<kind>`; those of the options under `option.<option>`. */
  readonly kind: ReadingQuestion | "points" | "effort";
  readonly table: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly as: CanonicalTable;
  readonly field: string;
  readonly header: string;
  /** What holds until somebody answers. */
  readonly chosen: string;
  readonly options: readonly string[];
  readonly answerIn: "readings" | "scales";
  /** A few cells of the column, most frequent first. */
  readonly examples: readonly string[];
};

/** A column that is asked about is not surer than this. */
export const ASKED_CONFIDENCE = 0.6;

type Asked = Pick<MappingQuestion, "kind" | "chosen" | "options" | "answerIn">;

/** What the importer's and the mapping's own knowledge of a column leaves open; numbers and dates are asked by `askAboutReading`. */
export function askAbout(reading: TableReading): readonly MappingQuestion[] {
  return reading.fields.flatMap((one) =>
    [...asked(one), ...askedOfPrice(reading, one)].map((question) => questionOf(reading, one.field, one.column, question)),
  );
}

/** A price beside a quantity may be that of one piece: then the amount is both multiplied. */
const askedOfPrice = ({ as, raw }: TableReading, { field, column }: Assignment): readonly Asked[] =>
  as === "transactions" && field === "amount" && isTimesQuantity(column, raw.columns)
    ? [{ kind: "unitPrice", chosen: "eachUnit", options: READINGS.unitPrice, answerIn: "readings" }]
    : [];

function asked({ field, column, reason, scale, labels, turned }: Assignment): readonly Asked[] {
  const found: Asked[] = [];
  const ask = (kind: ReadingQuestion, chosen: string): void => {
    found.push({ kind, chosen, options: READINGS[kind], answerIn: "readings" });
  };
  if (scale !== undefined && labels?.ladder?.sure === false) {
    const other = labels.ladder.points % 2 === 1 ? labels.ladder.points - 1 : labels.ladder.points + 1;
    const options = [scaleText(scale), scaleText({ min: 1, max: other })].sort();
    found.push({ kind: "points", chosen: scaleText(scale), options, answerIn: "scales" });
  }
  if (reason.code === "effortEasyGuess") found.push({ kind: "effort", chosen: "easy", options: ["easy", "hard"], answerIn: "scales" });
  if (turned === true) ask("direction", "reversed");
  if (field === "handle_seconds" && column.type === "number" && durationUnit(column.header) === null) ask("unit", "seconds");
  return found;
}

const scaleText = ({ min, max }: Scale): string => `${min}-${max}`;

/** The question that a reading leaves open (`CanonicalFacts.readings`); `null` = none. */
export function askAboutReading(code: string | null): Asked | null {
  const ask = (question: ReadingQuestion, chosen: string): Asked => ({
    kind: question,
    chosen,
    options: READINGS[question],
    answerIn: "readings",
  });
  switch (code) {
    case "dayFirstGuess":
      return ask("dayOrder", "dmy");
    case "monthFirstGuess":
      return ask("dayOrder", "mdy");
    case "decimalPointGuess":
      return ask("decimalMark", "point");
    case "decimalCommaGuess":
      return ask("decimalMark", "comma");
    case "percentMixed":
      return ask("percent", "fraction");
    case "naRegionGuess":
      return ask("notAvailable", "region");
    case "naMissingGuess":
      return ask("notAvailable", "missing");
    default:
      return null;
  }
}

/** The question about NA among places, for a column of labels. */
export const askAboutNa = (column: RawColumn): Asked | null => askAboutReading(naCode(column));

export function questionOf(
  { raw, as }: Pick<TableReading, "raw" | "as">,
  field: string,
  column: RawColumn,
  question: Asked,
): MappingQuestion {
  const examples = column.profile.top.slice(0, 3).map(({ value }) => value);
  return { ...question, table: raw.id, file: raw.file, sheet: raw.sheet, as, field, header: column.header, examples };
}

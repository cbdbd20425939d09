import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import type { Scale } from "../../../shared/table/scale.ts";
import { type AnswerTexts, answerCode, NO_ANSWER_SQL } from "./answer-texts.ts";
import { type Cell, type CellReading, filled, lookupValue, parsedName } from "./cell-reading.ts";
import { type NumberStyle, numberCode, numberValue } from "./read-number.ts";

/**
 * An answer on a scale: a whole number on it, `OUT_OF_RANGE` for anything else that was answered, null when missing. Answers
 * are never clamped (methods.md 0.3.2). With `texts` the column holds labels, which are read by their lookup; `turned` = the
 * numbers of the column run against the scale.
 */
export function readAnswer(
  cell: Cell,
  style: NumberStyle | undefined,
  scale: Scale,
  texts: AnswerTexts | null,
  turned: boolean,
): CellReading {
  const p = parsedName(cell);
  const valid = `${p} >= ${scale.min} and ${p} <= ${scale.max} and ${p} = trunc(${p})`;
  const answered = texts === null ? filled(cell) : `(${filled(cell)} and coalesce(${p} <> ${NO_ANSWER_SQL}, true))`;
  const turn = (sql: string): string => (turned ? `${scale.min + scale.max} - (${sql})` : sql);
  // The texts of a lookup are turned in it, because words need no turning.
  const typed = texts === null ? turn(numberValue(cell, style)) : turn(numberValue({ ...cell, hasText: false }, undefined));
  return {
    ...(texts === null ? {} : { lookup: texts.lookup }),
    parsed: texts === null ? typed : `coalesce(${typed}, ${lookupValue(cell)})`,
    value: `case when ${valid} then cast(${p} as tinyint) when ${answered} then cast(${OUT_OF_RANGE} as tinyint) end`,
    type: "tinyint",
    unreadable: `(${answered}) and not coalesce(${valid}, false)`,
    reason: "OUT_OF_RANGE",
    code: turned ? "reversedScale" : texts !== null ? answerCode(texts) : cell.column.type === "text" ? numberCode(style) : null,
  };
}

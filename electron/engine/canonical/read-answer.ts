import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import type { RepairCode } from "../../../shared/table/repair-codes.ts";
import type { Scale } from "../../../shared/table/scale.ts";
import { type AnswerTexts, answerCode, NO_ANSWER_SQL } from "./answer-texts.ts";
import {
  type Cell,
  type CellReading,
  type CellRepair,
  filled,
  lookupValue,
  NOTHING_UNDONE,
  parsedName,
  textName,
  type Undone,
} from "./cell-reading.ts";
import { numberText, writtenText } from "./read-label.ts";
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
  undone: Undone = NOTHING_UNDONE,
): CellReading {
  const p = parsedName(cell);
  const t = textName(cell);
  const asNumbers = undone("numbersFromText") ? undefined : style;
  const valid = `${p} >= ${scale.min} and ${p} <= ${scale.max} and ${p} = trunc(${p})`;
  const isPlain = `try_cast(replace(${t}, ',', '.') as double) is not null`;
  const answered =
    texts === null || undone("noAnswerWords") ? filled(cell) : `(${filled(cell)} and coalesce(${p} <> ${NO_ANSWER_SQL}, true))`;
  const turn = (sql: string): string => (turned ? `${scale.min + scale.max} - (${sql})` : sql);
  // The texts of a lookup are turned in it, because words need no turning.
  const typed = texts === null ? turn(numberValue(cell, asNumbers)) : turn(numberValue({ ...cell, hasText: false }, undefined));
  const repair = (code: RepairCode, when: string, after = numberText(p)): CellRepair => ({ code, when, before: writtenText(cell), after });
  const answerRepairs = (): readonly CellRepair[] => {
    const read = `${t} is not null and ${p} is not null and ${p} <> ${NO_ANSWER_SQL}`;
    const ofTexts = !cell.hasText
      ? []
      : texts === null
        ? [...(asNumbers === undefined ? [] : [repair("numbersFromText", read)])]
        : [
            ...(asNumbers === undefined ? [] : [repair("numbersFromText", `${read} and ${isPlain}`)]),
            repair("labelsToScale", `${read} and not (${isPlain})`),
            ...(undone("noAnswerWords") ? [] : [repair("noAnswerWords", `${p} = ${NO_ANSWER_SQL}`, "''")]),
          ];
    // Words need no turning: of labels only those with a number were turned.
    const numbered = cell.hasText ? ` and (${t} is null or regexp_matches(${t}, '[0-9]'))` : "";
    return turned ? [...ofTexts, repair("reversedScale", `${valid}${numbered}`)] : ofTexts;
  };
  return {
    ...(texts === null ? {} : { lookup: texts.lookup }),
    parsed:
      texts === null
        ? typed
        : `coalesce(${typed}, ${undone("numbersFromText") ? `case when not (${isPlain}) then ${lookupValue(cell)} end` : lookupValue(cell)})`,
    value: `case when ${valid} then cast(${p} as tinyint) when ${answered} then cast(${OUT_OF_RANGE} as tinyint) end`,
    type: "tinyint",
    unreadable: `(${answered}) and not coalesce(${valid}, false)`,
    reason: "OUT_OF_RANGE",
    repairs: answerRepairs(),
    code: turned ? "reversedScale" : texts !== null ? answerCode(texts) : cell.column.type === "text" ? numberCode(style) : null,
  };
}

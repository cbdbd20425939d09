import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import type { Scale } from "../../../shared/table/scale.ts";
import { type Cell, type CellReading, filled, parsedName } from "./cell-reading.ts";
import { type NumberStyle, numberCode, numberValue } from "./read-number.ts";

/**
 * An answer on a scale: a whole number on it, `OUT_OF_RANGE` for anything else that was answered, null when missing. Answers
 * are never clamped (methods.md 0.3.2).
 */
export function readAnswer(cell: Cell, style: NumberStyle | undefined, scale: Scale): CellReading {
  const p = parsedName(cell);
  const valid = `${p} >= ${scale.min} and ${p} <= ${scale.max} and ${p} = trunc(${p})`;
  const value = `case when ${valid} then cast(${p} as tinyint) when ${filled(cell)} then cast(${OUT_OF_RANGE} as tinyint) end`;
  return {
    parsed: numberValue(cell, style),
    value,
    type: "tinyint",
    unreadable: `(${filled(cell)}) and not coalesce(${valid}, false)`,
    reason: "OUT_OF_RANGE",
    code: cell.column.type === "text" ? numberCode(style) : null,
  };
}

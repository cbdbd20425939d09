import { naCode } from "../../../shared/table/not-available.ts";
import type { ReadingAnswer } from "../../../shared/table/readings.ts";
import { type Cell, type CellReading, errorName, textName, typedName, writtenName } from "./cell-reading.ts";

/** SQL: a number as text, whole ones without ".0". */
export const numberText = (sql: string): string =>
  `case when ${sql} = trunc(${sql}) and abs(${sql}) < 1e15 then cast(cast(${sql} as bigint) as varchar) else cast(${sql} as varchar) end`;

/** SQL: a moment as text, a day where it has no time. */
export const momentText = (sql: string): string =>
  `case when ${sql} = date_trunc('day', ${sql}) then cast(cast(${sql} as date) as varchar) else cast(${sql} as varchar) end`;

/** SQL: a cell as text; whole numbers without ".0", so that an id 1001 is "1001" in every file. */
export const cellText = (cell: Cell): string => textOr(cell, textName(cell));

/** SQL: a cell as it stands in the sheet, with its blanks and words for "missing". */
export const writtenText = (cell: Cell): string => textOr(cell, writtenName(cell));

function textOr(cell: Cell, text: string): string {
  const typed = typedText(cell);
  if (typed === null) return text;
  return cell.hasText ? `coalesce(${typed}, ${text})` : typed;
}

function typedText(cell: Cell): string | null {
  const c = typedName(cell);
  switch (cell.column.type) {
    case "text":
      return null;
    case "number":
      return numberText(c);
    case "boolean":
    case "day":
      return `cast(${c} as varchar)`;
    case "moment":
      return momentText(c);
  }
}

/** Ids, labels and free text: what stands in the cell, trimmed. A spreadsheet error is no text. `told` = what a person said that NA means; `null` = the cells are no labels. */
export function readText(cell: Cell, told: ReadingAnswer | undefined | null): CellReading {
  return {
    parsed: null,
    value: cellText(cell),
    type: "varchar",
    unreadable: cell.hasError ? errorName(cell) : null,
    reason: "CELL_ERROR",
    code: told === null ? null : naCode(cell.column, told),
  };
}

import { naCode } from "../../../shared/table/not-available.ts";
import type { ReadingAnswer } from "../../../shared/table/readings.ts";
import { type Cell, type CellReading, errorName, textName, typedName } from "./cell-reading.ts";

/** SQL: a cell as text; whole numbers without ".0", so that an id 1001 is "1001" in every file. */
export function cellText(cell: Cell): string {
  const c = typedName(cell);
  const typed = (() => {
    switch (cell.column.type) {
      case "text":
        return null;
      case "number":
        return `case when ${c} = trunc(${c}) and abs(${c}) < 1e15 then cast(cast(${c} as bigint) as varchar) else cast(${c} as varchar) end`;
      case "boolean":
      case "day":
        return `cast(${c} as varchar)`;
      case "moment":
        return `case when ${c} = date_trunc('day', ${c}) then cast(cast(${c} as date) as varchar) else cast(${c} as varchar) end`;
    }
  })();
  if (typed === null) return textName(cell);
  return cell.hasText ? `coalesce(${typed}, ${textName(cell)})` : typed;
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

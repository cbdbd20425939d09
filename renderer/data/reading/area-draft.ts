import type { FileReading, TableArea } from "../../../shared/table/file-reading.ts";
import { columnNumber } from "../column-letters.ts";

/** A reading with other tables on one sheet; `null` = those that are found. Nothing said is left out. */
export function withAreas(reading: FileReading, sheet: string | null, tables: readonly TableArea[] | null): FileReading {
  const { areas = [], ...rest } = reading;
  const others = areas.filter((one) => one.sheet !== sheet);
  const all = tables === null || tables.length === 0 ? others : [...others, { sheet, tables }];
  return all.length === 0 ? rest : { ...rest, areas: all };
}

/** The tables a person has marked on a sheet; `null` = none. */
export const areasOf = (reading: FileReading, sheet: string | null): readonly TableArea[] | null =>
  reading.areas?.find((one) => one.sheet === sheet)?.tables ?? null;

/** What is wrong with an area, as a message key; `null` = nothing. */
export function areaFault({ firstRow, headingRows, lastRow, firstColumn, lastColumn }: TableArea): string | null {
  const [from, to] = [columnNumber(firstColumn), lastColumn === null ? null : columnNumber(lastColumn)];
  if (from === null || (lastColumn !== null && to === null)) return "data:area.fault.column";
  if (to !== null && to < from) return "data:area.fault.columns";
  if (!isRow(firstRow) || headingRows < 0 || headingRows > 10) return "data:area.fault.row";
  return lastRow !== null && (!isRow(lastRow) || lastRow < firstRow + headingRows) ? "data:area.fault.rows" : null;
}

const isRow = (row: number): boolean => Number.isInteger(row) && row >= 1 && row <= 1_048_576;

/** What a cell of a sheet is to an area. */
export type CellPart = "heading" | "row" | "outside";

export function partOf(area: TableArea | null, row: number, column: number): CellPart {
  if (area === null) return "outside";
  const from = columnNumber(area.firstColumn) ?? 0;
  const to = area.lastColumn === null ? Number.POSITIVE_INFINITY : (columnNumber(area.lastColumn) ?? Number.POSITIVE_INFINITY);
  const first = area.firstRow + area.headingRows;
  if (column < from || column > to || row < area.firstRow || (area.lastRow !== null && row > area.lastRow)) return "outside";
  return row < first ? "heading" : "row";
}

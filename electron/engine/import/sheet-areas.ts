import { ProblemError } from "../../../shared/result.ts";
import type { FileReading, TableArea } from "../../../shared/table/file-reading.ts";
import { areaProblem } from "./chosen-areas.ts";

/** The tables that a person has marked on a sheet; `null` = none, so that they are found. */
export function areasOfSheet(
  reading: FileReading,
  sheet: string | null,
  { file, isEmpty }: { readonly file: string; readonly isEmpty: boolean },
): readonly TableArea[] | null {
  const tables = (reading.areas ?? []).filter((one) => one.sheet === sheet).flatMap((one) => one.tables);
  const [first] = tables;
  if (first === undefined) return null;
  if (isEmpty) throw areaProblem({ file, sheet }, first, "BEYOND");
  return tables;
}

/** Throws where tables are marked on a sheet that the file does not have. */
export function checkAreaSheets(reading: FileReading, names: readonly (string | null)[], file: string): void {
  const missing = (reading.areas ?? []).find(({ sheet, tables }) => tables.length > 0 && !names.includes(sheet));
  if (missing !== undefined)
    throw new ProblemError({ code: "SHEET_NOT_FOUND", file, ...(missing.sheet === null ? {} : { sheet: missing.sheet }) });
}

/** Throws where tables are marked in a file that has columns with names of their own and no cells to mark. */
export function refuseAreas(reading: FileReading, file: string): void {
  const [first] = (reading.areas ?? []).flatMap(({ tables }) => tables);
  if (first !== undefined) throw areaProblem({ file, sheet: null }, first, "NO_GRID");
}

import type { Draft } from "immer";
import { CANONICAL, type CanonicalTable, type Question } from "../../shared/table/fields.ts";
import type { Mapping, TableGuess } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { Scale } from "../../shared/table/scale.ts";

/** Takes a column for a field; a field has one column and a column one field, so what stood there gives way. */
export function setColumnField(mapping: Draft<Mapping>, entry: number, header: string, field: string | null): void {
  const table = mapping.tables[entry];
  if (table === undefined) return;
  for (const key of Object.keys(table.columns)) {
    if (table.columns[key] === header) delete table.columns[key];
  }
  if (field !== null) table.columns[field] = header;
}

/** Takes a sheet for another table. Fields that the new table does not know are dropped; `null` = not used. */
export function setTableAs(
  mapping: Draft<Mapping>,
  entry: number | null,
  as: CanonicalTable | null,
  table: RawTable,
  guess: TableGuess | null,
): void {
  if (as === null) {
    if (entry !== null) mapping.tables.splice(entry, 1);
    return;
  }
  const known = entry === null ? undefined : mapping.tables[entry];
  const columns = known?.columns ?? guessedColumns(guess);
  const kept = Object.fromEntries(Object.entries(columns).filter(([field]) => Object.hasOwn(CANONICAL[as], field)));
  const made = { file: table.file, ...(table.sheet === null ? {} : { sheet: table.sheet }), as, columns: kept };
  if (entry === null) mapping.tables.push(made);
  else mapping.tables[entry] = made;
}

/** The scale of a question in one table. */
export function setScale(mapping: Draft<Mapping>, entry: number, question: Question, scale: Scale): void {
  const table = mapping.tables[entry];
  if (table !== undefined) table.scales = { ...table.scales, [question]: scale };
}

function guessedColumns(guess: TableGuess | null): Readonly<Record<string, string>> {
  if (guess === null) return {};
  return Object.fromEntries(guess.columns.flatMap((column) => (column.field === null ? [] : [[column.field, column.header]])));
}

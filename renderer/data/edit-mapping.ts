import type { Draft } from "immer";
import { CANONICAL, type CanonicalTable, type Question } from "../../shared/table/fields.ts";
import type { IdRule } from "../../shared/table/join-report.ts";
import type { Mapping, TableGuess } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { ReadingAnswer } from "../../shared/table/readings.ts";
import type { RepairCode } from "../../shared/table/repair-codes.ts";
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
  const at = known === undefined ? guess?.at : known.at;
  const made = {
    file: table.file,
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    ...(at === undefined ? {} : { at }),
    as,
    columns: kept,
    ...(known?.constants === undefined ? {} : { constants: known.constants }),
  };
  if (entry === null) mapping.tables.push(made);
  else mapping.tables[entry] = made;
}

/** The scale of a question: in every table that has it, as answers on different scales are never put into one number. */
export function setScale(mapping: Draft<Mapping>, entry: number, question: Question, scale: Scale): void {
  mapping.tables.forEach((table, index) => {
    if (index === entry || (table.as === "answers" && table.columns[question] !== undefined)) {
      table.scales = { ...table.scales, [question]: scale };
    }
  });
}

/** How one field is read. */
export function setReading(mapping: Draft<Mapping>, entry: number, field: string, answer: ReadingAnswer): void {
  const table = mapping.tables[entry];
  if (table !== undefined) table.readings = { ...table.readings, [field]: answer };
}

/** The rules by which customer ids are made equal, the same for every table that has customers. */
export function setIdRules(mapping: Draft<Mapping>, rules: readonly IdRule[]): void {
  for (const table of mapping.tables) if (table.columns["customer_id"] !== undefined) table.ids = [...rules];
}

/** Takes a repair back, or has it done. One that is off of itself must be asked for. */
export function setRepair(mapping: Draft<Mapping>, entry: number, id: string, on: boolean): void {
  const table = mapping.tables[entry];
  if (table === undefined) return;
  const without = (list: readonly string[] | undefined): string[] => (list ?? []).filter((other) => other !== id);
  const isAskedFor = id.includes(`/${ASKED_FOR}`);
  const undone = on || isAskedFor ? without(table.undone) : [...without(table.undone), id];
  const done = on && isAskedFor ? [...without(table.done), id] : without(table.done);
  if (undone.length > 0) table.undone = undone;
  else delete table.undone;
  if (done.length > 0) table.done = done;
  else delete table.done;
}

const ASKED_FOR: RepairCode = "dropRepeatedRows";

function guessedColumns(guess: TableGuess | null): Readonly<Record<string, string>> {
  if (guess === null) return {};
  return Object.fromEntries(guess.columns.flatMap((column) => (column.field === null ? [] : [[column.field, column.header]])));
}

import type { SourceReport } from "../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../shared/table/fields.ts";
import type { ColumnGuess, Mapping, TableGuess, TableMapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";

/** One use of a sheet: what it is taken for, and what was guessed about that. `entry` is its place in the mapping; `null` = not used. */
export type TableUse = { readonly entry: number | null; readonly as: CanonicalTable | null; readonly guess: TableGuess | null };

/** True where an entry of the mapping speaks of this table; a file or sheet that is left out means the only one. */
export const speaksOf = (entry: TableMapping, table: RawTable): boolean =>
  (entry.file === undefined || entry.file === table.file) && (entry.sheet === undefined || entry.sheet === table.sheet);

/** Every use of a table: a sheet may hold answers and accounts at once. At least one, which may say that it is not used. */
export function usesOf(mapping: Mapping, guesses: readonly TableGuess[], table: RawTable): readonly TableUse[] {
  const own = guesses.filter((guess) => guess.table === table.id);
  const uses = mapping.tables.flatMap((entry, index) =>
    speaksOf(entry, table) ? [{ entry: index, as: entry.as, guess: own.find((guess) => guess.as === entry.as) ?? null }] : [],
  );
  return uses.length > 0 ? uses : [{ entry: null, as: null, guess: own[0] ?? null }];
}

/** What a column is taken for in a use, and what was guessed about it. */
export type ColumnUse = {
  readonly header: string;
  readonly field: string | null;
  readonly guess: ColumnGuess | null;
  /** True where a person chose something else than the guess. */
  readonly chosen: boolean;
};

export function columnUse(mapping: Mapping, use: TableUse, header: string): ColumnUse {
  const entry = use.entry === null ? undefined : mapping.tables[use.entry];
  const field = entry === undefined ? null : (Object.keys(entry.columns).find((key) => entry.columns[key] === header) ?? null);
  const guess = use.guess?.columns.find((column) => column.header === header) ?? null;
  return { header, field, guess, chosen: use.guess !== null && use.as === use.guess.as && field !== (guess?.field ?? null) };
}

/** Below this a guess is put before a person. */
export const SURE_FROM = 0.8;

/** What one has to look at before going on: uncertain columns that are used, and uncertain sheets. */
export function openQuestions(mapping: Mapping, use: TableUse, table: RawTable, confirmed: readonly string[]): readonly string[] {
  if (use.entry === null) return [];
  return table.columns.flatMap(({ header }) => {
    const column = columnUse(mapping, use, header);
    const asked = column.field !== null && !column.chosen && (column.guess?.confidence ?? 1) < SURE_FROM;
    const name = questionName(table, use, header);
    return asked && !confirmed.includes(name) ? [name] : [];
  });
}

export const questionName = (table: RawTable, use: TableUse, header: string): string => `${table.id} ${use.as ?? ""} ${header}`;

/** The report about a use of a table, once the canonical tables stand. */
export const sourceOf = (sources: readonly SourceReport[], table: RawTable, use: TableUse): SourceReport | null =>
  sources.find((source) => source.table === table.id && source.as === use.as) ?? null;

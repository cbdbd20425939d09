import type { SourceReport } from "../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../shared/table/fields.ts";
import { guessOfEntry } from "../../shared/table/guess-of-entry.ts";
import type { ColumnGuess, Mapping, TableGuess, TableMapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { Words } from "../ui/words.ts";
import { tableWords } from "./reason-words.ts";

/** One use of a sheet: what it is taken for, and what was guessed about that. `entry` is its place in the mapping; `null` = not used. */
export type TableUse = { readonly entry: number | null; readonly as: CanonicalTable | null; readonly guess: TableGuess | null };

/** True where an entry of the mapping speaks of this table; a file or sheet that is left out means the only one. */
export const speaksOf = (entry: TableMapping, table: RawTable): boolean =>
  (entry.file === undefined || entry.file === table.file) &&
  (entry.sheet === undefined || entry.sheet === table.sheet) &&
  (entry.at === undefined || entry.at === `${table.area.firstColumn}${table.area.firstRow}`);

/** Every use of a table: a sheet may hold answers and accounts at once. At least one, which may say that it is not used. */
export function usesOf(mapping: Mapping, guesses: readonly TableGuess[], table: RawTable): readonly TableUse[] {
  const own = guesses.filter((guess) => guess.table === table.id);
  const uses = mapping.tables.flatMap((entry, index) =>
    speaksOf(entry, table) ? [{ entry: index, as: entry.as, guess: guessOfEntry(entry, own) ?? null }] : [],
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

/** What a use takes the sheet for; of a sheet that holds several waves also which. */
export function wordsOfUse(use: TableUse, mapping: Mapping, words: Words): string {
  const constants = use.entry === null ? undefined : mapping.tables[use.entry]?.constants;
  return [tableWords(use.as, words), ...Object.values(constants ?? {})].join(" · ");
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

export const questionName = (table: RawTable, use: TableUse, header: string): string =>
  JSON.stringify([table.file, table.sheet, table.area.firstColumn, table.area.firstRow, use.as, header]);

/** The report about a use of a table, once the canonical tables stand. */
export function sourceOf(sources: readonly SourceReport[], mapping: Mapping, table: RawTable, use: TableUse): SourceReport | null {
  const { entry } = use;
  if (entry === null) return null;
  // Sources stand in the order of the mapping; a table listed once a wave has one for each.
  const place = mapping.tables.slice(0, entry).filter((other) => other.as === use.as && speaksOf(other, table)).length;
  return sources.filter((source) => source.table === table.id && source.as === use.as)[place] ?? null;
}

/** The entry of the mapping that a source was made by; `null` where none is. */
export function entryOfSource(
  sources: readonly SourceReport[],
  mapping: Mapping,
  tables: readonly RawTable[],
  index: number,
): number | null {
  const source = sources[index];
  const table = tables.find(({ id }) => id === source?.table);
  if (source === undefined || table === undefined) return null;
  const place = sources.slice(0, index).filter((other) => other.table === source.table && other.as === source.as).length;
  const entries = mapping.tables.flatMap((entry, at) => (entry.as === source.as && speaksOf(entry, table) ? [at] : []));
  return entries[place] ?? null;
}

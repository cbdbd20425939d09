import type { Mapping, TableMapping } from "./mapping.ts";
import type { RawTable } from "./raw-table.ts";
import type { Scale } from "./scale.ts";

export type KeepMapping = {
  /** The mapping that a person has edited, and the tables it was made for. */
  readonly edited: Mapping;
  readonly before: readonly RawTable[];
  /** The mapping that was inferred anew, and the tables that are there now. */
  readonly inferred: Mapping;
  readonly after: readonly RawTable[];
};

/**
 * The mapping after files were added, taken away or read anew. What a person said of tables and headers that are still there
 * holds, also that a table is not used. A new table with the headers of an old one is one more wave and is mapped as that; other new
 * tables, and new headers of old ones, take the inferred mapping. What is gone goes.
 */
export function keepMapping({ edited, before, inferred, after }: KeepMapping): Mapping {
  const placed = edited.tables.flatMap((entry) => tablesOf(entry, before).map((table) => ({ entry, table })));
  const guessed = inferred.tables.flatMap((entry) => tablesOf(entry, after).map((table) => ({ entry, table })));
  const kept = after.flatMap((table) => {
    const old = before.find((one) => isSame(one, table));
    const guesses = guessed.filter((guess) => guess.table.id === table.id).map(({ entry }) => entry);
    const own = placed.filter((one) => isSame(one.table, table)).map(({ entry }) => entry);
    if (old !== undefined) return own.map((entry) => renewed(entry, old, table, guesses));
    const twin = before.find((one) => sameHeaders(one, table));
    const ofTwin = twin === undefined ? [] : placed.filter((one) => isSame(one.table, twin)).map(({ entry }) => entry);
    if (twin === undefined || ofTwin.length === 0) return guesses.map((entry) => corrected(placeAt(entry, table), edited, inferred));
    return ofTwin.map((entry) => ({ ...placeAt(entry, table), ...constantsOf(guesses, entry) }));
  });
  // Files of one name and sheet are one entry, which means all of them.
  return { tables: kept.filter((entry, at) => kept.findIndex((one) => JSON.stringify(one) === JSON.stringify(entry)) === at) };
}

const isSame = (a: RawTable, b: RawTable): boolean => a.file === b.file && a.sheet === b.sheet && cornerOf(a) === cornerOf(b);

const cornerOf = ({ area }: RawTable): string => `${area.firstColumn}${area.firstRow}`;

const headersOf = ({ columns }: RawTable): readonly string[] => columns.map(({ header }) => header);

const sameHeaders = (a: RawTable, b: RawTable): boolean =>
  a.columns.length > 0 && JSON.stringify([...headersOf(a)].sort()) === JSON.stringify([...headersOf(b)].sort());

const hasHeader = (table: RawTable, header: string): boolean =>
  headersOf(table).some((one) => one === header || one.trim().toLowerCase() === header.trim().toLowerCase());

/** The tables that an entry means: those that fit what it says, and of several those that have its columns. */
function tablesOf(entry: TableMapping, tables: readonly RawTable[]): readonly RawTable[] {
  const fitting = tables.filter(
    (table) =>
      (entry.file === undefined || entry.file === table.file) &&
      (entry.sheet === undefined || entry.sheet === table.sheet) &&
      (entry.at === undefined || entry.at === cornerOf(table)),
  );
  if (fitting.length <= 1) return fitting;
  return fitting.filter((table) => Object.values(entry.columns).every((header) => hasHeader(table, header)));
}

/** The entry with its place written out, so that it stays clear when other files come. */
function placeAt(entry: TableMapping, table: RawTable): TableMapping {
  const { file: _file, sheet: _sheet, at, ...rest } = entry;
  return {
    file: table.file,
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    ...(at === undefined ? {} : { at: cornerOf(table) }),
    ...rest,
  };
}

/** An edited entry for a table that may have been read anew. */
function renewed(entry: TableMapping, old: RawTable, table: RawTable, guesses: readonly TableMapping[]): TableMapping {
  const guess = closest(guesses, entry);
  const kept = Object.entries(entry.columns).filter(([, header]) => hasHeader(table, header));
  const fields = new Set(kept.map(([field]) => field));
  const isNew = (field: string, header: string): boolean => !fields.has(field) && !hasHeader(old, header);
  const added = Object.entries(guess?.columns ?? {}).filter(([field, header]) => isNew(field, header));
  const scales = added.flatMap(([field]) => {
    const scale = scaleOf(guess, field);
    return scale === null ? [] : [[field, scale] as const];
  });
  return {
    ...placeAt(entry, table),
    columns: Object.fromEntries([...kept, ...added]),
    ...(entry.scales === undefined && scales.length === 0 ? {} : { scales: { ...Object.fromEntries(scales), ...entry.scales } }),
  };
}

/** The guess that means the same: of the waves of one table, the one that shares most columns. */
function closest(guesses: readonly TableMapping[], entry: TableMapping): TableMapping | undefined {
  const shared = (guess: TableMapping): number =>
    Object.entries(guess.columns).filter(([field, header]) => entry.columns[field] === header).length;
  return guesses.filter(({ as }) => as === entry.as).toSorted((a, b) => shared(b) - shared(a))[0];
}

const scaleOf = (entry: TableMapping | undefined, field: string): Scale | null =>
  Object.entries(entry?.scales ?? {}).find(([question]) => question === field)?.[1] ?? null;

/** What the sheet's own name says of a new wave, instead of what the old one's said. */
function constantsOf(guesses: readonly TableMapping[], entry: TableMapping): Pick<TableMapping, "constants"> {
  const guess = closest(guesses, entry);
  return guess?.constants === undefined ? {} : { constants: guess.constants };
}

/**
 * A question has one scale in all tables: where a person corrected what is still inferred for the old tables, the correction holds
 * for a new one of which the same is inferred. Other scales stay, so that a true difference is seen.
 */
function corrected(entry: TableMapping, edited: Mapping, inferred: Mapping): TableMapping {
  if (entry.scales === undefined) return entry;
  const scales = Object.entries(entry.scales).map(([question, scale]) => {
    const said = edited.tables.flatMap((one) => scaleOf(one, question) ?? []);
    const guessed = inferred.tables.flatMap((one) => scaleOf(one, question) ?? []);
    const [first] = said;
    const isSettled = guessed.every((one) => JSON.stringify(one) === JSON.stringify(scale));
    return [question, first !== undefined && isSettled ? first : scale] as const;
  });
  return { ...entry, scales: Object.fromEntries(scales) };
}

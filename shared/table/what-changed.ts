import type { CanonicalFacts, SourceReport } from "./canonical.ts";
import type { CanonicalTable } from "./fields.ts";
import type { RawTable } from "./raw-table.ts";
import { repairId } from "./repair-codes.ts";

/** A data set as it stands: what was read, and what was made of it. */
export type ReadData = { readonly facts: CanonicalFacts; readonly tables: readonly RawTable[] };

type Days = { readonly from: string; readonly to: string };

/** What a file that was added brings to one canonical table. */
export type Newcomer = {
  readonly as: CanonicalTable;
  readonly file: string;
  /** Its sheets that fill the table; `null` for files without sheets. */
  readonly sheets: readonly (string | null)[];
  /** No other file fills this table. */
  readonly isFirst: boolean;
  /** Rows that are used. */
  readonly rows: number;
  /**
   * Of its customers those that the table had before (`known`) and those that it had not (`new`); `gone` = those of before that
   * it does not name. `null` where the table has no customer ids.
   */
  readonly customers: { readonly known: number; readonly new: number; readonly gone: number } | null;
  /** Headers that no file of this table had before, and headers of before that it lacks. */
  readonly newColumns: readonly string[];
  readonly missingColumns: readonly string[];
  readonly days: Days | null;
  /** Days of the table before. */
  readonly daysBefore: Days | null;
  /** It has rows after the last day of before: a new wave. */
  readonly isLater: boolean;
  /** Rows that already stand in another file, the same in every mapped column. */
  readonly repeatedRows: number;
};

export type WhatChanged = {
  /** In the order of the sources. */
  readonly newcomers: readonly Newcomer[];
  /** Sources that were there and are no more. */
  readonly gone: readonly SourcePlace[];
  /** Sources that are there as before with another number of rows: a file that was read anew. */
  readonly changed: readonly (SourcePlace & { readonly rowsBefore: number; readonly rows: number })[];
};

export type SourcePlace = { readonly file: string; readonly sheet: string | null; readonly as: CanonicalTable };

/** Says what is different after files were added, taken away or read anew. */
export function whatChanged(before: ReadData, after: ReadData): WhatChanged {
  const had = new Set(before.facts.sources.map(keyOf));
  const has = new Set(after.facts.sources.map(keyOf));
  const added = after.facts.sources.filter((source) => !had.has(keyOf(source)));
  const groups = new Map<string, SourceReport[]>();
  for (const source of added) {
    const key = JSON.stringify([source.as, source.file]);
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return {
    newcomers: [...groups.values()].flatMap((sources) => newcomer(sources, before, after)),
    gone: unique(before.facts.sources.filter((source) => !has.has(keyOf(source)))).map(placeOf),
    changed: unique(after.facts.sources).flatMap((source) => {
      const rows = rowsOf(after, source);
      const rowsBefore = rowsOf(before, source);
      return had.has(keyOf(source)) && rows !== rowsBefore ? [{ ...placeOf(source), rowsBefore, rows }] : [];
    }),
  };
}

const placeOf = ({ file, sheet, as }: SourceReport): SourcePlace => ({ file, sheet, as });
const keyOf = (source: SourceReport): string => JSON.stringify([source.file, source.sheet, source.as]);

/** One of several tables on a sheet stands for all of them. */
function unique(sources: readonly SourceReport[]): readonly SourceReport[] {
  const seen = new Set<string>();
  return sources.filter((source) => {
    const isNew = !seen.has(keyOf(source));
    seen.add(keyOf(source));
    return isNew;
  });
}

const rowsOf = ({ facts }: ReadData, source: SourceReport): number =>
  facts.sources.filter((one) => keyOf(one) === keyOf(source)).reduce((sum, { rows }) => sum + rows, 0);

function newcomer(sources: readonly SourceReport[], before: ReadData, after: ReadData): readonly Newcomer[] {
  const [first] = sources;
  if (first === undefined) return [];
  const { as, file } = first;
  const others = before.facts.sources.filter((source) => source.as === as);
  const own = headersOf(sources, after.tables);
  const old = headersOf(others, before.tables);
  const days = span(sources);
  const daysBefore = span(others);
  const repeats = repairId(as, "dropRepeatedRows", null);
  return [
    {
      as,
      file,
      sheets: [...new Set(sources.map(({ sheet }) => sheet))],
      isFirst: others.length === 0,
      rows: sources.reduce((sum, { used }) => sum + used, 0),
      customers: customersOf(as, file, after.facts),
      newColumns: others.length === 0 ? [] : own.filter((header) => !old.includes(header)),
      missingColumns: old.filter((header) => !own.includes(header)),
      days,
      daysBefore,
      isLater: days !== null && daysBefore !== null && days.to > daysBefore.to,
      repeatedRows: after.facts.repairs
        .filter(
          ({ id, source }) =>
            id === repeats && sources.includes(after.facts.sources[source] ?? first) && after.facts.sources[source] !== undefined,
        )
        .reduce((sum, { cells }) => sum + cells, 0),
    },
  ];
}

/** Files come in the order of the sources, and each says how many of its customers an earlier one had brought. */
function customersOf(as: CanonicalTable, file: string, { arrivals = [] }: CanonicalFacts): Newcomer["customers"] {
  const ofTable = arrivals.filter((arrival) => arrival.as === as);
  const place = ofTable.findIndex((arrival) => arrival.file === file);
  const own = ofTable[place];
  if (own === undefined || ofTable.every(({ customers }) => customers === 0)) return null;
  const earlier = ofTable.slice(0, place).reduce((sum, { customers, known }) => sum + customers - known, 0);
  return { known: own.known, new: own.customers - own.known, gone: earlier - own.known };
}

function headersOf(sources: readonly SourceReport[], tables: readonly RawTable[]): readonly string[] {
  const ids = new Set(sources.map(({ table }) => table));
  const headers = tables.filter(({ id }) => ids.has(id)).flatMap(({ columns }) => columns.map(({ header }) => header));
  return [...new Set(headers)];
}

function span(sources: readonly SourceReport[]): Days | null {
  return sources.reduce<Days | null>((all, { days }) => {
    if (days === null || days === undefined) return all;
    if (all === null) return days;
    return { from: days.from < all.from ? days.from : all.from, to: days.to > all.to ? days.to : all.to };
  }, null);
}

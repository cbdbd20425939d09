import { dayLiteral } from "../../../shared/indices/dialect.ts";
import type { IndicesSource } from "../../../shared/indices/index-result.ts";
import type { CanonicalFacts, Excluded } from "../../../shared/table/canonical.ts";
import { type CanonicalTable, fieldKind } from "../../../shared/table/fields.ts";
import { DATED_TABLES, ROW_DATE } from "../../../shared/table/row-date.ts";
import type { Store } from "../store.ts";
import { rowsBySource } from "./rows-by-source.ts";

/** The field that dates the rows of a table, and its DATE column. */
const DATED: Readonly<Partial<Record<CanonicalTable, readonly [field: string, column: string]>>> = {
  accounts: ["start_date", "start_date"],
  movements: ["month", "month"],
  ...Object.fromEntries(
    DATED_TABLES.map((table) => {
      const field = ROW_DATE[table];
      return [table, [field, fieldKind(table, field) === "moment" ? `${field}_day` : field]];
    }),
  ),
};

/** Rows that lie after the data date, by source. */
export async function findLater(store: Store, facts: CanonicalFacts, asOf: string | null): Promise<ReadonlyMap<number, Excluded>> {
  if (asOf === null) return new Map();
  const found = await Promise.all(
    Object.entries(DATED).map(async ([name, [field, column]]) => {
      // The keys of DATED are canonical tables.
      const table = name as CanonicalTable;
      if (facts.fields[table]?.includes(field) !== true) return [];
      const rows = await rowsBySource(store, table, `t."${column}" > ${dayLiteral(asOf)}`);
      return rows.map((own) => [own.source, { reason: "AFTER_AS_OF", field, count: own.count, rows: own.rows }] as const);
    }),
  );
  return new Map(found.flat());
}

/** The sources with the rows that lie after the data date taken off and listed. */
export function withoutLater({ sources }: CanonicalFacts, later: ReadonlyMap<number, Excluded>): readonly IndicesSource[] {
  return sources.map(({ file, sheet, as, rows, used, excluded }, index) => {
    const own = later.get(index);
    return {
      file,
      sheet,
      as,
      rows,
      used: Math.max(0, used - (own?.count ?? 0)),
      excluded: own === undefined ? excluded : [...excluded, own],
    };
  });
}

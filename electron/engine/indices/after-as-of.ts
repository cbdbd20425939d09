import { dayLiteral } from "../../../shared/indices/dialect.ts";
import type { IndicesSource } from "../../../shared/indices/index-result.ts";
import { type CanonicalFacts, type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import { type CanonicalTable, fieldKind } from "../../../shared/table/fields.ts";
import { DATED_TABLES, ROW_DATE } from "../../../shared/table/row-date.ts";
import type { Store } from "../store.ts";

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

/** The sources with the rows that lie after the data date taken off and listed. */
export async function sourcesUpTo(store: Store, facts: CanonicalFacts, asOf: string | null): Promise<readonly IndicesSource[]> {
  const later = new Map<number, Excluded>();
  for (const [table, [field, column]] of Object.entries(DATED)) {
    // The keys of DATED are canonical tables.
    if (asOf === null || facts.fields[table as CanonicalTable]?.includes(field) !== true) continue;
    const day = `"${column}" > ${dayLiteral(asOf)}`;
    const { any } = await store.one<{ any: boolean }>(`select count(*) > 0 as any from ${table} where ${day}`);
    if (!any) continue;
    const found = await store.all<{ source: number; count: number; rows: number[] }>(
      `select source, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows from ${table} where ${day} group by source`,
    );
    for (const { source, count, rows } of found) later.set(source, { reason: "AFTER_AS_OF", field, count, rows });
  }
  return facts.sources.map(({ file, sheet, as, rows, used, excluded }, index) => {
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

import { ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import type { Store } from "../store.ts";

/** Rows of a source: how many, and the first of them. */
export type SourceRows = { readonly source: number; readonly count: number; readonly rows: readonly number[] };

/** The rows of a canonical table, as `t`, for which a condition in SQL holds; sources with none are left out. */
export const rowsBySource = (store: Store, table: CanonicalTable, holds: string): Promise<readonly SourceRows[]> =>
  store.all<SourceRows>(
    `select source, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows from ${table} t where ${holds} group by source`,
  );

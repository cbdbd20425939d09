import { type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import type { SourceCells } from "./source-cells.ts";

/** Cells of a source that are filled and could not be read, by field and reason, with their rows. */
export async function unreadCells(store: Store, source: SourceCells): Promise<readonly Excluded[]> {
  const fields = source.fields.filter(({ reading }) => reading.unreadable !== null);
  if (fields.length === 0) return [];
  const counts = fields.map(({ reading }, index) => `count(*) filter (${reading.unreadable}) as n${index}`);
  const found = await store.one<Record<string, number>>(`select ${counts.join(", ")} from (${source.from})`);
  const list: Excluded[] = [];
  for (const [index, { field, reading }] of fields.entries()) {
    const count = found[`n${index}`] ?? 0;
    if (count === 0) continue;
    const rows = await store.all<{ row: number }>(
      `select row from (${source.from}) where ${reading.unreadable} order by row limit ${ROWS_LISTED}`,
    );
    list.push({ reason: reading.reason, field, count, rows: rows.map(({ row }) => row) });
  }
  return list;
}

import { FRAME_TABLES, type FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import type { Store } from "../store.ts";

/** Column types of the canonical tables, as the store names them. */
export async function columnTypes(store: Store, fields: FrameInput["fields"]): Promise<FrameInput["types"]> {
  const tables = FRAME_TABLES.filter((table) => fields[table] !== undefined);
  const rows = await store.all<{ table: string; name: string; type: string }>(
    `select table_name as "table", column_name as name, data_type as type from information_schema.columns
     where table_schema = 'main' and table_name in (${["''", ...tables.map((table) => `'${table}'`)].join(", ")})`,
  );
  return Object.fromEntries(
    tables.map((table) => [table, Object.fromEntries(rows.filter((row) => row.table === table).map(({ name, type }) => [name, type]))]),
  );
}

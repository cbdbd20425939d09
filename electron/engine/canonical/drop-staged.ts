import { quoteName, type Store } from "../store.ts";

/** Drops the temporary views and tables of a build; all their names begin with `stage_`. */
export async function dropStaged(store: Store): Promise<void> {
  const views = await store.all<{ name: string }>(
    "select view_name as name from duckdb_views() where temporary and starts_with(view_name, 'stage_')",
  );
  for (const { name } of views) await store.run(`drop view if exists temp.${quoteName(name)}`);
  const tables = await store.all<{ name: string }>(
    "select table_name as name from duckdb_tables() where temporary and starts_with(table_name, 'stage_')",
  );
  for (const { name } of tables) await store.run(`drop table if exists temp.${quoteName(name)}`);
}

import { columnOf } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import type { PartColumn, TablePart } from "./table-part.ts";

const MOST_LABELS = 4_096;
const PREFIX = "octad_label_";

export async function dropLabelTypes(store: Store): Promise<void> {
  const types = await store.all<{ name: string }>(
    `select distinct type_name as name from duckdb_types() where starts_with(type_name, '${PREFIX}')`,
  );
  for (const { name } of types) await store.run(`drop type if exists ${quoteName(name)}`);
}

/** Makes an ENUM for every label column with few different values; gives the type by field. Values stand in code-point order. */
export async function createLabelTypes(
  store: Store,
  table: CanonicalTable,
  parts: readonly TablePart[],
  columns: readonly PartColumn[],
): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for (const [index, { field, kind, type }] of columns.entries()) {
    if (type !== "varchar" || (kind !== "label" && kind !== "extra")) continue;
    const having = parts.filter((part) => part.columns.some((column) => column.field.toLowerCase() === field.toLowerCase()));
    const selects = having.map((part) => `select distinct ${quoteName(columnOf(field))} as v from (${part.sql})`).join(" union ");
    const values = await store.all<{ v: string }>(
      `select v from (select v from (${selects}) where v is not null limit ${MOST_LABELS + 1}) order by v`,
    );
    if (values.length === 0 || values.length > MOST_LABELS) continue;
    const name = `${PREFIX}${table}_${index}`;
    await store.run(`create type ${name} as enum (${values.map(({ v }) => quoteText(v)).join(", ")})`);
    types.set(field, name);
  }
  return types;
}

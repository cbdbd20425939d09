import type { Store } from "../store.ts";

/** Number columns of a query as plain arrays, without an object for every row. */
export async function readColumns(store: Store, sql: string): Promise<Readonly<Record<string, (number | null)[]>>> {
  const reader = await store.connection.runAndReadAll(sql);
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumns();
  return Object.fromEntries(names.map((name, at) => [name, (columns[at] ?? []).map(toNumber)]));
}

function toNumber(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object" && value !== null && "toDouble" in value && typeof value.toDouble === "function")
    return Number(value.toDouble());
  return null;
}

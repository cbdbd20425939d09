import type { DataRow } from "./canonical-data.ts";

const where = (rows: readonly DataRow[], holds: (field: string) => boolean): readonly DataRow[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => holds(field))));

/** Rows with these columns alone, and without them. */
export const only = (rows: readonly DataRow[], ...fields: readonly string[]) => where(rows, (field) => fields.includes(field));
export const without = (rows: readonly DataRow[], ...fields: readonly string[]) => where(rows, (field) => !fields.includes(field));

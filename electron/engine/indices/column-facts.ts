import { DuckDBEnumType } from "@duckdb/node-api";
import { smallMoneyQuery } from "../../../shared/indices/frame/accounts-frame.ts";
import { FRAME_TABLES, type FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import type { Store } from "../store.ts";

export type ColumnFacts = Pick<FrameInput, "types" | "labels" | "isSmallMoney">;

/** What is known of the columns of the canonical tables before their rows are looked at. */
export async function columnFacts(store: Store, fields: FrameInput["fields"]): Promise<ColumnFacts> {
  const money = fields.accounts === undefined ? { small: true } : store.one<{ small: boolean }>(smallMoneyQuery({ fields }));
  const [{ small }, ...tables] = await Promise.all([
    money,
    ...FRAME_TABLES.filter((table) => fields[table] !== undefined).map(async (table) => {
      const result = await store.connection.run(`select * from ${table} limit 0`);
      const columns = result.columnNames().map((name, at) => ({ name, type: result.columnType(at) }));
      const labels = columns.flatMap(({ name, type }) => (type instanceof DuckDBEnumType ? [[name, type.values] as const] : []));
      return {
        table,
        types: Object.fromEntries(columns.map(({ name, type }) => [name, type.toString()])),
        labels: Object.fromEntries(labels),
      };
    }),
  ]);
  return {
    types: Object.fromEntries(tables.map(({ table, types }) => [table, types])),
    labels: Object.fromEntries(tables.map(({ table, labels }) => [table, labels])),
    isSmallMoney: small,
  };
}

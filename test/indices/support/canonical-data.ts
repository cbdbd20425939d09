import { Store } from "../../../electron/engine/store.ts";
import { identifier, literal } from "../../../shared/indices/dialect.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { type CanonicalFacts, columnOf, OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import { type CanonicalTable, fieldKind, type Question } from "../../../shared/table/fields.ts";
import { DEFAULT_SCALES, type Scale } from "../../../shared/table/scale.ts";

/** A cell as the canonical tables hold it: answers out of range are `OUT_OF_RANGE`, days and moments are text. */
export type Cell = string | number | boolean | null;
export type DataRow = Readonly<Record<string, Cell>>;
export type CanonicalData = Readonly<Partial<Record<CanonicalTable, readonly DataRow[]>>>;

export type DataOptions = {
  readonly scales?: Readonly<Partial<Record<Question, Scale>>>;
  readonly periodKind?: CanonicalFacts["periodKind"];
  /** Fields that are mapped although no row has them. */
  readonly mapped?: Readonly<Partial<Record<CanonicalTable, readonly string[]>>>;
};

const TYPES = {
  id: "varchar",
  day: "date",
  moment: "timestamp",
  answer: "tinyint",
  number: "double",
  money: "double",
  flag: "boolean",
  label: "varchar",
  text: "varchar",
  period: "varchar",
} as const;

/** Columns that are text in the canonical form may be numbers in a test: extra fields. */
const isExtraNumber = (rows: readonly DataRow[], field: string): boolean =>
  rows.every((row) => row[field] === null || row[field] === undefined || typeof row[field] === "number");

/** Writes rows as canonical tables, in the form of `shared/table/canonical.ts`, into a store. */
export async function writeCanonical(store: Store, data: CanonicalData, options: DataOptions = {}): Promise<CanonicalFacts> {
  const tables = Object.keys(data) as readonly CanonicalTable[];
  const ids = new Set<string>();
  for (const table of tables) for (const row of data[table] ?? []) if (typeof row["customer_id"] === "string") ids.add(row["customer_id"]);
  const customers = new Map([...ids].sort().map((id, at) => [id, at]));
  await store.run("create or replace table customers (customer integer, customer_id varchar)");
  if (customers.size > 0)
    await store.run(`insert into customers values ${[...customers].map(([id, at]) => `(${at}, ${literal(id)})`).join(", ")}`);

  const fields: Partial<Record<CanonicalTable, readonly string[]>> = {};
  const days: string[] = [];
  const accountDays: string[] = [];
  for (const [source, table] of tables.entries()) {
    const rows = (data[table] ?? []).map((row, at) => ({ ...row, _row: at + 2 }));
    const names = new Set([...(options.mapped?.[table] ?? []), ...rows.flatMap((row) => Object.keys(row))]);
    names.delete("_row");
    fields[table] = [...names];
    const columns = [...names].filter((field) => field !== "customer_id").map((field) => columnsOf(table, field, rows));
    const dated = rows
      .map((row, at) => ({ row, at }))
      .sort((a, b) => (table === "answers" ? compareMoments(a.row, b.row) || a.at - b.at : a.at - b.at))
      .map(({ row }) => row);
    const first = Math.min(
      0,
      ...rows.flatMap((row) => {
        const period = (row as DataRow)["period"];
        return typeof period === "number" ? [period] : [];
      }),
    );
    const values = dated.map((row, ord) => {
      const id = (row as DataRow)["customer_id"];
      const cells = columns.flatMap(({ field, kind }) => {
        const cell = (row as DataRow)[field] ?? null;
        if (kind === "moment") return [sqlOf(cell, "timestamp"), sqlOf(typeof cell === "string" ? cell.slice(0, 10) : null, "date")];
        if (kind === "period")
          return [sqlOf(cell === null ? null : String(cell), "varchar"), sqlOf(typeof cell === "number" ? cell - first : null, "integer")];
        return [sqlOf(cell, null)];
      });
      const customer = typeof id === "string" ? String(customers.get(id)) : "null";
      return `(${[source, row._row, customer, ...(table === "answers" ? [ord] : []), ...cells].join(", ")})`;
    });
    const definition = [
      "source integer",
      "row integer",
      "customer integer",
      ...(table === "answers" ? ["ord integer"] : []),
      ...columns.flatMap(({ sql }) => sql),
    ];
    await store.run(`create or replace table ${table} (${definition.join(", ")})`);
    if (values.length > 0) await store.run(`insert into ${table} values ${values.join(", ")}`);
    for (const { field, kind } of columns) {
      if (kind !== "day" && kind !== "moment") continue;
      const own = rows.flatMap((row) => {
        const cell = (row as DataRow)[field];
        return typeof cell === "string" ? [cell.slice(0, 10)] : [];
      });
      if (table === "accounts") accountDays.push(...own);
      else if (["answers", "transactions", "tickets", "events", "invitations"].includes(table)) days.push(...own);
    }
  }
  const latest = (list: readonly string[]): string | null =>
    list.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
  return {
    fields,
    scales: { ...DEFAULT_SCALES, ...options.scales },
    sources: tables.map((table) => ({
      file: "test.xlsx",
      sheet: table,
      table: `raw_${table}`,
      as: table,
      rows: data[table]?.length ?? 0,
      used: data[table]?.length ?? 0,
      excluded: [],
    })),
    customers: customers.size,
    latestDay: latest(days) ?? latest(accountDays),
    periodKind: options.periodKind ?? "year",
    joins: [],
    repairs: [],
    readings: [],
  };
}

function columnsOf(table: CanonicalTable, field: string, rows: readonly DataRow[]) {
  const kind = fieldKind(table, field);
  const name = identifier(columnOf(field));
  if (kind === "moment") return { field, kind, sql: [`${name} timestamp`, `"${field}_day" date`] };
  if (kind === "period") return { field, kind, sql: [`${name} varchar`, "period_index integer"] };
  const number = kind === "label" && isExtraNumber(rows, field) && rows.some((row) => typeof row[field] === "number");
  return { field, kind, sql: [`${name} ${number ? "double" : TYPES[kind]}`] };
}

const sqlOf = (cell: Cell, type: string | null): string => {
  const value = cell === null ? "null" : typeof cell === "string" ? literal(cell) : String(cell);
  return type === null || cell === null ? value : `cast(${value} as ${type})`;
};

const momentOf = (row: DataRow): string => (typeof row["answered_at"] === "string" ? row["answered_at"] : "");
const compareMoments = (a: DataRow, b: DataRow): number => (momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : 0);

export const NO_QUERY: IndicesQuery = { settings: {}, by: null, wave: null, where: null, metrics: true };

export const withStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
  const store = await Store.open({ threads: 2 });
  try {
    return await use(store);
  } finally {
    store.close();
  }
};

export const bad = OUT_OF_RANGE;

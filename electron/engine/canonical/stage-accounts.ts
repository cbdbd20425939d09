import { columnOf, type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import { quoteName, type Store } from "../store.ts";
import { type PartColumn, stackParts, type TablePart, unionColumns } from "./table-part.ts";

type AccountSource = { readonly index: number; readonly part: TablePart };

export type StagedAccounts = {
  /** One row a customer. */
  readonly part: TablePart;
  readonly excluded: ReadonlyMap<number, readonly Excluded[]>;
};

/**
 * All account rows of all sources as one row a customer. Rows without customer_id or ending before they start go first;
 * sources with the same fields are appended and the last row of a customer holds; sources with other fields are joined on the
 * customer, where the later source's value holds when both have one.
 */
export async function stageAccounts(store: Store, sources: readonly AccountSource[]): Promise<StagedAccounts> {
  const excluded = new Map<number, Excluded[]>();
  const groups = new Map<string, AccountSource[]>();
  for (const source of sources) {
    const key = JSON.stringify(source.part.columns.map(({ field }) => field).sort());
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  const merged: TablePart[] = [];
  for (const [number, group] of [...groups.values()].entries()) {
    const table = `stage_accounts_${number}`;
    const columns = unionColumns(
      "accounts",
      group.map(({ part }) => part),
    );
    const hasId = columns.some(({ field }) => field === "customer_id");
    const stacked = stackParts(
      group.map(({ part }) => part),
      columns,
    );
    await store.run(`create or replace temp table ${table} as select * from (${stacked})`);
    if (!hasId) await store.run(`alter table ${table} add column customer_id varchar`);
    await take(store, table, "customer_id is null", { reason: "MISSING_ID", field: "customer_id" }, excluded);
    await takeEndBeforeStart(store, table, columns, excluded);
    await takeOlderRows(store, table, excluded);
    const all: readonly PartColumn[] = hasId ? columns : [{ field: "customer_id", kind: "id", type: "varchar" }, ...columns];
    merged.push({ sql: `select * from ${table}`, columns: all });
  }
  const [first] = merged;
  const ids = { columns: sources.flatMap(({ part }) => part.ids?.columns ?? []), all: false, once: false };
  if (first !== undefined && merged.length === 1) return { part: { ...first, ids }, excluded };
  const joined = await joinParts(store, merged);
  await takeEndBeforeStart(store, "stage_accounts", joined.columns, excluded);
  return { part: { ...joined, ids }, excluded };
}

async function joinParts(store: Store, parts: readonly TablePart[]): Promise<TablePart> {
  const columns = unionColumns("accounts", parts);
  const latest = [...parts.keys()].reverse();
  const pick = (field: string): string => {
    const names = latest
      .filter((at) => parts[at]?.columns.some((column) => column.field.toLowerCase() === field.toLowerCase()))
      .map((at) => `a${at}.${quoteName(columnOf(field))}`);
    return names.length === 1 ? (names[0] ?? "") : `coalesce(${names.join(", ")})`;
  };
  const system = (name: string): string => `coalesce(${latest.map((at) => `a${at}.${name}`).join(", ")})`;
  const list = columns.map(({ field }) => `${field === "customer_id" ? "k.customer_id" : pick(field)} as ${quoteName(columnOf(field))}`);
  const ids = parts.map((part) => `select customer_id from (${part.sql})`).join(" union ");
  const joins = parts.map((part, at) => `left join (${part.sql}) a${at} on a${at}.customer_id = k.customer_id`);
  await store.run(`create or replace temp table stage_accounts as
    select ${system("source")} as source, ${system("row")} as row, ${list.join(", ")} from (${ids}) k ${joins.join(" ")}`);
  return { sql: "select * from stage_accounts", columns };
}

async function takeEndBeforeStart(
  store: Store,
  table: string,
  columns: readonly PartColumn[],
  excluded: Map<number, Excluded[]>,
): Promise<void> {
  const has = (name: string): boolean => columns.some(({ field }) => field === name);
  if (!has("start_date") || !has("end_date")) return;
  await take(store, table, "end_date < start_date", { reason: "END_BEFORE_START", field: "end_date" }, excluded);
}

async function takeOlderRows(store: Store, table: string, excluded: Map<number, Excluded[]>): Promise<void> {
  const { rows, ids } = await store.one<{ rows: number; ids: number }>(
    `select count(*) as rows, count(distinct customer_id) as ids from ${table}`,
  );
  if (rows === ids) return;
  await store.run(`create or replace temp table stage_placed as select *,
    row_number() over (partition by customer_id order by source desc, row desc) as octad_place from ${table}`);
  await note(store, "stage_placed", "octad_place > 1", { reason: "DUPLICATE_ACCOUNT", field: "customer_id" }, excluded);
  await store.run(`create or replace temp table ${table} as select * exclude (octad_place) from stage_placed where octad_place = 1`);
  await store.run("drop table temp.stage_placed");
}

type Why = { readonly reason: string; readonly field: string };

/** Takes rows out of a staged table and notes them. */
async function take(store: Store, table: string, condition: string, why: Why, excluded: Map<number, Excluded[]>): Promise<void> {
  if (await note(store, table, condition, why, excluded)) await store.run(`delete from ${table} where ${condition}`);
}

/** Notes rows of a staged table, by source; false when there are none. */
async function note(store: Store, table: string, condition: string, why: Why, excluded: Map<number, Excluded[]>): Promise<boolean> {
  const found = await store.all<{ source: number; count: number; rows: readonly number[] }>(
    `select source, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows from ${table} where ${condition} group by source`,
  );
  for (const { source, count, rows } of found) excluded.set(source, [...(excluded.get(source) ?? []), { ...why, count, rows }]);
  return found.length > 0;
}

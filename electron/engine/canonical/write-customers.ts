import type { CanonicalTable } from "../../../shared/table/fields.ts";
import { quoteName, type Store } from "../store.ts";
import type { TablePart } from "./table-part.ts";
import { customerField } from "./write-table.ts";

/** Writes `customers`: every different id of every table, numbered in the order of the text. */
export async function writeCustomers(store: Store, parts: ReadonlyMap<CanonicalTable, readonly TablePart[]>): Promise<void> {
  const having = [...parts].flatMap(([table, ofTable]) => {
    const id = customerField(table);
    return id === null ? [] : ofTable.filter((part) => part.columns.some(({ field }) => field === id)).map((part) => ({ part, id }));
  });
  const chosen = withoutRepeatedColumns(having);
  const [only] = chosen;
  const isOnce = chosen.length === 1 && only?.part.ids?.once === true;
  const ids = chosen.map(({ part, id }) => `select ${quoteName(id)} as id from (${part.sql})`);
  const all = ids.length === 0 ? "select cast(null as varchar) as id" : ids.join(" union all ");
  await store.run(`create table customers as select cast(row_number() over () - 1 as integer) as customer, id as customer_id
    from (select ${isOnce ? "" : "distinct"} id from (${all}) where id is not null order by id)`);
}

type HasIds = { readonly part: TablePart; readonly id: string };

/** One part for each column of ids, and those that have other ids than the columns of these. */
function withoutRepeatedColumns(having: readonly HasIds[]): readonly HasIds[] {
  const whole = new Map<string, HasIds>();
  for (const one of having) {
    const [key] = one.part.ids?.columns ?? [];
    if (key !== undefined && one.part.ids?.all === true && !whole.has(key)) whole.set(key, one);
  }
  const isCovered = ({ part: { ids } }: HasIds): boolean => ids?.columns.every((key) => whole.has(key)) === true;
  return having.filter((one) => [...whole.values()].includes(one) || !isCovered(one));
}

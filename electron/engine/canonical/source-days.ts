import { type CanonicalTable, fieldKind } from "../../../shared/table/fields.ts";
import { DATED_TABLES, ROW_DATE } from "../../../shared/table/row-date.ts";
import { quoteName, type Store } from "../store.ts";

type Fields = Readonly<Partial<Record<CanonicalTable, readonly string[]>>>;

export type Days = { readonly from: string; readonly to: string };

/** First and last day of the rows of every source that is dated. */
export async function sourceDays(store: Store, fields: Fields): Promise<ReadonlyMap<number, Days>> {
  const selects = DATED_TABLES.flatMap((table) => {
    const field = ROW_DATE[table];
    if (fields[table]?.includes(field) !== true) return [];
    const day = quoteName(fieldKind(table, field) === "moment" ? `${field}_day` : field);
    return [`select source, cast(min(${day}) as varchar) as "from", cast(max(${day}) as varchar) as "to" from ${table} group by source`];
  });
  if (selects.length === 0) return new Map();
  const rows = await store.all<{ source: number; from: string | null; to: string | null }>(selects.join(" union all "));
  return new Map(rows.flatMap(({ source, from, to }) => (from === null || to === null ? [] : [[source, { from, to }] as const])));
}

/** The data date: latest day on which a customer did something, else of accounts (cli.md, Dates). */
export async function latestDay(store: Store, fields: Fields, days: ReadonlyMap<number, Days>): Promise<string | null> {
  const latest = [...days.values()].reduce<string | null>((last, { to }) => (last === null || to > last ? to : last), null);
  const ends = ["start_date", "end_date"].filter((field) => fields.accounts?.includes(field) === true);
  if (latest !== null || ends.length === 0) return latest;
  const selects = ends.map((field) => `select max(${field}) as d from accounts`);
  return (await store.one<{ d: string | null }>(`select cast(max(d) as varchar) as d from (${selects.join(" union all ")})`)).d;
}

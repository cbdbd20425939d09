import { columnOf } from "../../../shared/table/canonical.ts";
import { CANONICAL, type CanonicalTable } from "../../../shared/table/fields.ts";
import { UNREAD_COLUMN } from "../../../shared/table/unread.ts";
import { quoteName, type Store } from "../store.ts";
import { createLabelTypes } from "./label-types.ts";
import { type PeriodScale, periodIndexSql } from "./period-scale.ts";
import { hasUnread, type PartColumn, stackParts, type TablePart, unionColumns } from "./table-part.ts";

/** The field that names the customer of a row. */
export const customerField = (table: CanonicalTable): "customer_id" | "participant_id" | null =>
  "customer_id" in CANONICAL[table] ? "customer_id" : "participant_id" in CANONICAL[table] ? "participant_id" : null;

/** Writes one canonical table in the form of `shared/table/canonical.ts`. The table `customers` must stand. */
export async function writeTable(
  store: Store,
  table: CanonicalTable,
  parts: readonly TablePart[],
  periods: PeriodScale | null,
): Promise<readonly PartColumn[]> {
  const columns = unionColumns(table, parts);
  const labels = await createLabelTypes(store, table, parts, columns);
  const id = customerField(table);
  const hasId = id !== null && columns.some(({ field }) => field === id);
  const list = columns.filter(({ field }) => field !== id).flatMap((column) => columnSql(column, labels.get(column.field), periods));
  const unread = hasUnread(parts) ? `, s.${UNREAD_COLUMN}` : "";
  const customer = id === null ? "" : `, ${hasId ? "u.customer" : "cast(null as integer)"} as customer`;
  const join = hasId ? ` left join customers u on u.customer_id = s.${quoteName(id)}` : "";
  const select = `select s.source, s.row${unread}${customer}${list.map((sql) => `, ${sql}`).join("")} from (${stackParts(parts, columns)}) s${join}`;
  const dated = columns.some(({ field }) => field === "answered_at");
  const ordered =
    table === "answers"
      ? `select cast(row_number() over () - 1 as integer) as ord, * from (${select} order by ${dated ? "answered_at nulls first, " : ""}source, row)`
      : select;
  await store.run(`create table ${table} as ${ordered}`);
  return columns;
}

function columnSql({ field, kind }: PartColumn, label: string | undefined, periods: PeriodScale | null): readonly string[] {
  const from = `s.${quoteName(columnOf(field))}`;
  const to = quoteName(columnOf(field));
  if (kind === "moment") return [`${from} as ${to}`, `cast(${from} as date) as ${quoteName(`${field}_day`)}`];
  if (kind === "period") return [`${from}.text as ${to}`, `${periodIndexSql(from, periods)} as ${quoteName(`${field}_index`)}`];
  return [label === undefined ? `${from} as ${to}` : `cast(${from} as ${label}) as ${to}`];
}

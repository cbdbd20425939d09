import { createTable } from "../dialect.ts";
import { fieldSql, keyText } from "./field-sql.ts";
import { FRAME_TABLES, type FrameInput, type FrameTable, has, upToDate } from "./frame-input.ts";

/** Tables that can say which group a row is in: those with the field. */
export const keyedTables = (input: Pick<FrameInput, "fields" | "by">): readonly FrameTable[] => {
  const { by } = input;
  return by === null ? [] : FRAME_TABLES.filter((table) => has(input, table, by));
};

/** Tables whose rows can be put into groups: by the field itself or through the customer. */
export const canGroup = (fields: FrameInput["fields"], by: string, table: FrameTable): boolean =>
  has({ fields }, table, by) || has({ fields }, table, "customer_id");

/** All different keys of a field in a table, as text. */
export function keysSql(input: Pick<FrameInput, "fields" | "types">, table: FrameTable, field: string): string {
  const sql = fieldSql(input, table, field, "t");
  if (sql === null) return "select null as key where false";
  // Values as they stand are told apart first: a million codes are few texts.
  return `select distinct ${keyText({ ...sql, value: "v.value" })} as key from (select distinct ${sql.value} as value from ${table} t) v where v.value is not null`;
}

/** Numbers the values of a field as they stand in a table, so that a million rows join on codes and not on text. */
export function codesSql(
  input: Pick<FrameInput, "fields" | "types">,
  table: FrameTable,
  field: string,
  keys: string,
  name: string,
): string {
  const sql = fieldSql(input, table, field, "t");
  if (sql === null) return createTable(name, "select null as value, cast(null as smallint) as code where false");
  return createTable(
    name,
    `select v.value, k.code from (select distinct ${sql.value} as value from ${table} t where ${sql.value} is not null) v
      join ${keys} k on k.key = ${keyText({ ...sql, value: "v.value" })}`,
  );
}

export const groupCodes = (table: FrameTable): string => `frame_group_${table}`;

type Code = { readonly join: string; readonly code: string };

/**
 * The code of a field's value in a row (alias `t`), null where it has none: of an ENUM by the number of its value, else by the
 * relation `codes`, joined as `alias`.
 */
export function codeOf(input: FrameInput, table: FrameTable, by: "group" | "wave", field: string, codes: string): Code | null {
  const sql = fieldSql(input, table, field, "t");
  if (sql === null) return null;
  const known = input.codes[by][table];
  const alias = `own_${by}`;
  if (known === undefined) return { join: `left join ${codes} ${alias} on ${alias}.value = ${sql.value}`, code: `${alias}.code` };
  const place = `enum_code(${sql.value})`;
  return { join: "", code: known.every((code, at) => code === at) ? place : `[${known.join(", ")}][cast(${place} as integer) + 1]` };
}

/** The group of a row by its own value of the field; null = none. */
export function ownGroup(input: FrameInput, table: FrameTable): Code {
  const { by } = input;
  if (by === null) return { join: "", code: "0" };
  return codeOf(input, table, "group", by, groupCodes(table)) ?? { join: "", code: "null" };
}

/** Whether the account of a row's customer says the row's group, before the row does. */
export const hasMembers = ({ fields, by }: Pick<FrameInput, "fields" | "by">, table: FrameTable): boolean =>
  by !== null && table !== "accounts" && has({ fields }, "accounts", by) && has({ fields }, table, "customer_id");

/** The join and the expression that give a row (alias `t`) its group: the account's value of the field, else the row's own. */
export function groupOf(input: FrameInput, table: FrameTable): Code {
  const own = ownGroup(input, table);
  if (!hasMembers(input, table)) return { join: own.join, code: `cast(coalesce(${own.code}, ${input.groups}) as smallint)` };
  return {
    join: `left join frame_members m on m.customer = t.customer ${own.join}`,
    code: `cast(coalesce(m.grp, ${own.code}, ${input.groups}) as smallint)`,
  };
}

/** `frame_members`: the group of each customer with an account; needed only when accounts have the field. */
export function membersSelect(input: FrameInput): string {
  const { join, code } = ownGroup(input, "accounts");
  return `select t.customer, cast(${code} as smallint) as grp from accounts t ${join} where ${upToDate(input, "accounts", "t")}`;
}

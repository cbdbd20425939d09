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

/** The join and the expression that give a row (alias `t`) its group: the account's value of the field, else the row's own. */
export function groupOf(input: FrameInput, table: FrameTable): { readonly join: string; readonly code: string } {
  const { by } = input;
  if (by === null) return { join: "", code: "cast(0 as smallint)" };
  const joins: string[] = [];
  const codes: string[] = [];
  if (table !== "accounts" && has(input, "accounts", by) && has(input, table, "customer_id")) {
    joins.push("left join frame_members m on m.customer = t.customer");
    codes.push("m.grp");
  }
  const own = fieldSql(input, table, by, "t");
  if (own !== null) {
    joins.push(`left join ${groupCodes(table)} own on own.value = ${own.value}`);
    codes.push("own.code");
  }
  return { join: joins.join(" "), code: `cast(coalesce(${[...codes, String(input.groups)].join(", ")}) as smallint)` };
}

/** The group of each customer with an account; needed only when accounts have the field. */
export function membersSql(input: FrameInput): string {
  const { join, code } = groupOf(input, "accounts");
  return createTable(
    "frame_members",
    `select t.customer, nullif(${code}, cast(${input.groups} as smallint)) as grp from accounts t ${join} where ${upToDate(input, "accounts", "t")}`,
  );
}

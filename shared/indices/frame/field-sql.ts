import { columnOf, OUT_OF_RANGE } from "../../table/canonical.ts";
import { type CanonicalTable, fieldKind } from "../../table/fields.ts";
import { identifier } from "../dialect.ts";
import { type FrameInput, has } from "./frame-input.ts";

export type FieldSql = {
  /** The value as it is compared: a number, DATE, BOOLEAN or text; null where there is none. */
  readonly value: string;
  readonly as: "number" | "day" | "flag" | "text";
};

const NUMBERS = /^(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|FLOAT|DOUBLE|DECIMAL)/;

/** A field of a row of `table` (alias `alias`) as SQL; `null` where the table does not have it. */
export function fieldSql(
  input: Pick<FrameInput, "fields" | "types">,
  table: CanonicalTable,
  field: string,
  alias: string,
): FieldSql | null {
  if (!has(input, table, field)) return null;
  const kind = fieldKind(table, field);
  if (kind === "id" && (field === "customer_id" || field === "participant_id")) {
    return { value: `(select c.customer_id from customers c where c.customer = ${alias}.customer)`, as: "text" };
  }
  const column = `${alias}.${identifier(kind === "moment" ? `${field}_day` : columnOf(field))}`;
  if (kind === "answer") return { value: `nullif(${column}, ${OUT_OF_RANGE})`, as: "number" };
  const type = input.types[table]?.[kind === "moment" ? `${field}_day` : columnOf(field)] ?? "VARCHAR";
  if (type === "DATE" || type.startsWith("TIMESTAMP")) return { value: `cast(${column} as date)`, as: "day" };
  if (type === "BOOLEAN") return { value: column, as: "flag" };
  if (NUMBERS.test(type)) return { value: column, as: "number" };
  return { value: column, as: "text" };
}

/** The value as the text of a key: whole numbers without a point, days as YYYY-MM-DD, true and false. */
export function keyText({ value, as }: FieldSql): string {
  if (as === "number") {
    return `case when ${value} = floor(${value}) and abs(${value}) < 1e15 then cast(cast(${value} as bigint) as varchar) else cast(${value} as varchar) end`;
  }
  return `cast(${value} as varchar)`;
}

import type { RawColumn, RawTable } from "../../../shared/table/raw-table.ts";
import { quoteName, quoteText } from "../store.ts";

/** SQL: the typed cell as the grid shows it; whole numbers without a decimal point, days as YYYY-MM-DD. Odd cells are null here. */
export function shownText({ id, type }: Pick<RawColumn, "id" | "type">): string {
  const cell = quoteName(id);
  if (type === "text") return cell;
  if (type !== "number") return `${cell}::varchar`;
  return `case when ${cell} = trunc(${cell}) and abs(${cell}) < 1e15 then ${cell}::bigint::varchar else ${cell}::varchar end`;
}

/** SQL: a text without capitals and accents, so that texts can be compared the way people read them. */
export const folded = (text: string): string => `lower(strip_accents(${text}))`;

/** A text that came from a person, as SQL. DuckDB's SQL ends at a null character. */
export const typedText = (text: string): string => quoteText(text.replaceAll("\0", ""));

/** The cells of a table that did not fit their column. */
export const oddTable = (table: Pick<RawTable, "id">): string => quoteName(`${table.id}_odd`);

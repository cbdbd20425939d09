import { assertNever, fail, ok, type Result } from "../../../shared/result.ts";
import type { RawColumn, RawTable } from "../../../shared/table/raw-table.ts";
import type { RowFilter, RowView } from "../../../shared/table/row-view.ts";
import { quoteName } from "../store.ts";
import { folded, oddTable, shownText, typedText } from "./shown-text.ts";

/** SQL for the source rows of a table in the order of a view: one column, `_row`. */
export function viewSql(table: RawTable, view: RowView): Result<string> {
  const columnOf = (id: string): RawColumn | undefined => table.columns.find((column) => column.id === id);
  const unknown = [view.sort, ...(view.filters ?? [])].find((part) => part !== undefined && columnOf(part.column) === undefined);
  if (unknown !== undefined) return fail("COLUMN_NOT_FOUND", { file: table.file, column: unknown.column });
  const tests: string[] = [];
  // Row numbers are whole numbers by the schema of the channel; they go into the statement as such.
  if (view.onlyRows !== undefined) tests.push(inList("t._row", view.onlyRows.map(Math.trunc)));
  for (const filter of view.filters ?? []) {
    const column = columnOf(filter.column);
    if (column !== undefined) tests.push(filterTest(table, column, filter));
  }
  const search = searchOf(view);
  if (search !== "") tests.push(searchTest(table, search));
  const where = tests.length === 0 ? "" : ` where ${tests.join(" and ")}`;
  const sorted = view.sort === undefined ? undefined : columnOf(view.sort.column);
  if (sorted === undefined) return ok(`select t._row from ${table.id} t${where} order by t.rowid`);
  return ok(sortedSql(table, sorted, view.sort?.descending === true, where));
}

/** What is searched for; blanks around it are no part of it. */
export const searchOf = (view: RowView): string => (view.search ?? "").trim();

/** True where a view shows every row in the order of the file. */
export const isWhole = (view: RowView | undefined): boolean =>
  view === undefined ||
  (view.onlyRows === undefined && view.sort === undefined && (view.filters ?? []).length === 0 && searchOf(view) === "");

/**
 * Values first, then the cells that did not fit the column, then the empty ones, whichever way the values go. Equal cells stay in
 * the order of the file.
 */
function sortedSql(table: RawTable, column: RawColumn, descending: boolean, where: string): string {
  const way = descending ? "desc" : "asc";
  const cell = `t.${quoteName(column.id)}`;
  const values = column.type === "text" ? [`${folded(cell)} ${way}`, `${cell} ${way}`] : [`${cell} ${way}`];
  if (column.profile.odd === 0) {
    return `select t._row from ${table.id} t${where} order by ${cell} is null, ${values.join(", ")}, t.rowid`;
  }
  const odd = `(select "row", "text" as odd from ${oddTable(table)} where col = '${column.id}')`;
  const kinds = `case when ${cell} is not null then 0 when o.odd is not null then 1 else 2 end`;
  const order = [kinds, ...values, `${folded("o.odd")} ${way}`, `o.odd ${way}`, "t.rowid"].join(", ");
  return `select t._row from ${table.id} t left join ${odd} o on o."row" = t._row${where} order by ${order}`;
}

function searchTest(table: RawTable, search: string): string {
  const wanted = folded(typedText(search));
  const cells = table.columns.map((column) => `contains(${foldedCell(column)}, ${wanted})`);
  const odd = table.columns.some(({ profile }) => profile.odd > 0)
    ? [`t._row in (select "row" from ${oddTable(table)} where contains(${folded('"text"')}, ${wanted}))`]
    : [];
  return anyOf([...cells, ...odd]);
}

/** Only texts have capitals and accents that matter; folding the rest would cost and change nothing. */
function foldedCell(column: RawColumn): string {
  return column.type === "text" ? folded(shownText(column)) : shownText(column);
}

function filterTest(table: RawTable, column: RawColumn, filter: RowFilter): string {
  const cell = quoteName(column.id);
  const value = filter.value ?? "";
  const isOdd = (test: string): readonly string[] =>
    column.profile.odd === 0 ? [] : [`t._row in (select "row" from ${oddTable(table)} where col = '${column.id}' and ${test})`];
  switch (filter.test) {
    case "equals":
      return anyOf([`${shownText(column)} = ${typedText(value)}`, ...isOdd(`"text" = ${typedText(value)}`)]);
    case "contains": {
      const wanted = folded(typedText(value));
      return anyOf([`contains(${foldedCell(column)}, ${wanted})`, ...isOdd(`contains(${folded('"text"')}, ${wanted})`)]);
    }
    case "isEmpty": {
      const [odd] = isOdd("true");
      return odd === undefined ? `${cell} is null` : `(${cell} is null and not (${odd}))`;
    }
    case "isFilled":
      return anyOf([`${cell} is not null`, ...isOdd("true")]);
    case "isOdd":
      return anyOf(isOdd("true"));
    case "atLeast":
      return bound(column, ">=", value);
    case "atMost":
      return bound(column, "<=", value);
    default:
      return assertNever(filter.test);
  }
}

/** A limit that is no value of the column's kind is met by no cell. */
function bound(column: RawColumn, sign: ">=" | "<=", value: string): string {
  const cell = quoteName(column.id);
  switch (column.type) {
    case "number": {
      const limit = value.trim() === "" ? Number.NaN : Number(value);
      return Number.isFinite(limit) ? `${cell} ${sign} ${limit}` : "false";
    }
    case "day":
      return `${cell} ${sign} try_cast(${typedText(value)} as date)`;
    case "moment":
      // A limit without a time of day means the whole day.
      return /\d:\d/.test(value)
        ? `${cell} ${sign} try_cast(${typedText(value)} as timestamp)`
        : `cast(${cell} as date) ${sign} try_cast(${typedText(value)} as date)`;
    case "text":
      return `${folded(cell)} ${sign} ${folded(typedText(value))}`;
    case "boolean":
      return "false";
    default:
      return assertNever(column.type);
  }
}

const anyOf = (tests: readonly string[]): string => (tests.length === 0 ? "false" : `(${tests.join(" or ")})`);

export const inList = (column: string, rows: readonly number[]): string =>
  rows.length === 0 ? "false" : `${column} in (${rows.join(",")})`;

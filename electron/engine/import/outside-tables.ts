import type { OutsideReason } from "../../../shared/table/raw-table.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import type { CellKind } from "./column-builder.ts";
import type { PreviewRow } from "./find-table.ts";
import { columnLetter } from "./headers.ts";
import type { OutsideList } from "./outside-list.ts";
import type { OutsideRows } from "./outside-rows.ts";
import { cell } from "./plan-column.ts";
import type { WholeSheet } from "./sheet-whole.ts";
import type { BuiltTable } from "./table-builder.ts";
import type { TablePiece } from "./table-piece.ts";

/** A table of a sheet and what of its place was left out of it. */
export type LoadedPiece = {
  readonly piece: TablePiece;
  readonly left: OutsideRows;
  readonly columns: readonly number[];
  readonly lastRow: number;
};

/** Name of the temporary table that holds them until they are stored. */
export const OUTSIDE_CELLS = "outside_cells";

/** Columns asked for in one query. */
const AT_ONCE = 500;

/**
 * Lists the cells of a sheet that stand in none of its tables: in a sheet of one table the rows above it, its headings and the
 * rows left out of it; in a sheet that was cut whatever no table took.
 */
export async function listOutsideTables(
  store: Store,
  built: BuiltTable,
  whole: WholeSheet | null,
  loaded: readonly LoadedPiece[],
  list: OutsideList,
): Promise<void> {
  const [first] = loaded;
  if (first === undefined) return;
  await store.run(`create or replace temp table ${OUTSIDE_CELLS} ("row" integer, letter varchar, "text" varchar, reason varchar)`);
  const kinds = whole?.kinds ?? (await kindsOf(store, built));
  if (whole === null) {
    for (const row of built.head) listHead(row, first.piece, list);
    const rows = first.left.parts.flatMap((part) => part.rows);
    const taken = new Set(first.columns);
    const beyond = [...kinds.keys()].filter((index) => !taken.has(index) && !first.piece.columns.some((one) => one.index === index));
    await fill(store, first.piece.relation, kinds, [...kinds.keys()], (index) => {
      if (beyond.includes(index)) return { where: "true", reason: quoteText("beyondLimit") };
      return rows.length === 0 ? null : { where: `_row in (${rows.join(", ")})`, reason: reasonOfRow(first) };
    });
  } else {
    const reason = reasonIn(loaded);
    await fill(store, whole.relation, kinds, [...kinds.keys()], (index) => {
      const taken = loaded.filter(({ columns }) => columns.includes(index)).map(takenRows);
      return { where: taken.length === 0 ? "true" : `not (${taken.join(" or ")})`, reason: reason(index) };
    });
  }
  const found = await store.all<{ reason: OutsideReason }>(`select distinct reason from ${OUTSIDE_CELLS} order by reason`);
  for (const { reason } of found) {
    list.addQuery(reason, `select "row", letter, "text" from ${OUTSIDE_CELLS} where reason = ${quoteText(reason)}`);
  }
}

function listHead({ row, cells }: PreviewRow, { firstRow, headerRow, headingRows }: TablePiece, list: OutsideList): void {
  if (headingRows === 0 || row > headerRow) return;
  for (const [index, { text }] of cells) list.add(row < firstRow ? "aboveTable" : "heading", row, columnLetter(index), text);
}

/** SQL: the rows of a table that stand in the store. */
function takenRows({ piece, left, lastRow }: LoadedPiece): string {
  const from = piece.headingRows === 0 ? piece.firstRow : piece.headerRow + 1;
  const rows = left.parts.flatMap((part) => part.rows);
  const out = rows.length === 0 ? "" : ` and _row not in (${rows.join(", ")})`;
  return `(_row between ${from} and ${lastRow}${out})`;
}

/** SQL: why a row that was left out of a table was. */
function reasonOfRow({ left }: LoadedPiece): string {
  const cases = left.parts.map(({ reason, rows }) => `when _row in (${rows.join(", ")}) then ${quoteText(reason)}`);
  return cases.length === 0 ? quoteText("belowTable") : `case ${cases.join(" ")} end`;
}

/** SQL by source column: why a cell is in none of several tables. */
function reasonIn(loaded: readonly LoadedPiece[]): (index: number) => string {
  const top = Math.min(...loaded.map(({ piece }) => piece.firstRow));
  const bottom = Math.max(...loaded.map(({ lastRow }) => lastRow));
  const within = loaded.map(({ piece, lastRow }) => `_row between ${piece.firstRow} and ${lastRow}`).join(" or ");
  return (index) => {
    const own = loaded.filter(({ piece: { span } }) => index >= span[0] && index <= span[1]);
    const heading = own.flatMap(({ piece }) =>
      piece.headingRows === 0 ? [] : [`when _row between ${piece.firstRow} and ${piece.headerRow} then 'heading'`],
    );
    const left = own.flatMap(({ left: { parts } }) =>
      parts.map(({ reason, rows }) => `when _row in (${rows.join(", ")}) then ${quoteText(reason)}`),
    );
    return `case ${[...heading, ...left].join(" ")} when _row < ${top} then 'aboveTable' when _row > ${bottom} then 'belowTable'
      when ${within} then 'besideTable' else 'betweenTables' end`;
  };
}

type Pick = { readonly where: string; readonly reason: string };

async function fill(
  store: Store,
  relation: string,
  kinds: WholeSheet["kinds"],
  columns: readonly number[],
  pickOf: (index: number) => Pick | null,
): Promise<void> {
  const picked = columns.flatMap((index) => {
    const pick = pickOf(index);
    return pick === null || (kinds.get(index) ?? []).length === 0 ? [] : [{ index, ...pick }];
  });
  for (let at = 0; at < picked.length; at += AT_ONCE) {
    const some = picked.slice(at, at + AT_ONCE);
    // One look at the file for many columns: to open one of thousands of columns costs more than to read it.
    const cells = some.map(
      ({ index, where, reason }) =>
        `struct_pack(l := ${quoteText(columnLetter(index))}, t := case when ${where} then ${textOf(index, kinds.get(index) ?? [])} end, r := ${reason})`,
    );
    const wanted = [...new Set(some.map(({ where }) => where))];
    await store.run(
      `insert into ${OUTSIDE_CELLS} select _row, one.l, one.t, one.r from (
         select _row, unnest([${cells.join(", ")}]) as one from ${relation} where ${wanted.map((where) => `(${where})`).join(" or ")})
       where one.t is not null`,
    );
  }
}

/** SQL: the cell as a text, whatever it is. */
export function textOf(index: number, kinds: readonly CellKind[]): string {
  const at = (kind: CellKind): string => cell(kind, index);
  const days = `date '1970-01-01' + floor(${at("date")})::integer`;
  const forms: Readonly<Record<CellKind, string>> = {
    text: at("text"),
    number: `case when ${at("number")} = trunc(${at("number")}) and abs(${at("number")}) < 1e15 then ${at("number")}::bigint::varchar else ${at("number")}::varchar end`,
    date: `case when ${at("date")} = floor(${at("date")}) then (${days})::varchar else strftime(make_timestamp(round(${at("date")} * 86400000)::bigint * 1000), '%Y-%m-%d %H:%M:%S') end`,
    flag: `case ${at("flag")} when 1 then 'TRUE' when 0 then 'FALSE' end`,
    error: at("error"),
  };
  return `coalesce(${kinds.map((kind) => forms[kind]).join(", ")})`;
}

/** The kinds of cell in the body of a built table, of the columns beyond those that are read too. */
async function kindsOf(store: Store, built: BuiltTable): Promise<WholeSheet["kinds"]> {
  if (built.rows === 0) return new Map();
  const names = await store.all<{ name: string }>(`select distinct name from parquet_schema(${quoteText(built.path)})`);
  const kinds = new Map<number, CellKind[]>();
  for (const { name } of names) {
    const match = /^(number|date|flag|text|error)_(\d+)$/.exec(name);
    // The pattern lets only the kinds through.
    if (match !== null) kinds.set(Number(match[2]), [...(kinds.get(Number(match[2])) ?? []), match[1] as CellKind]);
  }
  return new Map([...kinds].toSorted(([a], [b]) => a - b));
}

/** Drops what `listOutsideTables` made. */
export const dropOutsideCells = (store: Store): Promise<void> => store.run(`drop table if exists ${quoteName(OUTSIDE_CELLS)}`);

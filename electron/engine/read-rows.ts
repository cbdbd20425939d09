import type { Request, Response } from "../../shared/ipc/contract.ts";
import { type Job, QUIET_JOB } from "../../shared/progress.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { RowWindow } from "../../shared/table/row-view.ts";
import type { RowOrders } from "./rows/row-orders.ts";
import { oddTable, shownText } from "./rows/shown-text.ts";
import { inList, isWhole } from "./rows/view-sql.ts";
import { quoteName, type Store } from "./store.ts";

/** How many rows one window of the grid may ask for. */
export const ROWS_AT_ONCE = 200;

/**
 * A window of rows of a raw table as text, the way the view orders and narrows them; cells set aside by the import are put back
 * in place. The order of a view is found once (`RowOrders`); after that a window costs the same at any depth.
 */
export async function readRows(
  store: Store,
  orders: RowOrders,
  tables: readonly RawTable[],
  request: Request<"data:rows">,
  job: Job = QUIET_JOB,
): Promise<Result<Response<"data:rows">>> {
  const table = tables.find((candidate) => candidate.id === request.table);
  if (table === undefined) return fail("SHEET_NOT_FOUND", { sheet: request.table });
  const offset = Math.max(0, Math.trunc(request.offset));
  const end = offset + Math.min(ROWS_AT_ONCE, Math.max(0, Math.trunc(request.limit)));
  const { view } = request;
  if (view === undefined || isWhole(view)) {
    // Raw tables are written once in the order of the file, so the row id is the position: no sort, the same cost at any depth.
    const rows = await readCells(store, table, `rowid >= ${offset} and rowid < ${end}`, "order by rowid");
    return ok({ total: table.rowCount, rows });
  }
  const order = await orders.of(store, table, view, job);
  if (!order.ok) return order;
  const wanted = [...order.value.subarray(offset, end)];
  if (wanted.length === 0) return ok({ total: order.value.length, rows: [] });
  await indexRows(store, table);
  const found = new Map((await readCells(store, table, inList("_row", wanted))).map((row) => [row.row, row]));
  return ok({ total: order.value.length, rows: wanted.flatMap((row) => found.get(row) ?? []) });
}

async function readCells(store: Store, table: RawTable, where: string, order = ""): Promise<RowWindow["rows"]> {
  const columns = table.columns.map((column) => `, ${shownText(column)} as ${column.id}`).join("");
  const rows = await store.all<Record<string, string | null> & { _row: number }>(
    `select _row${columns} from ${table.id} where ${where} ${order}`,
  );
  const numbers = rows.map((row) => row._row);
  const odd = await oddCells(store, table, numbers);
  return rows.map((row) => ({
    row: row._row,
    cells: table.columns.map(({ id }) => odd.get(`${row._row} ${id}`) ?? row[id] ?? null),
  }));
}

async function oddCells(store: Store, table: RawTable, rows: readonly number[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0 || table.columns.every((column) => column.profile.odd === 0)) return new Map();
  const cells = await store.all<{ row: number; col: string; text: string }>(
    `select "row", col, "text" from ${oddTable(table)} where ${inList('"row"', rows)}`,
  );
  return new Map(cells.map((cell) => [`${cell.row} ${cell.col}`, cell.text]));
}

/** From this many rows on, looking up 200 scattered ones by an index beats a pass over the table. */
const WORTH_AN_INDEX = 20_000;

/** An index over the row numbers, made when rows are first asked for out of the order of the file. */
async function indexRows(store: Store, table: RawTable): Promise<void> {
  if (table.rowCount >= WORTH_AN_INDEX) await store.run(`create index if not exists ${quoteName(`${table.id}_rows`)} on ${table.id}(_row)`);
  const odd = table.columns.reduce((sum, { profile }) => sum + profile.odd, 0);
  if (odd >= WORTH_AN_INDEX)
    await store.run(`create index if not exists ${quoteName(`${table.id}_odd_rows`)} on ${oddTable(table)}("row")`);
}

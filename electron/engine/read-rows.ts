import type { Request, Response } from "../../shared/ipc/contract.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { Store } from "./store.ts";

/** How many rows one window of the grid may ask for. */
export const ROWS_AT_ONCE = 200;

/** A window of rows of a raw table as text, the way they stand in the file; cells set aside by the import are put back in place. */
export async function readRows(
  store: Store,
  tables: readonly RawTable[],
  request: Request<"data:rows">,
): Promise<Result<Response<"data:rows">>> {
  const table = tables.find((candidate) => candidate.id === request.table);
  if (table === undefined) return fail("SHEET_NOT_FOUND", { sheet: request.table });
  const only = request.view?.onlyRows;
  // Row numbers are whole numbers by the schema of the channel; they go into the statement as such.
  const where = only === undefined ? "" : only.length === 0 ? "where false" : `where _row in (${only.map(Math.trunc).join(",")})`;
  const total = only === undefined ? table.rowCount : (await store.one<{ n: number }>(`select count(*) n from ${table.id} ${where}`)).n;
  const limit = Math.min(ROWS_AT_ONCE, Math.max(0, Math.trunc(request.limit)));
  const offset = Math.max(0, Math.trunc(request.offset));
  const columns = table.columns.map((column) => column.id).join(", ");
  // Raw tables are written once in the order of the file, so the row id is the position: no sort, the same cost at any depth.
  const window =
    only === undefined
      ? `where rowid >= ${offset} and rowid < ${offset + limit} order by rowid`
      : `${where} order by _row limit ${limit} offset ${offset}`;
  const rows = await store.all<Record<string, unknown> & { _row: number }>(`select _row, ${columns} from ${table.id} ${window}`);
  const odd = await oddCells(
    store,
    table,
    rows.map((row) => row._row),
  );
  return ok({
    total,
    rows: rows.map((row) => ({
      row: row._row,
      cells: table.columns.map((column) => odd.get(`${row._row} ${column.id}`) ?? text(row[column.id])),
    })),
  });
}

async function oddCells(store: Store, table: RawTable, rows: readonly number[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0 || table.columns.every((column) => column.profile.odd === 0)) return new Map();
  const cells = await store.all<{ row: number; col: string; text: string }>(
    `select "row", col, "text" from ${table.id}_odd where "row" in (${rows.join(",")})`,
  );
  return new Map(cells.map((cell) => [`${cell.row} ${cell.col}`, cell.text]));
}

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return String(value);
}

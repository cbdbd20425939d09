import type { Request, Response } from "../../shared/ipc/contract.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { OutsideCell } from "../../shared/table/row-view.ts";
import { outsideTable } from "./import/outside-list.ts";
import { ROWS_AT_ONCE } from "./read-rows.ts";
import type { Store } from "./store.ts";

/** A window of the cells of a sheet that are in no table, in the order of rows and columns; at most 200. `total` = those that are kept. */
export async function outsideCells(
  store: Store,
  tables: readonly RawTable[],
  request: Request<"data:outside">,
): Promise<Result<Response<"data:outside">>> {
  const table = tables.find((candidate) => candidate.id === request.table);
  if (table === undefined) return fail("SHEET_NOT_FOUND", { sheet: request.table });
  const from = outsideTable(table.id);
  const limit = Math.min(ROWS_AT_ONCE, Math.max(0, Math.trunc(request.limit)));
  const offset = Math.max(0, Math.trunc(request.offset));
  const { total } = await store.one<{ total: number }>(`select count(*) as total from ${from}`);
  // Column letters count like numbers: Z comes before AA. The row id keeps cells of one address in the order of the file.
  const cells = await store.all<OutsideCell>(
    `select "row", letter, "text", reason from ${from} order by "row", length(letter), letter, rowid limit ${limit} offset ${offset}`,
  );
  return ok({ total, cells: cells.map(({ row, letter, text, reason }) => ({ row, letter, text, reason })) });
}

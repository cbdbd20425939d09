import type { Request, Response } from "../../shared/ipc/contract.ts";
import { type Job, QUIET_JOB } from "../../shared/progress.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { RowOrders } from "./rows/row-orders.ts";
import { isWhole } from "./rows/view-sql.ts";
import type { Store } from "./store.ts";

/** The place of a source row within a view of its table. */
export async function locateRow(
  store: Store,
  orders: RowOrders,
  tables: readonly RawTable[],
  request: Request<"data:locate">,
  job: Job = QUIET_JOB,
): Promise<Result<Response<"data:locate">>> {
  const table = tables.find((candidate) => candidate.id === request.table);
  if (table === undefined) return fail("SHEET_NOT_FOUND", { sheet: request.table });
  const { view } = request;
  const row = Math.trunc(request.row);
  if (view === undefined || isWhole(view)) {
    const [found] = await store.all<{ at: number }>(`select rowid as at from ${table.id} where _row = ${row}`);
    return ok({ offset: found?.at ?? null, total: table.rowCount });
  }
  const order = await orders.of(store, table, view, job);
  if (!order.ok) return order;
  const at = order.value.indexOf(row);
  return ok({ offset: at < 0 ? null : at, total: order.value.length });
}

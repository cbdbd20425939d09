import type { Request, Response } from "../../shared/ipc/contract.ts";
import { fail, type Result } from "../../shared/result.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { Store } from "./store.ts";

/** A window of the cells of a sheet that are in no table. */
export async function outsideCells(
  _store: Store,
  tables: readonly RawTable[],
  request: Request<"data:outside">,
): Promise<Result<Response<"data:outside">>> {
  const table = tables.find((candidate) => candidate.id === request.table);
  return table === undefined ? fail("SHEET_NOT_FOUND", { sheet: request.table }) : fail("NOT_YET", { file: table.file });
}

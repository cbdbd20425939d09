import type { Request, Response } from "../../shared/ipc/contract.ts";
import { fail, type Result } from "../../shared/result.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { Store } from "./store.ts";

/** The place of a source row within a view of its table. */
export async function locateRow(
  _store: Store,
  tables: readonly RawTable[],
  request: Request<"data:locate">,
): Promise<Result<Response<"data:locate">>> {
  const table = tables.find((candidate) => candidate.id === request.table);
  return table === undefined ? fail("SHEET_NOT_FOUND", { sheet: request.table }) : fail("NOT_YET", { file: table.file });
}

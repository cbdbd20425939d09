import type { Job } from "../../../shared/progress.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { RowView } from "../../../shared/table/row-view.ts";
import type { Store } from "../store.ts";
import { searchOf, viewSql } from "./view-sql.ts";

/** Views whose order is kept. A person goes to and fro between a few; each takes 4 bytes a row. */
const KEPT = 6;
/** Rows kept over all views: 32 MB. */
const KEPT_ROWS = 8_000_000;

/** The source rows of views in their order, found once, so that any window of them costs the same. */
export class RowOrders {
  /** By table and view, the one used longest ago first. */
  readonly #kept = new Map<string, Int32Array>();

  async of(store: Store, table: RawTable, view: RowView, job: Job): Promise<Result<Int32Array>> {
    const key = keyOfView(table.id, view);
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#keep(key, known);
      return ok(known);
    }
    const sql = viewSql(table, view);
    if (!sql.ok) return sql;
    const rows = await store.watched(job, () => readWholeNumbers(store, sql.value));
    this.#keep(key, rows);
    return ok(rows);
  }

  #keep(key: string, rows: Int32Array): void {
    this.#kept.delete(key);
    this.#kept.set(key, rows);
    let total = [...this.#kept.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [old, { length }] of this.#kept) {
      if (old === key || (this.#kept.size <= KEPT && total <= KEPT_ROWS)) break;
      this.#kept.delete(old);
      total -= length;
    }
  }
}

/** Tables are numbered through the life of an engine and never change, so that a name means the same rows for ever. */
export function keyOfView(table: string, view: RowView): string {
  const { filters = [], sort, onlyRows } = view;
  const tests = filters.map(({ column, test, value }) => [column, test, value]);
  return JSON.stringify([table, searchOf(view), tests, sort?.column, sort?.descending, onlyRows]);
}

/** The first column of a query, which must hold whole numbers and no nulls. */
async function readWholeNumbers(store: Store, sql: string): Promise<Int32Array> {
  const chunks = (await (await store.connection.run(sql)).fetchAllChunks()).filter(({ rowCount }) => rowCount > 0);
  const rows = new Int32Array(chunks.reduce((sum, { rowCount }) => sum + rowCount, 0));
  let at = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(0);
    // `_row` is an INTEGER that every row has.
    for (let index = 0; index < chunk.rowCount; index += 1) rows[at + index] = vector.getItem(index) as number;
    at += chunk.rowCount;
  }
  return rows;
}

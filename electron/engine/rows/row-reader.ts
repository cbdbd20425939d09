import type { Request, Response } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError, type Result } from "../../../shared/result.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { locateRow } from "../locate-row.ts";
import { readRows } from "../read-rows.ts";
import type { Store } from "../store.ts";
import { keyOfView, RowOrders } from "./row-orders.ts";

/**
 * Reads rows for the grid beside whatever else the engine computes: on a connection of its own, in turn. Finding the order of a
 * view may take a while; it is given up as soon as rows of another view are asked for, as nobody looks at it any more.
 */
export class RowReader {
  readonly #store: Store;
  readonly #orders = new RowOrders();
  #own: Store | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #wanted = "";

  constructor(store: Store) {
    this.#store = store;
  }

  rows(tables: readonly RawTable[], request: Request<"data:rows">): Promise<Result<Response<"data:rows">>> {
    const key = keyOfView(request.table, request.view ?? {});
    this.#wanted = key;
    return this.#inTurn((store) => readRows(store, this.#orders, tables, request, this.#whileWanted(key)));
  }

  locate(tables: readonly RawTable[], request: Request<"data:locate">): Promise<Result<Response<"data:locate">>> {
    const key = keyOfView(request.table, request.view ?? {});
    this.#wanted = key;
    return this.#inTurn((store) => locateRow(store, this.#orders, tables, request, this.#whileWanted(key)));
  }

  /** Anything else that only reads raw tables. */
  read<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return this.#inTurn(work);
  }

  /** Comes back when nothing is being read: tables can be dropped then. */
  async rest(): Promise<void> {
    this.#wanted = "";
    await this.#last;
  }

  close(): void {
    this.#own?.close();
    this.#own = null;
  }

  #whileWanted(key: string): Job {
    return {
      report: () => undefined,
      checkpoint: () => {
        if (this.#wanted !== key) throw new ProblemError({ code: "CANCELLED" });
      },
    };
  }

  #inTurn<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const next = this.#last.then(async () => {
      this.#own ??= await this.#store.fork();
      return work(this.#own);
    });
    this.#last = next.catch(() => undefined);
    return next;
  }
}

import type { CellAccount, OutsideReason } from "../../../shared/table/raw-table.ts";
// Only the type: who reads a sheet must not load the database for it.
import type { Store } from "../store.ts";

/** Cells kept of one reason for one sheet; all are counted. */
export const MOST_OUTSIDE = 100_000;

type Listed = { readonly row: number; readonly letter: string; readonly text: string; readonly reason: OutsideReason };

/**
 * The cells of one sheet that are in none of its tables: collected while it is read and cut, stored once as `<id>_outside`. Whoever finds a
 * cell that will not be in the store lists it here, so that seen = imported + listed.
 */
export class OutsideList {
  readonly #counts = new Map<OutsideReason, number>();
  readonly #kept: Listed[] = [];
  readonly #queries: { readonly reason: OutsideReason; readonly sql: string }[] = [];

  /** One cell; `letter` is its column as a spreadsheet names it. */
  add(reason: OutsideReason, row: number, letter: string, text: string): void {
    const count = this.#count(reason, 1);
    if (count <= MOST_OUTSIDE) this.#kept.push({ row, letter, text, reason });
  }

  /** Whether a further cell of this reason would be kept and not only counted. */
  keeps(reason: OutsideReason): boolean {
    return (this.#counts.get(reason) ?? 0) < MOST_OUTSIDE;
  }

  /** Cells that are no longer kept. */
  addUnkept(reason: OutsideReason, count: number): void {
    if (count > 0) this.#count(reason, count);
  }

  /** Cells that SQL finds: a query with the columns `row`, `letter` and `text`, of which those without a text are no cells. */
  addQuery(reason: OutsideReason, sql: string): void {
    this.#queries.push({ reason, sql });
  }

  /** Takes over what another list holds. */
  addAll(other: OutsideList): void {
    for (const [reason, count] of other.#counts) this.#count(reason, count);
    this.#kept.push(...other.#kept);
    this.#queries.push(...other.#queries);
  }

  /** Makes the table `<id>_outside`, runs the queries into it and says how many cells there are by reason. */
  async store(store: Store, id: string): Promise<CellAccount["listed"]> {
    const table = outsideTable(id);
    await store.run(`create or replace table ${table} ("row" integer, letter varchar, "text" varchar, reason varchar)`);
    await this.#append(store, table);
    for (const { reason, sql } of this.#queries) {
      const from = `(select * from (${sql}) where "text" is not null)`;
      const { n } = await store.one<{ n: number }>(`select count(*) as n from ${from}`);
      if (n === 0) continue;
      this.#count(reason, n);
      await store.run(
        `insert into ${table} select "row", letter, "text", '${reason}' from ${from} order by "row", length(letter), letter limit ${MOST_OUTSIDE}`,
      );
    }
    return [...this.#counts].map(([reason, count]) => ({ reason, count }));
  }

  async #append(store: Store, table: string): Promise<void> {
    if (this.#kept.length === 0) return;
    const appender = await store.connection.createAppender(table);
    try {
      for (const { row, letter, text, reason } of this.#kept) {
        appender.appendInteger(asInteger(row));
        appender.appendVarchar(letter);
        appender.appendVarchar(text);
        appender.appendVarchar(reason);
        appender.endRow();
      }
    } finally {
      appender.closeSync();
    }
  }

  #count(reason: OutsideReason, more: number): number {
    const count = (this.#counts.get(reason) ?? 0) + more;
    this.#counts.set(reason, count);
    return count;
  }
}

/** Name of the table with the cells that stand outside of the tables of a sheet. */
export const outsideTable = (id: string): string => `${id}_outside`;

/** SQL: a raw table and what belongs to it. */
export const dropRawTable = (id: string): string =>
  [id, `${id}_odd`, outsideTable(id)].map((name) => `drop table if exists ${name}`).join("; ");

/** A row beyond what an INTEGER holds is no row of a sheet; it is kept as the nearest one that can be told. */
const asInteger = (row: number): number => Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.trunc(row)));

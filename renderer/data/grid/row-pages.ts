import type { RowWindow } from "../../../shared/table/row-view.ts";

export type Row = RowWindow["rows"][number];

/** Rows asked for at once. */
export const PAGE = 100;
/** Pages kept; beyond that the ones looked at longest ago are let go. */
const KEPT = 60;
/** Questions under way at once. More would only queue up in the engine, with rows that nobody looks at any more in front. */
const AT_ONCE = 2;

export type PageAsker = (page: number) => Promise<readonly Row[] | null>;

/**
 * Pages of rows, fetched for the stretch that is looked at now. While one races through a million rows the pages passed on the way
 * are never asked for: what counts is the last stretch wanted when a question comes back.
 */
export class RowPages {
  readonly #ask: PageAsker;
  readonly #onPage: () => void;
  readonly #pages = new Map<number, readonly Row[]>();
  readonly #asked = new Set<number>();
  readonly #failed = new Set<number>();
  #wanted: readonly number[] = [];
  #isOver = false;

  /** `ask` answers `null` when a page could not be had; `onPage` is told when one has come. */
  constructor(ask: PageAsker, onPage: () => void) {
    this.#ask = ask;
    this.#onPage = onPage;
  }

  /** The row at a place, or `null` while it is on its way. */
  rowAt(place: number): Row | null {
    return this.#pages.get(Math.floor(place / PAGE))?.[place % PAGE] ?? null;
  }

  /** Takes rows that are known already. */
  put(page: number, rows: readonly Row[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) break;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
  }

  /** What is looked at: the rows of these places, then those beside them in the direction of travel, are fetched next. */
  want(first: number, last: number, count: number): void {
    const [from, to] = [Math.floor(first / PAGE), Math.floor(Math.max(first, last) / PAGE)];
    const end = Math.max(0, Math.ceil(count / PAGE) - 1);
    const wanted: number[] = [];
    for (let page = from; page <= to; page += 1) wanted.push(page);
    this.#wanted = [...wanted, to + 1, from - 1].filter((page) => page >= 0 && page <= end);
    this.#pump();
  }

  /** Pages that could not be had may be asked for again. */
  again(): void {
    this.#failed.clear();
    this.#pump();
  }

  /** Nobody looks any more: answers that still come are dropped. */
  end(): void {
    this.#isOver = true;
  }

  #pump(): void {
    while (!this.#isOver && this.#asked.size < AT_ONCE) {
      const next = this.#wanted.find((page) => !this.#pages.has(page) && !this.#asked.has(page) && !this.#failed.has(page));
      if (next === undefined) return;
      this.#asked.add(next);
      void this.#fetch(next);
    }
  }

  async #fetch(page: number): Promise<void> {
    const rows = await this.#ask(page);
    this.#asked.delete(page);
    if (this.#isOver) return;
    if (rows === null) this.#failed.add(page);
    else this.put(page, rows);
    this.#onPage();
    this.#pump();
  }
}

import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { RowView } from "../../../shared/table/row-view.ts";
import type { RowState } from "../row-marks.ts";
import type { SortWay } from "./head-cell.tsx";
import { type Cursor, moveCursor } from "./move-cursor.ts";
import type { ShownRows } from "./use-row-pages.ts";

export type GridCursorOptions = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly table: RawTable;
  readonly shown: ShownRows | null;
  readonly stateOf: (row: number) => RowState | null;
  readonly sort: RowView["sort"] | undefined;
  /** A place to go to; a new object each time. */
  readonly goTo: { readonly place: number } | null;
  readonly count: number;
  /** Rows that a page key passes. */
  readonly page: number;
  readonly firstInSight: number;
  readonly reveal: (row: number, column: number | null) => void;
  readonly scrollTo: (top: number) => void;
  readonly onSort: (column: string, way: SortWay) => void;
  readonly onMenu: (column: string) => void;
  readonly onOpenRow: (row: number) => void;
  readonly onCopied: (text: string) => void;
};

/** The cell that keys act on: moved by arrows and pages, set by a click, and what Enter, Alt ↓ and Control C do there. */
export function useGridCursor(options: GridCursorOptions) {
  const { table, shown, goTo, reveal, scrollTo, scroller } = options;
  const [cursor, setCursor] = useState<Cursor | null>(null);
  // What stands behind the columns of the table: what happened to the row.
  const lastColumn = table.columns.length;

  // Another view begins at its first row.
  const view = shown?.view;
  const seen = useRef(view);
  useEffect(() => {
    if (seen.current === view) return;
    seen.current = view;
    scrollTo(0);
    setCursor((before) => (before === null ? null : { row: Math.min(before.row, 0), column: before.column }));
  }, [view, scrollTo]);
  useEffect(() => {
    if (goTo === null) return;
    setCursor({ row: goTo.place, column: 0 });
    reveal(goTo.place, null);
    scroller.current?.focus({ preventScroll: true });
  }, [goTo, reveal, scroller]);

  const textAt = ({ row, column }: Cursor): string | null => {
    if (row < 0) return table.columns[column]?.header ?? null;
    const found = shown?.pages.rowAt(row) ?? null;
    if (found === null) return null;
    return column === lastColumn ? (options.stateOf(found.row)?.words ?? "") : (found.cells[column] ?? "");
  };

  /** Whether the text of the cell was copied; what is marked with the mouse goes before it. */
  const copy = (at: Cursor): boolean => {
    const text = textAt(at);
    if (text === null || window.getSelection()?.isCollapsed === false) return false;
    void navigator.clipboard.writeText(text).then(() => options.onCopied(text));
    return true;
  };

  const enter = ({ row, column }: Cursor) => {
    const head = table.columns[column];
    if (row < 0 && head !== undefined) options.onSort(head.id, nextWay(wayOf(options.sort, head.id)));
    const found = row < 0 ? null : (shown?.pages.rowAt(row) ?? null);
    if (found !== null) options.onOpenRow(found.row);
  };

  /** Whether the key did something. */
  const press = (event: KeyboardEvent, at: Cursor): boolean => {
    const ctrlKey = event.ctrlKey || event.metaKey;
    const head = table.columns[at.column];
    if (ctrlKey && event.key.toLowerCase() === "c") return cursor !== null && copy(at);
    if (event.altKey) {
      if (event.key !== "ArrowDown" || head === undefined) return false;
      options.onMenu(head.id);
      return true;
    }
    if (event.key === "Enter") {
      if (cursor !== null) enter(at);
      return cursor !== null;
    }
    const shape = { rows: options.count, columns: lastColumn + 1, page: options.page };
    const moved = moveCursor(at, { key: event.key, ctrlKey }, shape);
    if (moved === null) return false;
    // The first key shows where the cursor is.
    const next = cursor === null ? at : moved;
    setCursor(next);
    reveal(next.row, next.column < lastColumn ? next.column : null);
    return true;
  };

  return {
    cursor,
    handlers: {
      onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
        if (event.target !== event.currentTarget) return;
        if (press(event, cursor ?? { row: options.firstInSight, column: 0 })) event.preventDefault();
      },
      onClick: (event: MouseEvent<HTMLDivElement>) => {
        const cell = event.target instanceof Element ? event.target.closest("[aria-colindex]") : null;
        const row = Number(cell?.closest("[role=row]")?.getAttribute("aria-rowindex")) - 2;
        const column = Number(cell?.getAttribute("aria-colindex")) - 2;
        if (cell !== null && row >= 0 && column >= 0) setCursor({ row, column });
      },
      onDoubleClick: (event: MouseEvent<HTMLDivElement>) => {
        const number = event.target instanceof Element ? event.target.closest("[data-row]") : null;
        if (number !== null) options.onOpenRow(Number(number.getAttribute("data-row")));
      },
    },
  };
}

const wayOf = (sort: RowView["sort"] | undefined, column: string): SortWay =>
  sort?.column !== column ? null : sort.descending ? "descending" : "ascending";

const nextWay = (way: SortWay): SortWay => (way === null ? "ascending" : way === "ascending" ? "descending" : null);

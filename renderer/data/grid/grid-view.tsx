// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows stand where the script puts them is no table of the browser
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { RowFilter, RowView } from "../../../shared/table/row-view.ts";
import { useWords } from "../../ui/use-words.ts";
import type { RowState } from "../row-marks.ts";
import { columnLayout } from "./column-layout.ts";
import { GridHead } from "./grid-head.tsx";
import { CURSOR_ID, GridRow } from "./grid-row.tsx";
import type { SortWay } from "./head-cell.tsx";
import { ROW_HEIGHT, trackHeight } from "./row-scroll.ts";
import { useGridCursor } from "./use-grid-cursor.ts";
import type { ShownRows } from "./use-row-pages.ts";
import { HAPPENED_WIDTH, HEAD_HEIGHT, NUMBER_WIDTH, useRowSpace } from "./use-row-space.ts";

export type GridViewProps = {
  readonly table: RawTable;
  readonly fields: readonly (string | null)[];
  readonly stateOf: (row: number) => RowState | null;
  readonly shown: ShownRows | null;
  readonly isBusy: boolean;
  readonly sort: RowView["sort"] | undefined;
  readonly filters: readonly RowFilter[];
  /** A place to go to; a new object each time. */
  readonly goTo: { readonly place: number } | null;
  readonly onSort: (column: string, way: SortWay) => void;
  readonly onFilter: (column: string, filters: readonly RowFilter[]) => void;
  /** A row was chosen by its number, double click or Enter. */
  readonly onOpenRow: (row: number) => void;
  readonly onCopied: (text: string) => void;
  readonly onShown: (first: number, last: number) => void;
};

/** Rows drawn while nothing has come yet. */
const WAITING_ROWS = 30;

/** The grid itself: what is in sight of a list of any length, its head, and a cursor moved by keys. */
export function GridView(props: GridViewProps) {
  const { t, plain } = useWords();
  const { table, shown, stateOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const layout = useMemo(() => columnLayout(table.columns, room), [table, room]);
  const count = shown?.total ?? WAITING_ROWS;
  const { sight, size, space, page, inSight, reveal, scrollTo } = useRowSpace({ scroller, rows }, count, layout);
  const spare = Math.max(0, size.width - NUMBER_WIDTH - HAPPENED_WIDTH);
  useLayoutEffect(() => setRoom(spare), [spare]);
  const [open, setOpen] = useState<string | null>(null);
  const width = Math.max(size.width, NUMBER_WIDTH + layout.total + HAPPENED_WIDTH);
  const lastColumn = table.columns.length;

  const { firstRow, lastRow } = sight;
  useEffect(() => shown?.pages.want(firstRow, lastRow, shown.total), [shown, firstRow, lastRow]);
  const [from, to] = inSight;
  const { onShown } = props;
  useEffect(() => onShown(from, to));

  const { cursor, handlers } = useGridCursor({
    ...props,
    scroller,
    count,
    page,
    firstInSight: from,
    reveal,
    scrollTo,
    onMenu: setOpen,
  });

  const drawn = [];
  for (let place = firstRow; place <= lastRow; place += 1) {
    const row = shown?.pages.rowAt(place) ?? null;
    drawn.push(
      <GridRow
        // The element of a row that has left goes to the one that comes.
        key={place % (lastRow - firstRow + 1)}
        row={row}
        place={place}
        top={(place - sight.base) * ROW_HEIGHT}
        table={table}
        layout={layout}
        firstColumn={sight.firstColumn}
        lastColumn={sight.lastColumn}
        fields={props.fields}
        state={row === null ? null : stateOf(row.row)}
        cursor={cursor?.row === place ? cursor.column : null}
        opensUp={place > (from + to) / 2}
        number={row === null ? "" : plain(row.row)}
        emptyWord={t("data:cell.empty")}
      />,
    );
  }
  return (
    <div
      ref={scroller}
      role="grid"
      // A grid is one stop of the tab key; inside it the arrows go on.
      tabIndex={0}
      className="grid"
      aria-label={t("data:grid")}
      aria-rowcount={shown === null ? -1 : shown.total + 1}
      aria-colcount={lastColumn + 2}
      aria-busy={props.isBusy}
      aria-activedescendant={cursor === null ? undefined : CURSOR_ID}
      {...handlers}
      onMouseMove={nameCutText}
    >
      <div role="presentation" className="grid-track" style={{ height: trackHeight(space) + HEAD_HEIGHT, width }}>
        <div
          role="presentation"
          className={props.isBusy ? "grid-window busy" : "grid-window"}
          style={{ height: size.height, width: size.width }}
        >
          <GridHead
            table={table}
            layout={layout}
            firstColumn={sight.firstColumn}
            lastColumn={sight.lastColumn}
            sort={props.sort}
            filters={props.filters}
            cursor={cursor !== null && cursor.row < 0 ? cursor.column : null}
            open={open}
            onSort={props.onSort}
            onFilter={props.onFilter}
            onOpen={setOpen}
          />
          <div role="rowgroup" className="grid-rows" style={{ top: HEAD_HEIGHT }}>
            <div role="presentation" ref={rows}>
              {drawn}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** A cell whose text is cut says it whole when the pointer rests on it. */
function nameCutText(event: React.MouseEvent<HTMLDivElement>): void {
  const cell = event.target instanceof Element ? event.target.closest(".grid-cell, .grid-happened") : null;
  if (!(cell instanceof HTMLElement)) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent ?? "";
  else cell.removeAttribute("title");
}

// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows stand where the script puts them is no table of the browser
import { memo } from "react";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { RowState } from "../row-marks.ts";
import type { ColumnLayout } from "./column-layout.ts";
import type { Row } from "./row-pages.ts";
import { ROW_HEIGHT } from "./row-scroll.ts";

export type GridRowProps = {
  readonly row: Row | null;
  /** Place within the view, from 0, and its distance from the base of what is drawn. */
  readonly place: number;
  readonly top: number;
  readonly table: RawTable;
  readonly layout: ColumnLayout;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** Fields of the columns, so that the cell a finding is about can be marked. */
  readonly fields: readonly (string | null)[];
  readonly state: RowState | null;
  /** Column of the cursor, where it stands in this row; `up` = its text opens upwards. */
  readonly cursor: number | null;
  readonly opensUp: boolean;
  readonly number: string;
  readonly emptyWord: string;
};

/** Id of the cell with the cursor, for `aria-activedescendant`. */
export const CURSOR_ID = "grid-cursor";

/** One row at its place. Cells set aside are underlined, rows left out hatched; both say so in words at the end of the row. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, place, table, layout, state, cursor } = props;
  const style = { transform: `translateY(${props.top}px)`, height: ROW_HEIGHT };
  if (row === null) {
    return (
      <div role="row" tabIndex={-1} className="grid-row waiting" aria-rowindex={place + 2} aria-busy="true" style={style}>
        <span role="gridcell" tabIndex={-1} className="grid-wait" />
      </div>
    );
  }
  const cells = [];
  for (let at = props.firstColumn; at <= props.lastColumn; at += 1) {
    const column = table.columns[at];
    if (column === undefined) continue;
    const cell = row.cells[at] ?? null;
    const field = props.fields[at] ?? null;
    const isBad = field && state?.bad.has(field);
    const here = cursor === at;
    cells.push(
      <div
        key={column.id}
        role="gridcell"
        tabIndex={-1}
        aria-colindex={at + 2}
        id={here ? CURSOR_ID : undefined}
        className={`grid-cell${column.type === "number" ? " r" : ""}${here ? (props.opensUp ? " at up" : " at") : ""}`}
        style={cellStyle(layout, at)}
      >
        {isBad ? <u className="bad">{cell ?? props.emptyWord}</u> : cell}
      </div>,
    );
  }
  const atEnd = cursor === table.columns.length;
  return (
    <div
      role="row"
      tabIndex={-1}
      className={`grid-row${state?.isLeftOut === true ? " left-out" : ""}${cursor === null ? "" : " current"}`}
      aria-rowindex={place + 2}
      style={style}
    >
      <div role="rowheader" tabIndex={-1} className="grid-number" aria-colindex={1} data-row={row.row}>
        {props.number}
      </div>
      <div role="presentation" className="grid-clip">
        <div role="presentation" className="grid-strip">
          {cells}
        </div>
      </div>
      <div
        role="gridcell"
        tabIndex={-1}
        aria-colindex={table.columns.length + 2}
        id={atEnd ? CURSOR_ID : undefined}
        className={`grid-happened${state === null ? "" : ` tone-${state.tone}`}${atEnd ? (props.opensUp ? " at up" : " at") : ""}`}
      >
        {state?.words}
      </div>
    </div>
  );
});

const styles = new WeakMap<ColumnLayout, { readonly left: number; readonly width: number }[]>();

/** One object a column, so that a row that is drawn again has nothing to compare. */
function cellStyle(layout: ColumnLayout, at: number): { readonly left: number; readonly width: number } {
  const known = styles.get(layout) ?? layout.widths.map((width, index) => ({ left: layout.starts[index] ?? 0, width }));
  styles.set(layout, known);
  return known[at] ?? { left: 0, width: 0 };
}

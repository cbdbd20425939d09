// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows stand where the script puts them is no table of the browser
import { memo } from "react";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { RowFilter, RowView } from "../../../shared/table/row-view.ts";
import { useWords } from "../../ui/use-words.ts";
import type { ColumnLayout } from "./column-layout.ts";
import { HeadCell, type SortWay } from "./head-cell.tsx";
import { HEAD_HEIGHT } from "./use-row-space.ts";

export const GridHead = memo(function GridHead(props: {
  readonly table: RawTable;
  readonly layout: ColumnLayout;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly sort: RowView["sort"] | undefined;
  readonly filters: readonly RowFilter[];
  readonly cursor: number | null;
  readonly open: string | null;
  readonly onSort: (column: string, way: SortWay) => void;
  readonly onFilter: (column: string, filters: readonly RowFilter[]) => void;
  readonly onOpen: (column: string | null) => void;
}) {
  const { t } = useWords();
  const { table, layout, sort } = props;
  const cells = [];
  for (let at = props.firstColumn; at <= props.lastColumn; at += 1) {
    const column = table.columns[at];
    if (column === undefined) continue;
    cells.push(
      <HeadCell
        key={column.id}
        column={column}
        index={at}
        left={layout.starts[at] ?? 0}
        width={layout.widths[at] ?? 0}
        sort={sort?.column !== column.id ? null : sort.descending ? "descending" : "ascending"}
        filters={filtersOf(props.filters, column.id)}
        isCursor={props.cursor === at}
        isOpen={props.open === column.id}
        onSort={props.onSort}
        onFilter={props.onFilter}
        onOpen={props.onOpen}
      />,
    );
  }
  return (
    <div role="rowgroup" className="grid-head" style={{ height: HEAD_HEIGHT }}>
      <div role="row" tabIndex={-1} className="grid-head-row" aria-rowindex={1}>
        <div role="columnheader" tabIndex={-1} className="grid-head-number" aria-colindex={1}>
          {t("data:grid.row")}
        </div>
        <div role="presentation" className="grid-clip">
          <div role="presentation" className="grid-strip">
            {cells}
          </div>
        </div>
        <div role="columnheader" tabIndex={-1} className="grid-head-happened" aria-colindex={table.columns.length + 2}>
          {t("data:grid.happened")}
        </div>
      </div>
    </div>
  );
});

const NONE: readonly RowFilter[] = [];

function filtersOf(filters: readonly RowFilter[], column: string): readonly RowFilter[] {
  const own = filters.filter((filter) => filter.column === column);
  return own.length === 0 ? NONE : own;
}

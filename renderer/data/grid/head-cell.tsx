// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows stand where the script puts them is no table of the browser
import { Popover } from "@mantine/core";
import { memo } from "react";
import type { RawColumn } from "../../../shared/table/raw-table.ts";
import type { RowFilter } from "../../../shared/table/row-view.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { barsOf, ColumnBars } from "./column-bars.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import { CURSOR_ID } from "./grid-row.tsx";

export type SortWay = "ascending" | "descending" | null;

export type HeadCellProps = {
  readonly column: RawColumn;
  readonly index: number;
  readonly left: number;
  readonly width: number;
  readonly sort: SortWay;
  readonly filters: readonly RowFilter[];
  readonly isCursor: boolean;
  readonly isOpen: boolean;
  readonly onSort: (column: string, way: SortWay) => void;
  readonly onFilter: (column: string, filters: readonly RowFilter[]) => void;
  readonly onOpen: (column: string | null) => void;
};

/** The head of a column: name, kind, share of empty cells, distribution and number of different values. */
export const HeadCell = memo(function HeadCell(props: HeadCellProps) {
  const { t, plain, percent } = useWords();
  const { column, index, left, width, sort, isCursor, isOpen } = props;
  const { profile } = column;
  const total = profile.filled + profile.empty + profile.odd;
  const bars = barsOf(column);
  const next: SortWay = sort === null ? "ascending" : sort === "ascending" ? "descending" : null;
  const style = { left, width };
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index + 2}
      aria-sort={sort ?? "none"}
      id={isCursor ? CURSOR_ID : undefined}
      className={`grid-head-cell${isCursor ? " at" : ""}${column.type === "number" ? " r" : ""}`}
      style={style}
    >
      <div className="row grid-head-name">
        <button
          type="button"
          tabIndex={-1}
          className="link cut grow"
          title={t("data:grid.sortBy", { column: column.header })}
          onClick={() => props.onSort(column.id, next)}
        >
          {column.header}
        </button>
        {sort === null ? null : <span className={sort === "ascending" ? "mark-up" : "mark-down"} aria-hidden="true" />}
        <Popover
          opened={isOpen}
          onChange={(opened) => props.onOpen(opened ? column.id : null)}
          position="bottom-end"
          trapFocus
          returnFocus
          withinPortal
          width={248}
          shadow="none"
          transitionProps={NO_TRANSITION}
        >
          <Popover.Target>
            <button
              type="button"
              tabIndex={-1}
              className={props.filters.length > 0 ? "grid-menu active" : "grid-menu"}
              aria-label={t("data:grid.menuOf", { column: column.header })}
              title={t("data:grid.menuOf", { column: column.header })}
              onClick={() => props.onOpen(isOpen ? null : column.id)}
            >
              <Icon name={props.filters.length > 0 ? "sliders" : "down"} size={13} />
            </button>
          </Popover.Target>
          <Popover.Dropdown className="o-menu">
            {isOpen ? (
              <ColumnMenu
                column={column}
                sort={sort}
                filters={props.filters}
                onSort={(way) => {
                  props.onSort(column.id, way);
                  props.onOpen(null);
                }}
                onFilter={(filters) => {
                  props.onFilter(column.id, filters);
                  props.onOpen(null);
                }}
              />
            ) : null}
          </Popover.Dropdown>
        </Popover>
      </div>
      <div className="grid-head-kind cut">
        {t(`data:type.${column.type}`)}
        {profile.empty > 0 && total > 0
          ? ` · ${t("data:grid.emptyShare", { percent: smallShare((100 * profile.empty) / total, percent) })}`
          : ""}
        {profile.odd > 0 ? ` · ${t("data:grid.oddCount", { count: profile.odd, cells: plain(profile.odd) })}` : ""}
      </div>
      <div className="row between grid-head-content">
        {bars === null ? <span /> : <ColumnBars counts={bars} width={Math.max(20, width - 76)} />}
        <span className="cut">{t("data:grid.values", { count: profile.distinct, values: plain(profile.distinct) })}</span>
      </div>
    </div>
  );
});

const NO_TRANSITION = { duration: 0 } as const;

/** A few empty cells are not none. */
const smallShare = (share: number, percent: (value: number, digits?: number) => string): string =>
  share < 1 ? `< ${percent(1, 0)}` : percent(share, 0);

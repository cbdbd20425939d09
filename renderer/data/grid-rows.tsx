import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useWords } from "../ui/use-words.ts";
import { columnWidths } from "./column-widths.ts";
import { GridRow } from "./grid-row.tsx";
import type { RowMarks } from "./row-marks.ts";
import { columnUse } from "./table-uses.ts";
import type { PickedTable } from "./use-picked-table.ts";
import type { useRows } from "./use-rows.ts";

/** Height of a row in px. A browser's element ends at 33.5 million px: a little under 1.2 million rows of 28. */
const ROW = 28;
export const MOST_ROWS = 1_190_000;
/** Least width of the last column. */
const HAPPENED = 230;

export function GridRows({
  picked,
  marks,
  rows,
  onShown,
}: {
  readonly picked: PickedTable;
  readonly marks: ReadonlyMap<number, RowMarks>;
  readonly rows: ReturnType<typeof useRows>;
  readonly onShown: (shown: readonly [number, number]) => void;
}) {
  const { t } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const count = Math.min(rows.total ?? 30, MOST_ROWS);
  const grid = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  const items = grid.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { want } = rows;
  useEffect(() => want(first, last), [first, last, want]);
  const range = grid.range;
  const top = (range?.startIndex ?? 0) + 1;
  const bottom = (range?.endIndex ?? 0) + 1;
  useEffect(() => onShown([top, bottom]), [top, bottom, onShown]);
  const { table } = picked;
  const widths = useMemo(() => columnWidths(table), [table]);
  const fields = useMemo(
    () => table.columns.map((column) => columnUse(picked.mapping, picked.use, column.header).field),
    [table, picked.mapping, picked.use],
  );
  const template = useMemo(() => {
    const least = 64 + widths.reduce((sum, width) => sum + width, 0) + HAPPENED;
    return {
      gridTemplateColumns: `64px ${widths.map((width) => `${width}px`).join(" ")} minmax(${HAPPENED}px, 1fr)`,
      width: `max(100%, ${least}px)`,
    };
  }, [widths]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className="grid" tabIndex={0} ref={scroller} aria-label={t("data:grid")}>
      <table aria-rowcount={(rows.total ?? 0) + 1}>
        <thead>
          <tr className="grid-head" aria-rowindex={1} style={template}>
            <th scope="col" className="r">
              {t("data:grid.row")}
            </th>
            {table.columns.map((column) => (
              <th scope="col" key={column.id} className={column.type === "number" ? "r cut" : "cut"} title={column.header}>
                {column.header}
              </th>
            ))}
            <th scope="col" className="happened">
              {t("data:grid.happened")}
            </th>
          </tr>
        </thead>
        <tbody style={{ height: grid.getTotalSize() }}>
          {items.map((item) => (
            <GridRow
              key={item.key}
              row={rows.rowAt(item.index)}
              index={item.index}
              top={item.start}
              template={template}
              table={table}
              fields={fields}
              marks={marks}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

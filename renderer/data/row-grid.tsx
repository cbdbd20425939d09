import { useHotkeys } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RowFilter, RowView } from "../../shared/table/row-view.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { useWords } from "../ui/use-words.ts";
import { FilterChips } from "./grid/filter-chips.tsx";
import { GridView } from "./grid/grid-view.tsx";
import type { SortWay } from "./grid/head-cell.tsx";
import { FindInRows, GoToRow } from "./grid/row-tools.tsx";
import { Showing } from "./grid/showing.tsx";
import { useRowPages } from "./grid/use-row-pages.ts";
import { OutsideCells } from "./outside-cells.tsx";
import { rowStates } from "./row-marks.ts";
import { ALL_ROWS, type RowScope, scopedRows } from "./row-scope.ts";
import { ScopeChoice } from "./scope-choice.tsx";
import { columnUse } from "./table-uses.ts";
import { type RowTarget, useGoTo } from "./use-go-to.ts";
import type { PickedTable } from "./use-picked-table.ts";

/** The rows as they stand in the file, and what happened to each. */
export function RowGrid({
  picked,
  scope,
  onScope,
  target,
}: {
  readonly picked: PickedTable;
  readonly scope: RowScope;
  readonly onScope: (scope: RowScope) => void;
  readonly target: RowTarget | null;
}) {
  const words = useWords();
  const { t } = words;
  const { source, table, mapping, use } = picked;
  const [search, setSearch] = useState("");
  const [filters, setFilters] = useState<readonly RowFilter[]>([]);
  const [sort, setSort] = useState<RowView["sort"] | undefined>(undefined);
  const showing = useRef<(first: number, last: number) => void>(null);
  const [said, setSaid] = useState("");
  const onlyRows = useMemo(() => scopedRows(scope, source), [scope, source]);
  const view = useMemo(
    (): RowView => ({
      ...(search.trim() === "" ? {} : { search }),
      ...(filters.length === 0 ? {} : { filters }),
      ...(sort === undefined ? {} : { sort }),
      ...(onlyRows === null ? {} : { onlyRows }),
    }),
    [search, filters, sort, onlyRows],
  );
  const rows = useRowPages(table.id, view);
  // What was said was said of other rows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is the reason
  useEffect(() => setSaid(""), [view]);
  const stateOf = useMemo(() => rowStates(source, words), [source, words]);
  const fields = useMemo(() => table.columns.map((column) => columnUse(mapping, use, column.header).field), [table, mapping, use]);
  const { goTo, setWanted } = useGoTo(table.id, rows.shown?.view ?? null, rows.isBusy, setSaid, words);

  const showAmongAll = useCallback(
    (row: number) => {
      onScope(ALL_ROWS);
      setSearch("");
      setFilters([]);
      setWanted({ row });
    },
    [onScope, setWanted],
  );
  useEffect(() => {
    if (target !== null) showAmongAll(target.row);
  }, [target, showAmongAll]);

  const find = useRef<HTMLInputElement>(null);
  const focusFind = useCallback(() => find.current?.focus(), []);
  useHotkeys([["mod+F", focusFind]], []);

  const onSort = useCallback(
    (column: string, way: SortWay) => setSort(way === null ? undefined : { column, descending: way === "descending" }),
    [],
  );
  const onFilter = useCallback(
    (column: string, own: readonly RowFilter[]) => setFilters((before) => [...before.filter((filter) => filter.column !== column), ...own]),
    [],
  );
  const inSight = useRef("");
  const onShown = useCallback((first: number, last: number) => {
    const now = `${first} ${last}`;
    // What was said gives way as soon as the rows move on.
    if (inSight.current !== "" && inSight.current !== now) setSaid("");
    inSight.current = now;
    showing.current?.(first, last);
  }, []);
  const onOpenRow = useCallback(
    (row: number) => {
      if (scope.kind !== "all" || search !== "" || filters.length > 0) showAmongAll(row);
    },
    [scope.kind, search, filters.length, showAmongAll],
  );
  const onCopied = useCallback((text: string) => setSaid(t("data:grid.copied", { text: text.slice(0, 60) })), [t]);
  return (
    <div className="paper rows">
      <div className="row rows-head">
        <h3 className="nw">{t("data:grid")}</h3>
        <ScopeChoice picked={picked} scope={scope} onScope={onScope} />
        <span className="grow" />
        {scope.kind === "outside" ? null : (
          <>
            <span className="xs c3 nw" role="status">
              {rows.isBusy && rows.shown !== null ? t("data:grid.looking") : said}
            </span>
            <Showing total={rows.shown?.total ?? 0} isHidden={rows.isBusy || said !== ""} setter={showing} />
            <GoToRow
              onGo={(row) => {
                setSaid("");
                setWanted({ row });
              }}
            />
            <FindInRows input={find} search={search} onSearch={setSearch} />
          </>
        )}
      </div>
      {scope.kind === "outside" ? (
        <OutsideCells table={table} />
      ) : (
        <>
          <FilterChips table={table} filters={filters} onFilters={setFilters} />
          {rows.problem === null ? null : <ProblemCard problem={rows.problem} onRetry={rows.again} />}
          {rows.shown?.total === 0 && !rows.isBusy ? <p className="c2 xs rows-none">{t("data:grid.none")}</p> : null}
          <GridView
            table={table}
            fields={fields}
            stateOf={stateOf}
            shown={rows.shown}
            isBusy={rows.isBusy}
            sort={sort}
            filters={filters}
            goTo={goTo}
            onSort={onSort}
            onFilter={onFilter}
            onOpenRow={onOpenRow}
            onCopied={onCopied}
            onShown={onShown}
          />
        </>
      )}
    </div>
  );
}

import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { Chip } from "../ui/chip.tsx";
import { ProblemCard } from "../ui/problem-card.tsx";
import { useWords } from "../ui/use-words.ts";
import { GridRows, MOST_ROWS } from "./grid-rows.tsx";
import { excludedWords } from "./reason-words.ts";
import { filteredRows, type RowFilter } from "./row-filter.ts";
import { rowMarks } from "./row-marks.ts";
import type { PickedTable } from "./use-picked-table.ts";
import { useRows } from "./use-rows.ts";

/** The rows as they stand in the file, and what happened to each. */
export function RowGrid({
  picked,
  filter,
  onFilter,
}: {
  readonly picked: PickedTable;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}) {
  const words = useWords();
  const { t, plain } = words;
  const { source, table } = picked;
  const [shown, setShown] = useState<readonly [number, number] | null>(null);
  const onlyRows = useMemo(() => filteredRows(filter, source), [filter, source]);
  const marks = useMemo(() => rowMarks(source), [source]);
  const rows = useRows(table.id, onlyRows);
  const listed = filteredRows({ kind: "listed" }, source)?.length ?? 0;
  const aside = filteredRows({ kind: "aside" }, source)?.length ?? 0;
  const setKind = (kind: string) => {
    if (kind === "all" || kind === "listed" || kind === "aside") onFilter({ kind });
  };
  const segments = [
    { value: "all", label: t("data:grid.all", { rows: plain(table.rowCount) }) },
    { value: "listed", label: t("data:grid.listed", { rows: plain(listed) }) },
    { value: "aside", label: t("data:grid.aside", { rows: plain(aside) }) },
    ...(filter.kind === "finding" ? [{ value: "finding", label: excludedWords(filter.finding.reason, filter.finding.field, words) }] : []),
  ];
  return (
    <div className="paper rows">
      <div className="row rows-head">
        <h3 className="nw">{t("data:grid")}</h3>
        <SegmentedControl aria-label={t("data:grid.filter")} value={filter.kind} onChange={setKind} data={segments} />
        <span className="grow" />
        {(rows.total ?? 0) > MOST_ROWS ? (
          <Chip tone="warn" icon="info" title={t("data:grid.most.why")}>
            {t("data:grid.most", { rows: plain(MOST_ROWS) })}
          </Chip>
        ) : null}
        {shown === null || (rows.total ?? 0) === 0 ? null : (
          <span className="xs c3 nw">
            {t("data:grid.showing", { from: plain(shown[0]), to: plain(shown[1]), total: plain(rows.total ?? 0) })}
          </span>
        )}
      </div>
      {rows.problem === null ? null : <ProblemCard problem={rows.problem} onRetry={rows.again} />}
      {rows.total === 0 ? (
        <p className="c2 xs rows-none">{t("data:grid.none")}</p>
      ) : (
        <GridRows key={JSON.stringify(filter.kind)} picked={picked} marks={marks} rows={rows} onShown={setShown} />
      )}
    </div>
  );
}

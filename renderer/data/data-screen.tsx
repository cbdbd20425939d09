import "./data.css";
import { useCallback, useEffect, useState } from "react";
import { setView, useApp } from "../store/app-store.ts";
import { reload } from "../store/open-files.ts";
import { retry } from "../store/pipeline.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { WorkingBar } from "../ui/working-bar.tsx";
import { AppendedNotice } from "./appended-notice.tsx";
import { ColumnTable } from "./column-table.tsx";
import { DataHead } from "./data-head.tsx";
import { QuestionCards } from "./question-cards.tsx";
import { ReadingPanel } from "./reading/reading-panel.tsx";
import { RowGrid } from "./row-grid.tsx";
import { ALL_ROWS, type RowScope } from "./row-scope.ts";
import { SheetList } from "./sheet-list.tsx";
import { SidePanel } from "./side-panel.tsx";
import type { RowTarget } from "./use-go-to.ts";
import { usePickedTable } from "./use-picked-table.ts";

/** Every guess has a reason and a certainty; rows seen = rows imported + rows listed. */
export function DataScreen() {
  const picked = usePickedTable();
  const [scope, setScope] = useState<RowScope>(ALL_ROWS);
  const [target, setTarget] = useState<RowTarget | null>(null);
  const [column, setColumn] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  const files = useApp((state) => state.history.present.files);
  const pick = useCallback((id: string, use: number) => {
    setView({ table: { id, use } });
    setScope(ALL_ROWS);
    setTarget(null);
    setColumn(null);
    setIsReading(false);
  }, []);
  const shownTable = picked?.table.id;
  const sent = useApp((state) => state.view.rows);
  const show = useCallback(
    (table: string, rows: readonly number[], name: string) => {
      if (table !== shownTable) pick(table, 0);
      const [only, ...more] = rows;
      if (only !== undefined && more.length === 0) {
        setScope(ALL_ROWS);
        setTarget({ row: only });
      } else setScope({ kind: "named", name, rows });
    },
    [pick, shownTable],
  );
  useEffect(() => {
    if (sent === null || sent.table !== shownTable) return;
    show(sent.table, sent.rows, sent.name);
    setView({ rows: null });
  }, [sent, shownTable, show]);
  if (picked === null) return null;
  const { table } = picked;
  const file = files.find(({ name }) => name === table.file);
  return (
    <div className="body data-body">
      <SheetList picked={picked} onPick={pick} />
      <main className="page">
        <DataHead
          picked={picked}
          onPick={pick}
          onReading={file === undefined ? null : () => setIsReading(!isReading)}
          isReading={isReading}
        />
        <Notices />
        {isReading && file !== undefined ? (
          <ReadingPanel key={table.id} file={file} table={table} onClose={() => setIsReading(false)} />
        ) : (
          <>
            <AppendedNotice />
            <QuestionCards table={table.id} />
            <div className="data-top">
              <ColumnTable picked={picked} column={column} onColumn={setColumn} />
              <SidePanel picked={picked} column={column} onRows={setScope} onShow={show} />
            </div>
            <RowGrid key={table.id} picked={picked} scope={scope} onScope={setScope} target={target} />
          </>
        )}
      </main>
    </div>
  );
}

/** What goes on, and what has gone wrong; the last good view stays under it. */
function Notices() {
  const job = useApp((state) => state.jobs.import ?? state.jobs.map);
  const importFailure = useApp((state) => state.failures.import);
  const mapFailure = useApp((state) => state.failures.map);
  const lost = useApp((state) => state.engineLost);
  return (
    <div className="notices">
      {job === undefined ? null : <WorkingBar key={job.id} job={job} />}
      {lost === null ? null : <ProblemCard problem={lost} onRetry={() => void reload()} />}
      {importFailure === undefined ? null : <ProblemCard problem={importFailure.problem} onClose={() => retry("import")} />}
      {mapFailure === undefined ? null : <ProblemCard problem={mapFailure.problem} onRetry={() => retry("map")} />}
    </div>
  );
}

import "./data.css";
import { useState } from "react";
import { useApp } from "../store/app-store.ts";
import { reload } from "../store/open-files.ts";
import { retry } from "../store/pipeline.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { WorkingBar } from "../ui/working-bar.tsx";
import { Balance } from "./balance.tsx";
import { ColumnTable } from "./column-table.tsx";
import { DataHead } from "./data-head.tsx";
import type { RowFilter } from "./row-filter.ts";
import { RowGrid } from "./row-grid.tsx";
import { SheetList } from "./sheet-list.tsx";
import { usePickedTable } from "./use-picked-table.ts";

/** Every guess has a reason and a certainty; rows seen = rows imported + rows listed. */
export function DataScreen() {
  const picked = usePickedTable();
  const job = useApp((state) => state.jobs.import ?? state.jobs.map);
  const importFailure = useApp((state) => state.failures.import);
  const mapFailure = useApp((state) => state.failures.map);
  const lost = useApp((state) => state.engineLost);
  const [filter, setFilter] = useState<RowFilter>({ kind: "all" });
  const [column, setColumn] = useState<string | null>(null);
  const pick = (id: string, use: number) => {
    picked?.pick(id, use);
    setFilter({ kind: "all" });
    setColumn(null);
  };
  if (picked === null) return null;
  return (
    <div className="body data-body">
      <SheetList picked={picked} onPick={pick} />
      <main className="page">
        <DataHead picked={picked} />
        <div className="notices">
          {job === undefined ? null : <WorkingBar key={job.id} job={job} />}
          {lost === null ? null : <ProblemCard problem={lost} onRetry={() => void reload()} />}
          {importFailure === undefined ? null : <ProblemCard problem={importFailure.problem} />}
          {mapFailure === undefined ? null : <ProblemCard problem={mapFailure.problem} onRetry={() => retry("map")} />}
        </div>
        <div className="data-top">
          <ColumnTable picked={picked} column={column} onColumn={setColumn} />
          <Balance picked={picked} column={column} onRows={setFilter} />
        </div>
        <RowGrid key={`${picked.table.id} ${picked.use.as}`} picked={picked} filter={filter} onFilter={setFilter} />
      </main>
    </div>
  );
}

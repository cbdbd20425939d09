import { useMemo } from "react";
import type { SourceReport } from "../../shared/table/canonical.ts";
import type { Mapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { useApp } from "../store/app-store.ts";
import { sourceOf, type TableUse, usesOf } from "./table-uses.ts";

export type PickedTable = {
  readonly mapping: Mapping;
  readonly table: RawTable;
  readonly uses: readonly TableUse[];
  readonly use: TableUse;
  readonly useIndex: number;
  /** What became of its rows; `null` until the tables are built. */
  readonly source: SourceReport | null;
};

/** The sheet on screen and what is known about it. */
export function usePickedTable(): PickedTable | null {
  const mapping = useApp((state) => state.history.present.mapping);
  const imported = useApp((state) => state.loaded?.value);
  const facts = useApp((state) => state.facts?.value);
  const choice = useApp((state) => state.view.table);
  return useMemo(() => {
    const table = imported?.tables.find((candidate) => candidate.id === choice?.id) ?? imported?.tables[0];
    if (mapping === null || imported === undefined || table === undefined) return null;
    const uses = usesOf(mapping, imported.guesses, table);
    const useIndex = Math.min(choice?.use ?? 0, uses.length - 1);
    const use = uses[useIndex];
    if (use === undefined) return null;
    return { mapping, table, uses, use, useIndex, source: facts === undefined ? null : sourceOf(facts.sources, mapping, table, use) };
  }, [mapping, imported, facts, choice]);
}

import { SegmentedControl } from "@mantine/core";
import { useWords } from "../ui/use-words.ts";
import { excludedWords } from "./reason-words.ts";
import { type RowScope, scopedRows } from "./row-scope.ts";
import type { PickedTable } from "./use-picked-table.ts";

/** All rows, those left out, those with a cell set aside, or what was last asked for. */
export function ScopeChoice({
  picked,
  scope,
  onScope,
}: {
  readonly picked: PickedTable;
  readonly scope: RowScope;
  readonly onScope: (scope: RowScope) => void;
}) {
  const words = useWords();
  const { t, plain } = words;
  const { table, source } = picked;
  const listed = scopedRows({ kind: "listed" }, source)?.length ?? 0;
  const aside = scopedRows({ kind: "aside" }, source)?.length ?? 0;
  const outside = table.cells.listed.reduce((sum, { count }) => sum + count, 0);
  const segments = [
    { value: "all", label: t("data:grid.all", { rows: plain(table.rowCount) }) },
    { value: "listed", label: t("data:grid.listed", { rows: plain(listed) }) },
    { value: "aside", label: t("data:grid.aside", { rows: plain(aside) }) },
    ...(outside === 0 ? [] : [{ value: "outside", label: t("data:grid.outside", { cells: plain(outside) }) }]),
    ...(scope.kind === "finding" ? [{ value: "finding", label: excludedWords(scope.finding.reason, scope.finding.field, words) }] : []),
    ...(scope.kind === "named" ? [{ value: "named", label: scope.name }] : []),
  ];
  const choose = (kind: string) => {
    if (kind === "all" || kind === "listed" || kind === "aside" || kind === "outside") onScope({ kind });
  };
  return <SegmentedControl aria-label={t("data:grid.filter")} value={scope.kind} onChange={choose} data={segments} />;
}

import type { Excluded, SourceReport } from "../../shared/table/canonical.ts";

/** Reasons for which a whole row is left out; the others set one cell aside. */
export const WHOLE_ROW: ReadonlySet<string> = new Set(["MISSING_ID", "END_BEFORE_START", "DUPLICATE_ACCOUNT"]);

export const isWholeRow = (excluded: Excluded): boolean => WHOLE_ROW.has(excluded.reason);

/** What happened to a row: the reasons it was left out for, or the cells of it that were set aside. */
export type RowMarks = { readonly listed: readonly Excluded[]; readonly aside: readonly Excluded[] };

/** Row number → what happened to it. Rows that are not in it were taken as they stand. */
export function rowMarks(source: SourceReport | null): ReadonlyMap<number, RowMarks> {
  const marks = new Map<number, { listed: Excluded[]; aside: Excluded[] }>();
  for (const excluded of source?.excluded ?? []) {
    for (const row of excluded.rows) {
      const mark = marks.get(row) ?? { listed: [], aside: [] };
      mark[isWholeRow(excluded) ? "listed" : "aside"].push(excluded);
      marks.set(row, mark);
    }
  }
  return marks;
}

/** Seen = imported + listed, with the reasons; `other` are rows of answers in which every answer given is out of range. */
export type Balance = {
  readonly seen: number;
  readonly imported: number;
  readonly listed: readonly Excluded[];
  readonly other: number;
};

export function balanceOf(source: SourceReport): Balance {
  const listed = source.excluded.filter(isWholeRow);
  const explained = listed.reduce((sum, excluded) => sum + excluded.count, 0);
  return { seen: source.rows, imported: source.used, listed, other: source.rows - source.used - explained };
}

/** The rows of some findings, ascending, each once, at most as many as one request may name. */
export function rowsOf(findings: readonly Excluded[]): readonly number[] {
  return [...new Set(findings.flatMap((finding) => finding.rows))].sort((a, b) => a - b).slice(0, 1_000);
}

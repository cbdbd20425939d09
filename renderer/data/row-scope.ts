import type { Excluded, SourceReport } from "../../shared/table/canonical.ts";
import { isWholeRow } from "../../shared/table/whole-row.ts";
import { rowsOf } from "./row-marks.ts";

/** Which rows the grid is about, before search and filters; `outside` = the cells of the sheet that are in no table. */
export type RowScope =
  | { readonly kind: "all" }
  | { readonly kind: "listed" }
  | { readonly kind: "aside" }
  | { readonly kind: "finding"; readonly finding: Excluded }
  /** Rows that something else names: a note, an example of a join or a repair. */
  | { readonly kind: "named"; readonly name: string; readonly rows: readonly number[] }
  | { readonly kind: "outside" };

export const ALL_ROWS: RowScope = { kind: "all" };

/** Source rows a scope leaves; `null` = all. */
export function scopedRows(scope: RowScope, source: SourceReport | null): readonly number[] | null {
  const excluded = source?.excluded ?? [];
  switch (scope.kind) {
    case "all":
    case "outside":
      return null;
    case "listed":
      return rowsOf(excluded.filter(isWholeRow));
    case "aside":
      return rowsOf(excluded.filter((finding) => !isWholeRow(finding)));
    case "finding":
      return rowsOf([scope.finding]);
    case "named":
      return scope.rows.slice(0, 1_000);
  }
}

import type { Excluded, SourceReport } from "../../shared/table/canonical.ts";
import { isWholeRow, rowsOf } from "./row-marks.ts";

/** Which rows the grid shows. */
export type RowFilter =
  | { readonly kind: "all" }
  | { readonly kind: "listed" }
  | { readonly kind: "aside" }
  | { readonly kind: "finding"; readonly finding: Excluded };

/** Source rows a filter leaves; `null` = all. */
export function filteredRows(filter: RowFilter, source: SourceReport | null): readonly number[] | null {
  const excluded = source?.excluded ?? [];
  switch (filter.kind) {
    case "all":
      return null;
    case "listed":
      return rowsOf(excluded.filter(isWholeRow));
    case "aside":
      return rowsOf(excluded.filter((finding) => !isWholeRow(finding)));
    case "finding":
      return rowsOf([filter.finding]);
  }
}

import type { CellAccount, RawColumn } from "../../../shared/table/raw-table.ts";

/** Every filled cell of a sheet: those in the table's columns, and those listed as outside of it. `seen` where the reader has counted for itself. */
export function cellAccount(
  columns: readonly Pick<RawColumn, "profile">[],
  listed: CellAccount["listed"] = [],
  seen?: number,
): CellAccount {
  const imported = columns.reduce((sum, { profile }) => sum + profile.filled + profile.odd, 0);
  return { seen: seen ?? listed.reduce((sum, { count }) => sum + count, imported), imported, listed };
}

import type { Imported } from "../../shared/ipc/contract.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { View } from "./state.ts";

/** Where a table stands, in words that outlive a reading: ids of tables are given anew at each. */
export const placeOfTable = ({ file, sheet, area }: RawTable): string => JSON.stringify([file, sheet, area.firstColumn, area.firstRow]);

/** The table on screen after the files were read again: the same one, else the same sheet, else the first. */
export function sameTable(shown: View["table"], before: Imported | undefined, after: Imported): View["table"] {
  const [first] = after.tables;
  const old = before?.tables.find(({ id }) => id === shown?.id);
  if (old === undefined) return first === undefined ? null : { id: first.id, use: 0 };
  const same =
    after.tables.find((table) => placeOfTable(table) === placeOfTable(old)) ??
    after.tables.find(({ file, sheet }) => file === old.file && sheet === old.sheet);
  if (same !== undefined) return { id: same.id, use: shown?.use ?? 0 };
  return first === undefined ? null : { id: first.id, use: 0 };
}

import type { RawTable } from "../../shared/table/raw-table.ts";

/** Widths in px that show most cells whole: by the header and the longest text, within bounds. */
export function columnWidths(table: RawTable): readonly number[] {
  return table.columns.map((column) => {
    const longest = column.type === "text" ? (column.profile.longest ?? 12) : column.type === "moment" ? 17 : 10;
    const header = Math.min(14, column.header.length);
    return Math.round(Math.min(220, Math.max(64, Math.max(longest, header) * 7 + 16)));
  });
}

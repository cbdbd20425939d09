export type CsvCell = string | number | boolean | null;

/**
 * Rows as CSV by RFC 4180 with newlines as \n: null is empty, numbers keep all their digits. Text that a spreadsheet would take
 * for a formula is given an apostrophe, so that it stays text.
 */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(",")}\n`).join("");
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

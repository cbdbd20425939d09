import { localeOf } from "../../shared/messages/format.ts";
import type { Language } from "../../shared/messages/languages.ts";

/** The numbers of a chart as they would stand in a spreadsheet; `null` = an empty cell. */
export type ChartData = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/**
 * Lines of cells apart by tabs, as spreadsheets take them from the clipboard: numbers with all their digits, without grouping
 * and with the decimal sign of the language. Text that would be taken for a formula is given an apostrophe.
 */
export function tabText({ columns, rows }: ChartData, language: Language): string {
  const point = decimalSign(language);
  const line = (cells: readonly (string | number | null)[]) => cells.map((cell) => cellText(cell, point)).join("\t");
  return [columns, ...rows].map((cells) => `${line(cells)}\n`).join("");
}

function cellText(cell: string | number | null, point: string): string {
  if (cell === null) return "";
  // Twelve digits: what is beyond them is the dust of sums.
  if (typeof cell === "number") return String(Number(cell.toPrecision(12))).replace(".", point);
  const text = cell.replaceAll(/[\t\r\n\u00a0]+/g, " ");
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

const decimalSign = (language: Language): string =>
  new Intl.NumberFormat(localeOf(language)).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";

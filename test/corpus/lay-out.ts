import type { FileCell, LabelledTable } from "./labelled.ts";

/** A sheet as rows of cells, and where each record of the table stands in it (rows from 1). */
export type Grid = { readonly rows: readonly (readonly FileCell[])[]; readonly recordRows: readonly number[] };

const text = (value: string): FileCell => (value === "" ? null : { is: "text", text: value });

/** Puts titles, headings, records, totals and notes under each other. */
export function layOut(table: LabelledTable): Grid {
  const { columns } = table;
  const rows: FileCell[][] = (table.above ?? []).map((line) => line.map(text));
  if (rows.length > 0 && columns.length > 0) rows.push([]);
  if (columns.some(({ over }) => over !== undefined)) rows.push(columns.map(({ over }) => (over === undefined ? null : text(over))));
  const heading = columns.map((column) => text(column.heading));
  if (columns.length > 0) rows.push(heading);
  for (const line of table.underHeadings ?? []) rows.push(line.map(text));
  const records = columns.length === 0 ? 0 : Math.max(...columns.map(({ cells }) => cells.length));
  const recordRows: number[] = [];
  for (let at = 0; at < records; at++) {
    if (table.repeats?.includes(at) === true) rows.push(heading);
    rows.push(columns.map(({ cells }) => cells[at]?.cell ?? null));
    recordRows.push(rows.length);
    if (table.gaps?.includes(at) === true) rows.push([]);
  }
  const sums = table.total === undefined ? [] : totalRow(table, table.total);
  if (sums.some((cell) => cell?.is === "number")) rows.push(sums);
  if (table.below !== undefined && table.below.length > 0) rows.push([], ...table.below.map((line) => line.map(text)));
  return { rows, recordRows };
}

/** The word in the first column, the sums of plain numbers below theirs. */
function totalRow({ columns }: LabelledTable, word: string): FileCell[] {
  return columns.map(({ cells, must }, index): FileCell => {
    if (index === 0) return text(word);
    const isAmount = must.some((field) => /amount|mrr|revenue|cost|benefit/.test(field));
    const numbers = cells.flatMap(({ cell }) => (cell?.is === "number" ? [cell.number] : []));
    if (!isAmount || numbers.length === 0 || numbers.length < cells.filter(({ cell }) => cell !== null).length) return null;
    return { is: "number", number: Math.round(numbers.reduce((sum, value) => sum + value, 0) * 100) / 100 };
  });
}

import type { Chart, ChartSeries } from "../../../shared/report/deck.ts";
import { type Cell, columnName } from "./cell.ts";
import { writeWorkbook } from "./workbook.ts";

/** The numbers of a series as the chart and its workbook hold them: error bars are distances from the value. */
export type SeriesData = {
  readonly series: ChartSeries;
  readonly values: readonly (number | null)[];
  /** `null` = the series has no error bars. */
  readonly errors: { readonly minus: readonly (number | null)[]; readonly plus: readonly (number | null)[] } | null;
  /** Where they stand in the workbook. */
  readonly cells: { readonly name: string; readonly values: string; readonly minus: string; readonly plus: string };
};

export type ChartData = { readonly categories: string; readonly series: readonly SeriesData[]; readonly workbook: Uint8Array };

const SHEET = "Data";

/** The workbook inside a chart: categories in column A, then each series with its error distances, marked − and +. */
export function chartData(chart: Chart): ChartData {
  const count = chart.categories.length;
  if (count === 0 || chart.series.length === 0) throw new Error("chartData requires at least one category and one series, got none");
  const range = (column: number): string => `${SHEET}!$${columnName(column)}$2:$${columnName(column)}$${count + 1}`;
  const header: Cell[] = [""];
  const columns: (readonly Cell[])[] = [chart.categories];
  const series = chart.series.map((one): SeriesData => {
    if (one.values.length !== count)
      throw new Error(`chartData requires a value for each of ${count} categories, got ${one.values.length}`);
    const errors = distances(one);
    const at = columns.length;
    header.push(one.name);
    columns.push(one.values);
    if (errors !== null) {
      header.push(`${one.name} \u2212`, `${one.name} +`);
      columns.push(errors.minus, errors.plus);
    }
    const name = `${SHEET}!$${columnName(at)}$1`;
    return { series: one, values: one.values, errors, cells: { name, values: range(at), minus: range(at + 1), plus: range(at + 2) } };
  });
  const rows: (readonly Cell[])[] = [header];
  for (let row = 0; row < count; row++) rows.push(columns.map((column) => column[row] ?? null));
  const workbook = writeWorkbook({
    sheets: [{ name: SHEET, rows, columnWidths: columns.map((_, at) => (at === 0 ? 28 : 16)), freezeHeader: true }],
    hasProperties: false,
  });
  return { categories: range(0), series, workbook };
}

function distances(series: ChartSeries): SeriesData["errors"] {
  const { lo, hi } = series;
  if (lo === undefined || hi === undefined) return null;
  const between = (from: number | null | undefined, to: number | null | undefined): number | null =>
    from === null || from === undefined || to === null || to === undefined ? null : to - from;
  return {
    minus: series.values.map((value, at) => between(lo[at], value)),
    plus: series.values.map((value, at) => between(value, hi[at])),
  };
}

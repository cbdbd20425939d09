import type { Chart, DeckTheme } from "../../shared/report/deck.ts";
import { excelNumber } from "./excel-number.ts";
import { extent, linearScale, ticks } from "./scale.ts";

/** A box with its error bar and label, in px of the chart. `across` runs along the categories, `from`–`to` along the values. */
export type DrawnPoint = {
  readonly key: string;
  readonly across: number;
  readonly thickness: number;
  readonly from: number;
  readonly to: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly color: string;
  readonly label: string | null;
  /** A line that comes from above would cross a label over its point. */
  readonly labelBelow: boolean;
};

export type DrawnChart = {
  readonly horizontal: boolean;
  readonly isLine: boolean;
  readonly ticks: readonly { readonly at: number; readonly text: string; readonly isZero: boolean }[];
  readonly categories: readonly { readonly at: number; readonly lines: readonly string[] }[];
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly dashed: boolean;
    readonly points: readonly DrawnPoint[];
  }[];
  /** Ends of the value axis in px. */
  readonly start: number;
  readonly end: number;
};

export type DeckChartSize = { readonly width: number; readonly height: number; readonly left: number; readonly bottom: number };

/** Where everything of a deck's chart stands: pure, from the same model that is written to the slide. */
export function deckChart(chart: Chart, theme: DeckTheme, locale: string, size: DeckChartSize): DrawnChart {
  const isLine = chart.kind === "line";
  const horizontal = chart.kind === "bar" || chart.kind === "stackedBar";
  const stacked = chart.kind === "stackedBar" || chart.kind === "stackedColumn";
  const [min, max] = valueRange(chart, stacked, isLine);
  const [start, end] = horizontal ? [size.left, size.width - 58] : [size.height - size.bottom, 18];
  const value = linearScale(min, max, start, end);
  const count = Math.max(1, chart.categories.length);
  const band = (horizontal ? size.height - size.bottom : size.width - size.left) / count;
  const middle = (index: number) => (horizontal ? 0 : size.left) + (index + 0.5) * band;
  const groups = stacked || isLine ? 1 : Math.max(1, chart.series.length);
  const thickness = Math.min(isLine ? 0 : 54, (band * 0.62) / groups);
  const base = Math.min(Math.max(0, min), max);
  const sums = chart.categories.map(() => 0);
  const format = (amount: number, of: string) => excelNumber(amount, of, locale);
  return {
    horizontal,
    isLine,
    start,
    end,
    ticks: ticks(min, max, horizontal ? 4 : 5).map((mark) => ({
      at: value(mark),
      text: format(mark, chart.valueAxis.format),
      isZero: mark === 0,
    })),
    categories: chart.categories.map((name, index) => ({ at: middle(index), lines: name.split("\n") })),
    series: chart.series.map((series, order) => {
      const color = `#${series.color ?? theme.colors.series[order % theme.colors.series.length] ?? theme.colors.accent}`;
      const offset = stacked || isLine ? 0 : (order - (groups - 1) / 2) * thickness;
      const points = series.values.flatMap((amount, index): readonly DrawnPoint[] => {
        if (amount === null) return [];
        const under = stacked ? (sums[index] ?? 0) : base;
        if (stacked) sums[index] = under + amount;
        const [lo, hi] = [series.lo?.[index] ?? null, series.hi?.[index] ?? null];
        const labelled = series.labels && (series.labelPoints === undefined || series.labelPoints.includes(index));
        const own = series.pointColors?.[index];
        return [
          {
            key: `${order} ${index}`,
            across: middle(index) + offset,
            thickness,
            from: value(under),
            to: value(stacked ? under + amount : amount),
            lo: lo === null ? null : value(lo),
            hi: hi === null ? null : value(hi),
            color: own == null ? color : `#${own}`,
            labelBelow: isLine && (series.values[index - 1] ?? amount) > amount,
            label: labelled ? format(amount, chart.labelFormat ?? chart.valueAxis.format) : null,
          },
        ];
      });
      return { name: series.name, color, dashed: series.dashed === true, points };
    }),
  };
}

/** Bars start at zero; a line need not. */
function valueRange(chart: Chart, stacked: boolean, isLine: boolean): readonly [number, number] {
  const tops = stacked
    ? chart.categories.map((_, index) => chart.series.reduce((sum, series) => sum + (series.values[index] ?? 0), 0))
    : chart.series.flatMap((series) => [...series.values, ...(series.lo ?? []), ...(series.hi ?? [])]);
  const [low, high] = extent([...tops, isLine ? null : 0]) ?? [0, 1];
  const span = high - low || Math.abs(high) || 1;
  const min = chart.valueAxis.min ?? (low < 0 || isLine ? low - span * 0.06 : 0);
  const max = chart.valueAxis.max ?? high + span * 0.06;
  return [isLine && low >= 0 && low < span * 0.6 ? Math.min(0, min) : min, max];
}

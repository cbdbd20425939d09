import type { Chart } from "../../../shared/report/deck.ts";
import { type AxisScale, axisScale } from "./axis-scale.ts";
import { lineCount, textWidth } from "./text-width.ts";

/** Type sizes inside a chart, in slide units (`slide.html` of the design). */
export const CHART_TYPE = { axis: 15, label: 16, legend: 15 } as const;

/** Where everything in a chart stands: PowerPoint would place it by its own rules, others by theirs. Shares of width and height. */
export type ChartLayout = {
  readonly scale: AxisScale;
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly legend: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  /** Distance of one unit of value, as a share of the chart. */
  readonly perUnit: number;
  /** Free space between the end of an error bar and its label, as a share of the chart. */
  readonly clearance: number;
  /** Every so many categories are named on the axis. */
  readonly skip: number;
  /** Gap between bars in percent of a bar. */
  readonly gap: number;
};

export const isHorizontal = (chart: Chart): boolean => chart.kind === "bar" || chart.kind === "stackedBar";
export const isStacked = (chart: Chart): boolean => chart.kind === "stackedBar" || chart.kind === "stackedColumn";

/** Widest label in points of text: the format is unknown here, so digits, sign and its fixed characters are counted. */
function labelWidth(chart: Chart, scale: AxisScale): number {
  const format = chart.labelFormat ?? chart.valueAxis.format;
  const widest = Math.max(Math.abs(scale.min), Math.abs(scale.max));
  const thousands = /,+(?=[^#0]|$)/.exec(format)?.[0].length ?? 0;
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, widest / 1000 ** thousands))) + 1);
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const fixed = (format.split(";")[0] ?? "").replace(/[#0.,"\\]/g, "");
  const grouped = whole > 3 ? Math.floor((whole - 1) / 3) : 0;
  return textWidth(`${fixed}${"0".repeat(whole + decimals)}${decimals > 0 ? "." : ""}${",".repeat(grouped)}`, CHART_TYPE.label, true);
}

/** Lowest and highest of what is drawn, error bars included; stacked values are added up. */
function drawnRange(chart: Chart): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (let at = 0; at < chart.categories.length; at++) {
    let above = 0;
    let below = 0;
    for (const series of chart.series) {
      const value = series.values[at] ?? 0;
      if (value >= 0) above += value;
      else below += value;
      for (const edge of [value, series.lo?.[at] ?? value, series.hi?.[at] ?? value]) {
        low = Math.min(low, edge);
        high = Math.max(high, edge);
      }
    }
    if (isStacked(chart)) {
      low = Math.min(low, below);
      high = Math.max(high, above);
    }
  }
  return [low, high];
}

/** A label under a negative bar needs room inside the plot, or it would stand on the names of the categories. */
function withLabelRoom(chart: Chart, [low, high]: readonly [number, number], width: number, height: number): readonly [number, number] {
  const needsRoom = low < 0 && !isStacked(chart) && chart.kind !== "line" && chart.series.some((series) => series.labels);
  if (!needsRoom) return [low, high];
  const share = isHorizontal(chart) ? 80 / width : 26 / height;
  return [low - (high - low) * share * 1.3, high];
}

export function chartLayout(chart: Chart, width: number, height: number): ChartLayout {
  const horizontal = isHorizontal(chart);
  const [low, high] = withLabelRoom(chart, drawnRange(chart), width, height);
  const scale = axisScale(
    low,
    high,
    horizontal ? Math.max(3, Math.floor(width / 110)) : Math.max(3, Math.floor(height / 80)),
    chart.valueAxis,
  );
  const hasLabels = chart.series.some((series) => series.labels);
  const label = labelWidth(chart, scale);
  const legendHeight = chart.series.length > 1 ? 28 : 0;
  const top = legendHeight + (hasLabels && !horizontal ? 26 : 10);
  const categoryLines = Math.max(...chart.categories.map((name) => name.split("\n").length));
  const bottom = (horizontal ? 26 : 8 + 19 * Math.min(3, categoryLines)) + (chart.categoryTitle === undefined ? 0 : 24);
  const longest = Math.max(...chart.categories.flatMap((name) => name.split("\n").map((line) => textWidth(line, CHART_TYPE.axis))));
  const left = horizontal ? Math.min(width * 0.4, longest + 16) : label + 14;
  const right = horizontal ? (hasLabels ? Math.min(width * 0.25, label + 14) : 14) : 14;
  const plotWidth = Math.max(width * 0.2, width - left - right);
  const plotHeight = Math.max(height * 0.2, height - top - bottom);
  const slot = (horizontal ? plotHeight : plotWidth) / chart.categories.length;
  const bars = isStacked(chart) ? 1 : chart.series.length;
  // Bars of at most 56 units: two lone bars across a slide would be a wall.
  const gap = Math.max(horizontal ? 70 : 60, Math.min(500, Math.round(((slot / Math.min(56, slot) - bars * 0.999) / 1) * 100)));
  return {
    scale,
    plot: { x: left / width, y: top / height, width: plotWidth / width, height: plotHeight / height },
    legend: legendHeight === 0 ? null : legendBox(chart, width, height, legendHeight),
    perUnit: (horizontal ? plotWidth / width : plotHeight / height) / (scale.max - scale.min),
    skip: horizontal ? 1 : Math.max(1, Math.ceil((longest + 8) / Math.max(1, slot) / Math.max(1, wrapped(chart, slot)))),
    gap,
    clearance: 5 / (horizontal ? width : height),
  };
}

function legendBox(chart: Chart, width: number, height: number, own: number): NonNullable<ChartLayout["legend"]> {
  const needed = chart.series.reduce(
    (sum, series) => sum + textWidth(series.name, CHART_TYPE.legend) + (chart.kind === "line" ? 96 : 56),
    0,
  );
  return { x: 0, y: 0, width: Math.min(1, needed / width), height: own / height };
}

/** Column names may be broken over lines; a few words in a wide slot need no skipping. */
function wrapped(chart: Chart, slot: number): number {
  const lines = Math.max(...chart.categories.map((name) => lineCount(name, CHART_TYPE.axis, Math.max(1, slot - 6))));
  const longestWord = Math.max(...chart.categories.flatMap((name) => name.split(/\s+/).map((word) => textWidth(word, CHART_TYPE.axis))));
  return lines <= 2 && longestWord <= slot - 6 ? 3 : 1;
}

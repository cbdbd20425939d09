import type { EChartsOption } from "echarts";
import type { Chart } from "../../shared/report/deck.ts";
import type { ChartTokens } from "./chart-tokens.ts";

export type LineLook = {
  /** Text of a value on the axis and in the tooltip. */
  readonly format: (value: number) => string;
  /** Text beside the last point of each series. */
  readonly endLabels: readonly (string | null)[];
  /** Room for the words of the value axis, px. */
  readonly left: number;
  /** Room for the end labels, px. */
  readonly right: number;
  /** Categories that are named on the axis. */
  readonly showLabel: (index: number) => boolean;
};

/**
 * A line chart of the one chart model that slides use too. The axis starts where the data do, which the title beside it must
 * say; dashed = baseline. Hovering shows all values of a category.
 */
export function lineOption(chart: Chart, tokens: ChartTokens, look: LineLook): EChartsOption {
  return {
    grid: { left: look.left, right: look.right, top: 12, bottom: BOTTOM, outerBoundsMode: "none" },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: tokens.ink,
      borderWidth: 0,
      textStyle: { color: tokens.surface, fontSize: 11, fontFamily: tokens.font },
      valueFormatter: (value) => (typeof value === "number" ? look.format(value) : ""),
    },
    xAxis: {
      type: "category",
      data: [...chart.categories],
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.lineStrong } },
      axisLabel: { ...axisText(tokens), interval: (index: number) => look.showLabel(index), alignMinLabel: "left", alignMaxLabel: "right" },
    },
    yAxis: {
      type: "value",
      scale: true,
      ...(chart.valueAxis.min !== undefined && { min: chart.valueAxis.min }),
      ...(chart.valueAxis.max !== undefined && { max: chart.valueAxis.max }),
      splitNumber: 3,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...axisText(tokens), formatter: (value: number) => look.format(value) },
    },
    series: chart.series.map((series, index) => {
      const color = series.dashed === true ? tokens.ink3 : tokens.accent;
      const label = look.endLabels[index] ?? null;
      return {
        type: "line",
        name: series.name,
        data: [...series.values],
        showSymbol: false,
        lineStyle: { color, width: series.dashed === true ? 1.5 : 2, type: series.dashed === true ? [4, 3] : "solid" },
        itemStyle: { color },
        ...(label !== null && {
          endLabel: {
            show: true,
            formatter: label,
            color: series.dashed === true ? tokens.ink2 : color,
            fontSize: 11,
            fontFamily: tokens.font,
            fontWeight: series.dashed === true ? 400 : 600,
          },
          labelLayout: { moveOverlap: "shiftY" },
        }),
      } as const;
    }),
  };
}

/** Room for the words of a category axis, px. Fixed room, as measuring every label is a third of the work of drawing. */
const BOTTOM = 22;

/** Room for labels of 11 px that are at most as long as these, px. */
export const roomFor = (labels: readonly string[]): number => 14 + Math.max(...labels.map((label) => label.length)) * 6.2;

export const axisText = (tokens: ChartTokens) => ({ color: tokens.ink3, fontSize: 11, fontFamily: tokens.font, hideOverlap: true });

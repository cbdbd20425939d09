import type { CustomSeriesOption, LineSeriesOption } from "echarts/charts";
import type { DataZoomComponentOption, GridComponentOption, TooltipComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { ChartTokens } from "./chart-tokens.ts";
import { markedValues, type ReferenceMark } from "./reference-mark.tsx";
import { extent, multiplesOf, roundStep } from "./scale.ts";
import { type WaveMarks, waveMarks } from "./wave-marks.ts";
import type { WavePoint } from "./wave-point.ts";

export type WaveOption = ComposeOption<
  CustomSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption | DataZoomComponentOption
>;

/** From more waves than these on, the interval is a band, and the newest ones are shown first with a zoom below. */
export const MOST_WAVES = 24;

/** Round ends and step of the value axis that hold every value and interval end. */
export function valueAxis(
  points: readonly WavePoint[],
  marks: readonly ReferenceMark[] = [],
): { readonly min: number; readonly max: number; readonly step: number } {
  const [low, high] = extent([...points.flatMap((point) => [point.value, point.lo, point.hi]), ...markedValues(marks)]) ?? [0, 1];
  const span = high - low;
  const step = roundStep(span > 0 ? span : Math.max(1, Math.abs(high)), 4);
  const min = Math.floor(low / step + 1e-9) * step;
  const max = Math.ceil(high / step - 1e-9) * step;
  return { min: exact(min), max: exact(max > min ? max : min + step), step };
}

/** Without the dust of multiplication. */
const exact = (value: number): number => Number(value.toPrecision(12));

/** Values over waves with their intervals, as ECharts draws them: pure, all colours and words given. */
export function waveOption(
  points: readonly WavePoint[],
  format: (value: number) => string,
  tokens: ChartTokens,
  marks: readonly ReferenceMark[] = [],
): WaveOption {
  const zooms = points.length > MOST_WAVES;
  const axis = valueAxis(points, marks);
  const widest = Math.max(...multiplesOf(axis.step, axis.min, axis.max).map((tick) => format(tick).length));
  const small = { fontFamily: tokens.font, fontSize: 11 } as const;
  return {
    animation: false,
    textStyle: { fontFamily: tokens.font },
    grid: { left: Math.max(36, 12 + widest * 6.4), right: 16, top: 12, bottom: zooms ? 72 : 42, outerBoundsMode: "none" },
    xAxis: {
      type: "category",
      data: points.map((point) => point.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.lineStrong }, onZero: false },
      axisLabel: {
        ...small,
        color: tokens.ink2,
        lineHeight: 15,
        hideOverlap: true,
        formatter: (name: string, index: number) => `${unmarked(name)}\n{n|${unmarked(points[index]?.count ?? "")}}`,
        rich: { n: { ...small, color: tokens.ink3, lineHeight: 15 } },
      },
    },
    yAxis: {
      type: "value",
      min: axis.min,
      max: axis.max,
      interval: axis.step,
      axisLabel: { ...small, color: tokens.ink3, formatter: (value: number) => format(value) },
      splitLine: { lineStyle: { color: tokens.line } },
    },
    // The pointer finds the wave; what it says stands in the page, where it covers nothing.
    tooltip: {
      trigger: "axis",
      showContent: false,
      axisPointer: { type: "line", lineStyle: { color: tokens.lineStrong, type: "dashed" }, label: { show: false } },
    },
    ...(zooms ? { dataZoom: zoomOf(points.length, tokens) } : {}),
    series: [
      {
        id: "intervals",
        type: "custom",
        silent: true,
        clip: true,
        // One item draws them all: a band needs its neighbours.
        data: [[0, axis.min]],
        renderItem: (_params, api) =>
          drawn(
            waveMarks(points, (index, value) => api.coord([index, value]), axis, zooms),
            tokens,
          ),
      },
      ...(marks.length === 0 ? [] : [markSeries(marks, axis.min, tokens)]),
      {
        id: "values",
        type: "line",
        data: points.map((point) => ({
          value: point.value ?? "-",
          itemStyle: { color: point.indicative ? tokens.surface : tokens.accent, borderColor: tokens.accent, borderWidth: 1.6 },
        })),
        symbol: "circle",
        symbolSize: zooms ? 5 : 8,
        showAllSymbol: true,
        connectNulls: false,
        lineStyle: { color: tokens.accent, width: 2 },
        emphasis: { disabled: true },
        z: 3,
      },
    ],
  };
}

/** Lines to look at, over the whole width, each with its words at the left end. */
function markSeries(marks: readonly ReferenceMark[], bottom: number, tokens: ChartTokens): CustomSeriesOption {
  return {
    id: "references",
    type: "custom",
    silent: true,
    clip: true,
    data: [[0, bottom]],
    renderItem: (params, api) => {
      const { x = 0, width = 0 } = boxOf(params.coordSys);
      const line = (value: number) => {
        const y = api.coord([0, value])[1] ?? 0;
        return {
          type: "line" as const,
          shape: { x1: x, y1: y, x2: x + width, y2: y },
          style: { stroke: tokens.accent, lineWidth: 1.4, lineDash: [2, 3] },
        };
      };
      const words = ({ value, text }: ReferenceMark) => ({
        type: "text" as const,
        style: {
          x: x + 4,
          y: (api.coord([0, value])[1] ?? 0) - 14,
          text,
          fill: tokens.ink2,
          backgroundColor: tokens.surface,
          font: `11px ${tokens.font}`,
        },
      });
      return {
        type: "group",
        children: marks.flatMap((mark) => [line(mark.value), ...(mark.upTo === null ? [] : [line(mark.upTo)]), words(mark)]),
      };
    },
  };
}

/** The drawing area, from what ECharts tells of it. */
function boxOf(system: unknown): { readonly x?: number; readonly width?: number } {
  if (typeof system !== "object" || system === null || !("x" in system) || !("width" in system)) return {};
  return typeof system.x === "number" && typeof system.width === "number" ? { x: system.x, width: system.width } : {};
}

/** Names come from the data: signs of ECharts' markup in them would change how it is read. */
const unmarked = (text: string): string => text.replaceAll(/[{}|\n]/g, " ");

/** The marks as shapes of ECharts. */
function drawn({ band, whiskers, hatch }: WaveMarks, tokens: ChartTokens) {
  const style = (stroke: string, lineWidth: number) => ({ stroke, lineWidth, fill: "none" });
  return {
    type: "group" as const,
    children: [
      ...hatch.map((stroke) => ({ type: "line" as const, shape: stroke, style: style(tokens.line, 1.2) })),
      ...band.map((run) => ({
        type: "polygon" as const,
        shape: { points: run.map(([x, y]) => [x, y]) },
        style: { fill: tokens.accentSoft, stroke: tokens.accentLine, lineWidth: 0.8 },
      })),
      ...whiskers.map((stroke) => ({ type: "line" as const, shape: stroke, style: style(tokens.ink2, 1.4) })),
    ],
  };
}

function zoomOf(count: number, tokens: ChartTokens): DataZoomComponentOption[] {
  const range = { startValue: count - MOST_WAVES, endValue: count - 1, filterMode: "none", minValueSpan: 3 } as const;
  return [
    // The wheel alone scrolls the panel; with Ctrl it zooms.
    { type: "inside", ...range, zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, moveOnMouseMove: true },
    {
      type: "slider",
      ...range,
      height: 18,
      bottom: 6,
      brushSelect: false,
      showDetail: false,
      borderColor: tokens.line,
      backgroundColor: tokens.raised,
      fillerColor: tokens.accentSoft,
      showDataShadow: false,
      handleStyle: { color: tokens.surface, borderColor: tokens.lineStrong },
      moveHandleSize: 6,
      moveHandleStyle: { color: tokens.lineStrong },
      emphasis: { handleStyle: { borderColor: tokens.accent }, moveHandleStyle: { color: tokens.accent } },
    },
  ];
}

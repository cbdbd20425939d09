import type { CustomSeriesRenderItemAPI, EChartsOption } from "echarts";
import type { ChartTokens } from "./chart-tokens.ts";
import { axisText, roomFor } from "./line-option.ts";

/** One bar of a bridge: a change that starts where the one before ended, or a total that starts at zero. */
export type BridgeStep = {
  readonly label: string;
  readonly detail: string;
  readonly value: number;
  readonly kind: "change" | "total";
};

/** Where each bar of a bridge begins and ends. Totals stand on zero and carry on from their own height. */
export function bridgeSpans(steps: readonly BridgeStep[]): readonly { readonly from: number; readonly to: number }[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === "total" ? 0 : level;
    level = step.kind === "total" ? step.value : level + step.value;
    return { from, to: level };
  });
}

/**
 * A bridge that shows the difference, starts at zero and ends with the sum: totals grey, gains accent, costs vermilion with a minus
 * sign. Bars hang by their own base, not on an invisible one that would hide the grid.
 */
export function bridgeOption(steps: readonly BridgeStep[], tokens: ChartTokens, format: (value: number) => string): EChartsOption {
  const spans = bridgeSpans(steps);
  const colorOf = (step: BridgeStep): string => (step.kind === "total" ? tokens.ink2 : step.value < 0 ? tokens.worse : tokens.accent);
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  return {
    grid: { left: roomFor([...ends, 0].map(format)), right: 8, top: 22, bottom: 38, outerBoundsMode: "none" },
    xAxis: {
      type: "category",
      data: steps.map((step) => `{name|${step.label}}\n${step.detail}`),
      axisTick: { show: false },
      axisLine: { onZero: true, lineStyle: { color: tokens.lineStrong } },
      axisLabel: {
        ...axisText(tokens),
        interval: 0,
        hideOverlap: false,
        overflow: "truncate",
        lineHeight: 15,
        rich: { name: { color: tokens.ink, fontSize: 11, fontFamily: tokens.font } },
      },
    },
    yAxis: {
      type: "value",
      min: Math.min(0, ...ends),
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...axisText(tokens), formatter: (value: number) => format(value) },
    },
    series: [
      {
        type: "custom",
        data: steps.map((step, index) => [index, spans[index]?.from ?? 0, spans[index]?.to ?? 0, step.value]),
        renderItem: (params, api) => {
          const step = steps[params.dataIndex];
          if (step === undefined) return null;
          const [x = 0, fromY = 0] = api.coord([api.value(0), api.value(1)]);
          const [, toY = 0] = api.coord([api.value(0), api.value(2)]);
          const slot = slotWidth(api);
          const width = Math.min(66, slot * 0.56);
          const top = Math.min(fromY, toY);
          const last = params.dataIndex === steps.length - 1;
          return {
            type: "group",
            children: [
              {
                type: "rect",
                shape: { x: x - width / 2, y: top, width, height: Math.max(1, Math.abs(toY - fromY)) },
                style: { fill: colorOf(step) },
              },
              {
                type: "line",
                silent: true,
                invisible: last,
                shape: { x1: x + width / 2, y1: toY, x2: x + slot - width / 2, y2: toY },
                style: { stroke: tokens.lineStrong, lineDash: [2, 2], lineWidth: 1 },
              },
              {
                type: "text",
                style: {
                  text: format(step.value),
                  x: x - width / 2,
                  y: top - 5,
                  verticalAlign: "bottom",
                  fill: tokens.ink,
                  font: `600 11px ${tokens.font}`,
                },
              },
            ],
          };
        },
      },
    ],
  };
}

/** Width of one category in px. */
function slotWidth(api: CustomSeriesRenderItemAPI): number {
  const size = api.size?.([1, 0]) ?? 0;
  return Array.isArray(size) ? (size[0] ?? 0) : size;
}

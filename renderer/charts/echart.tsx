import type { EChartsOption } from "echarts";
import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { drawNever, drawSoon } from "./draw-soon.ts";

use([LineChart, CustomChart, GridComponent, TooltipComponent, CanvasRenderer]);

/**
 * The one place where ECharts draws: creates, resizes and disposes. Options come from pure builders; `label` is what a screen
 * reader says instead. Without animation, so that a chart keeps up with a moving slider. Where only the numbers have changed, only
 * series, value axis and the room for its words are handed over; where `shape` has (how many series and points, what is named, the colours) it is built anew,
 * which costs several times as much. A chart that is not `first` may follow a frame or two later.
 */
export function EChart({
  option,
  shape,
  label,
  height,
  first = false,
}: {
  readonly option: EChartsOption;
  readonly shape: string;
  readonly label: string;
  readonly height: number;
  readonly first?: boolean;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const drawn = useRef("");
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const made = init(element, null, { renderer: "canvas" });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawNever(holder);
      made.dispose();
      chart.current = null;
      drawn.current = "";
    };
  }, []);
  useEffect(() => {
    const draw = () => {
      const made = chart.current;
      if (made === null) return;
      if (drawn.current === shape) made.setOption({ grid: option.grid, yAxis: option.yAxis, series: option.series }, { silent: true });
      else made.setOption({ animation: false, ...option }, { notMerge: true });
      drawn.current = shape;
      // In this frame, not in the next one, in which ECharts would do it by itself.
      made.getZr().flush();
    };
    if (first || drawn.current !== shape) {
      drawNever(holder);
      draw();
    } else drawSoon(holder, draw);
  }, [option, shape, first]);
  return <div ref={holder} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}

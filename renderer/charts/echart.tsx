import type { EChartsOption } from "echarts";
import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([LineChart, CustomChart, GridComponent, TooltipComponent, CanvasRenderer]);

/**
 * The one place where ECharts draws: creates, resizes and disposes. Options come from pure builders; `label` is what a screen
 * reader says instead. A new option is drawn at once, without animation, so that a chart keeps up with a moving slider; only where
 * `shape` (how many series and points, what is labelled) has changed is it built anew, which costs several times as much.
 */
export function EChart({
  option,
  shape,
  label,
  height,
}: {
  readonly option: EChartsOption;
  readonly shape: string;
  readonly label: string;
  readonly height: number;
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
      made.dispose();
      chart.current = null;
      drawn.current = "";
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ animation: false, ...option }, { notMerge: drawn.current !== shape });
    drawn.current = shape;
  }, [option, shape]);
  return <div ref={holder} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}

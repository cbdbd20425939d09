import type { EChartsOption } from "echarts";
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([LineChart, BarChart, CustomChart, GridComponent, TooltipComponent, AriaComponent, MarkLineComponent, CanvasRenderer]);

/**
 * The one place where ECharts draws: creates, resizes and disposes. Options come from pure builders; `label` is what a screen
 * reader says instead. A new option is drawn at once, without animation, so that a chart keeps up with a moving slider.
 */
export function EChart({ option, label, height }: { readonly option: EChartsOption; readonly label: string; readonly height: number }) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
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
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ animation: false, ...option }, { notMerge: true, lazyUpdate: false });
  }, [option]);
  return <div ref={holder} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}

import { CustomChart, LineChart } from "echarts/charts";
import { DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type RefObject, useEffect, useRef } from "react";
import type { WaveOption } from "./wave-option.ts";

use([LineChart, CustomChart, GridComponent, TooltipComponent, DataZoomInsideComponent, DataZoomSliderComponent, SVGRenderer]);

/**
 * The one place where ECharts draws: creates, resizes and disposes. Options come from pure builders. It draws SVG, whose styles
 * are set one by one and never as markup, so that it needs no exception from the content policy.
 */
export function useEChart(option: WaveOption): {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly chart: RefObject<EChartsType | null>;
} {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const made = init(element, null, { renderer: "svg" });
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
    chart.current?.setOption(option, { notMerge: true });
    chart.current?.getZr().flush();
  }, [option]);
  return { holder, chart };
}

import { useMemo } from "react";
import type { Chart } from "../../shared/report/deck.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { useChartTokens } from "../charts/chart-tokens.ts";
import { EChart } from "../charts/echart.tsx";
import { lineOption } from "../charts/line-option.ts";
import { useWords, type Words } from "../ui/use-words.ts";
import { DataTable } from "./data-table.tsx";
import { differenceChart, revenueChart } from "./scenario-charts.ts";

const HEIGHT = 196;

/** Revenue a month, baseline against scenario, and the difference summed so far. */
export function OutcomeCharts({ output, firstDay }: { readonly output: WhatifOutput; readonly firstDay: string | null }) {
  const words = useWords();
  const revenue = useMemo(() => revenueChart(output, firstDay, words), [output, firstDay, words]);
  const difference = useMemo(() => differenceChart(output, firstDay, words), [output, firstDay, words]);
  return (
    <>
      <LineFigure chart={revenue} signed={false} endLabel={(name, value) => `${name.toLowerCase()} ${value}`} right={124} words={words} />
      <LineFigure chart={difference} signed endLabel={(_name, value) => value} right={66} words={words} />
    </>
  );
}

type EndLabel = (name: string, value: string) => string;

function LineFigure({
  chart,
  signed,
  endLabel,
  right,
  words,
}: {
  readonly chart: Chart;
  readonly signed: boolean;
  readonly endLabel: EndLabel;
  /** Room for the end labels, px. */
  readonly right: number;
  readonly words: Words;
}) {
  const tokens = useChartTokens();
  const format = (value: number, compact: boolean) => words.number(value, "money", { compact, signed: signed && value !== 0 });
  // Lines that end in the same point would write their labels over one another: the first speaks for all.
  const endLabels = chart.series.map((series, index) => {
    const end = series.values.at(-1) ?? 0;
    const isSaid = chart.series.slice(0, index).some((other) => other.values.at(-1) === series.values.at(-1));
    return isSaid ? null : endLabel(series.name, format(end, true));
  });
  const option = lineOption(chart, tokens, {
    format: (value) => format(value, true),
    endLabels,
    right,
    showLabel: (index) => index % 12 === 0 || index === chart.categories.length - 1,
  });
  const shape = `${chart.categories.length} ${endLabels.map((label) => label === null)} ${chart.valueAxis.max ?? ""}`;
  const lowest = Math.min(...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)));
  return (
    <figure className="outcome-chart">
      <figcaption>
        <b>{chart.title}</b>{" "}
        <span className="c3">{lowest > 0 ? words.t("levers:axisStarts", { value: words.t("levers:notZero") }) : ""}</span>
      </figcaption>
      <EChart option={option} shape={shape} label={chart.altText} height={HEIGHT} />
      <DataTable chart={chart} format={(value) => format(value, false)} />
    </figure>
  );
}

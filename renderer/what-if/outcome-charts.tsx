import { useMemo } from "react";
import type { Chart } from "../../shared/report/deck.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { useChartTokens } from "../charts/chart-tokens.ts";
import { EChart } from "../charts/echart.tsx";
import { lineOption, roomFor } from "../charts/line-option.ts";
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
      <LineFigure chart={revenue} signed={false} endLabel={namedEnd} right={124} words={words} />
      <LineFigure chart={difference} signed endLabel={bareEnd} right={66} words={words} />
    </>
  );
}

/** Every year and the end; on a long horizon fewer, so that no two names touch. */
function isNamed(index: number, count: number): boolean {
  const every = 12 * Math.ceil(count / 48);
  return index === count - 1 || (index % every === 0 && count - 1 - index > every / 2);
}

/** The words of a value axis hardly change from one step of a drag to the next, and are slow to make. */
function rememberText(make: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>();
  return (value) => {
    const text = known.get(value) ?? make(value);
    if (known.size > 200) known.clear();
    known.set(value, text);
    return text;
  };
}

type EndLabel = (name: string, value: string) => string;
const namedEnd: EndLabel = (name, value) => `${name.toLowerCase()} ${value}`;
const bareEnd: EndLabel = (_name, value) => value;

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
  const values = chart.series.flatMap((series) => series.values.map((value) => value ?? 0));
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const short = useMemo(
    () => rememberText((value) => words.number(value, "money", { compact: true, signed: signed && value !== 0 })),
    [words, signed],
  );
  const left = roomFor([short(lowest), short(highest)]);
  const option = lineOption(chart, tokens, {
    format: short,
    endLabels,
    left,
    right,
    showLabel: (index) => isNamed(index, chart.categories.length),
  });
  const shape = [words.language, tokens.ink, chart.valueAxis.max, chart.categories.join(), endLabels.map((label) => label === null)].join(
    " ",
  );
  return (
    <figure className="outcome-chart">
      <figcaption>
        <b>{chart.title}</b>{" "}
        <span className="c3">{lowest > 0 ? words.t("levers:axisStarts", { value: words.t("levers:notZero") }) : ""}</span>
      </figcaption>
      <EChart option={option} shape={shape} label={chart.altText} height={HEIGHT} first={!signed} />
      <DataTable chart={chart} format={(value) => format(value, false)} />
    </figure>
  );
}

import { memo } from "react";
import { HistogramChart, type HistogramMark } from "../../charts/histogram-chart.tsx";
import { useWords } from "../../ui/use-words.ts";
import { DataTable } from "../data-table.tsx";
import type { Shown } from "./use-simulated.ts";

type DistributionProps = { readonly shown: Shown; readonly height: number };

/** How the revenue gain is distributed: where zero, the 90 % range and the typed target lie. Stands still while a lever moves. */
export const Distribution = memo(function Distribution({ shown: { value, isCurrent }, height }: DistributionProps) {
  const words = useWords();
  const { t } = words;
  const { histogram, revenueGain, target } = value;
  const money = (amount: number) => words.number(amount, "money", { compact: true, signed: amount !== 0 });
  const marks: readonly HistogramMark[] = [
    { key: "zero", value: 0, label: "0", isStrong: true },
    { key: "p5", value: revenueGain.p5, label: words.percent(5, 0), isStrong: false },
    { key: "p95", value: revenueGain.p95, label: words.percent(95, 0), isStrong: false },
    ...(target === null ? [] : [{ key: "target", value: target.revenue, label: t("simulation:targetMark"), isStrong: true }]),
  ];
  const width = (histogram.high - histogram.low) / histogram.counts.length;
  const place = (index: number) => `${money(histogram.low + index * width)}…${money(histogram.low + (index + 1) * width)}`;
  return (
    <>
      <HistogramChart
        histogram={histogram}
        marks={marks}
        format={money}
        label={t("simulation:alt.histogram", {
          low: money(revenueGain.p5),
          middle: money(revenueGain.p50),
          high: money(revenueGain.p95),
          chance: words.share(value.probabilityPositive, 0),
        })}
        height={height}
        isFaded={!isCurrent}
      />
      <DataTable
        chart={() => ({
          categories: histogram.counts.map((_, index) => place(index)),
          series: [{ name: t("simulation:draws"), values: histogram.counts, labels: false }],
        })}
        format={(count) => words.plain(count)}
      />
    </>
  );
});

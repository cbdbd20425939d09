import { SegmentedControl } from "@mantine/core";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { Chart } from "../../shared/report/deck.ts";
import type { Band } from "../../shared/scenario/simulate/simulation.ts";
import { LineChart } from "../charts/line-chart.tsx";
import { extent } from "../charts/scale.ts";
import { useDomain } from "../charts/use-domain.ts";
import { useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { DataTable } from "./data-table.tsx";
import { isSlide } from "./edit-levers.ts";
import { differenceChart, revenueChart } from "./scenario-charts.ts";
import { Distribution } from "./simulation/distribution.tsx";
import { fanOf, withQuantiles } from "./simulation/fan-of.ts";
import { useSimulated } from "./simulation/use-simulated.ts";
import { useOutput } from "./use-answer.ts";

/** As high as the summary beside it. */
const HEIGHT = 262;

/** Revenue a month, baseline against scenario, and the difference summed so far. */
export function OutcomeCharts() {
  const words = useWords();
  const output = useOutput();
  const day = useApp((state) => state.facts?.value.latestDay ?? null);
  const revenue = useMemo(() => revenueChart(output, day, words), [output, day, words]);
  const difference = useMemo(() => differenceChart(output, day, words), [output, day, words]);
  const shown = useSimulated();
  const isFaded = shown?.isCurrent === false;
  const [view, setView] = useState("time");
  // The same element while a lever moves, so that nothing of it is drawn again.
  const switcher = useMemo(
    () => (
      <SegmentedControl
        size="xs"
        className="outcome-view"
        aria-label={words.t("simulation:view")}
        value={view}
        onChange={setView}
        data={["time", "distribution"].map((value) => ({ value, label: words.t(`simulation:view.${value}`) }))}
      />
    ),
    [view, words],
  );
  return (
    <>
      <LineFigure chart={revenue} isDifference={false} endLabel={namedEnd} band={shown?.value.bands.scenario} isFaded={isFaded} />
      {view === "distribution" && shown !== null ? (
        <figure className="outcome-chart">
          <figcaption>
            <b>{words.t("simulation:gainDistribution")}</b> {switcher}
          </figcaption>
          <Distribution shown={shown} height={HEIGHT} />
        </figure>
      ) : (
        <LineFigure chart={difference} isDifference endLabel={bareEnd} band={shown?.value.bands.difference} isFaded={isFaded}>
          {shown === null ? null : switcher}
        </LineFigure>
      )}
    </>
  );
}

type EndLabel = (name: string, value: string) => string;
const namedEnd: EndLabel = (name, value) => `${name.toLowerCase()} ${value}`;
const bareEnd: EndLabel = (_name, value) => value;

function LineFigure({
  chart,
  isDifference,
  endLabel,
  band,
  isFaded,
  children,
}: {
  readonly chart: Chart;
  /** Differences carry their sign and are measured from zero. */
  readonly isDifference: boolean;
  readonly endLabel: EndLabel;
  /** Quantiles of the line by month, where they have been drawn. */
  readonly band: Band | undefined;
  readonly isFaded: boolean;
  /** Beside the title. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const isMoving = useApp((state) => isSlide(state.history.past.at(-1)?.drag));
  const short = useCallback(
    (value: number) => words.number(value, "money", { compact: true, signed: isDifference && value !== 0 }),
    [words, isDifference],
  );
  const fan = useMemo(
    () => (band?.p50.length === chart.categories.length ? fanOf(band, isFaded, isDifference) : undefined),
    [band, chart.categories.length, isFaded, isDifference],
  );
  const drawn = [...chart.series.flatMap(({ values }) => values), ...(fan?.wide.lo ?? []), ...(fan?.wide.hi ?? [])];
  const [lowest, highest] = extent(isDifference ? [0, ...drawn] : drawn) ?? [0, 0];
  const domain = useDomain(`${chart.categories.length} ${chart.categories[0]}`, lowest, highest, isMoving);
  const altText =
    fan === undefined
      ? chart.altText
      : `${chart.altText} ${words.t("simulation:alt.fan", { low: short(fan.wide.lo.at(-1) ?? 0), high: short(fan.wide.hi.at(-1) ?? 0) })}`;
  return (
    <figure className="outcome-chart">
      <figcaption>
        <b>{chart.title}</b>{" "}
        <span className="c3">
          {fan === undefined ? "" : words.t("simulation:bands")}
          {domain.min > 0 ? `${fan === undefined ? "" : "; "}${words.t("levers:axisStarts", { value: short(domain.min) })}` : ""}
        </span>
        {children}
      </figcaption>
      <LineChart chart={{ ...chart, altText }} domain={domain} format={short} endLabel={endLabel} height={HEIGHT} fan={fan} />
      <DataTable
        chart={() => (fan === undefined || band === undefined ? chart : withQuantiles(chart, band, words))}
        format={(value) => words.number(value, "money", { signed: isDifference && value !== 0 })}
      />
    </figure>
  );
}

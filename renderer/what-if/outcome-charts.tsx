import { useCallback, useMemo } from "react";
import type { Chart } from "../../shared/report/deck.ts";
import { LineChart } from "../charts/line-chart.tsx";
import { extent } from "../charts/scale.ts";
import { useDomain } from "../charts/use-domain.ts";
import { useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { DataTable } from "./data-table.tsx";
import { isSlide } from "./edit-levers.ts";
import { differenceChart, revenueChart } from "./scenario-charts.ts";
import { useOutput } from "./use-answer.ts";

const HEIGHT = 196;

/** Revenue a month, baseline against scenario, and the difference summed so far. */
export function OutcomeCharts() {
  const words = useWords();
  const output = useOutput();
  const day = useApp((state) => state.facts?.value.latestDay ?? null);
  const revenue = useMemo(() => revenueChart(output, day, words), [output, day, words]);
  const difference = useMemo(() => differenceChart(output, day, words), [output, day, words]);
  return (
    <>
      <LineFigure chart={revenue} isDifference={false} endLabel={namedEnd} />
      <LineFigure chart={difference} isDifference endLabel={bareEnd} />
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
}: {
  readonly chart: Chart;
  /** Differences carry their sign and are measured from zero. */
  readonly isDifference: boolean;
  readonly endLabel: EndLabel;
}) {
  const words = useWords();
  const isMoving = useApp((state) => isSlide(state.history.past.at(-1)?.drag));
  const short = useCallback(
    (value: number) => words.number(value, "money", { compact: true, signed: isDifference && value !== 0 }),
    [words, isDifference],
  );
  const drawn = chart.series.flatMap(({ values, lo, hi }) => [values, lo ?? [], hi ?? []]).flat();
  const [lowest, highest] = extent(isDifference ? [0, ...drawn] : drawn) ?? [0, 0];
  const domain = useDomain(`${chart.categories.length} ${chart.categories[0]}`, lowest, highest, isMoving);
  return (
    <figure className="outcome-chart">
      <figcaption>
        <b>{chart.title}</b> <span className="c3">{domain.min > 0 ? words.t("levers:axisStarts", { value: short(domain.min) }) : ""}</span>
      </figcaption>
      <LineChart chart={chart} domain={domain} format={short} endLabel={endLabel} height={HEIGHT} />
      <DataTable chart={chart} format={(value) => words.number(value, "money", { signed: isDifference && value !== 0 })} />
    </figure>
  );
}

import type { Chart } from "../../../shared/report/deck.ts";
import type { Band } from "../../../shared/scenario/simulate/simulation.ts";
import type { Fan } from "../../charts/fan.tsx";
import type { Words } from "../../ui/use-words.ts";

/** Bands of 50 and 90 % around a line; `hasEnds` = the ends of the wider one are written beside it. */
export const fanOf = (band: Band, isFaded: boolean, hasEnds: boolean): Fan => ({
  wide: { lo: band.p5, hi: band.p95 },
  narrow: { lo: band.p25, hi: band.p75 },
  isFaded,
  hasEnds,
});

/** The quantiles as further columns of the chart's table. */
export function withQuantiles(chart: Pick<Chart, "categories" | "series">, band: Band, words: Words): Pick<Chart, "categories" | "series"> {
  const column = (share: number, values: readonly number[]) => ({
    name: words.t("simulation:quantile", { share: words.plain(share) }),
    values,
    labels: false,
  });
  return {
    categories: chart.categories,
    series: [...chart.series, column(5, band.p5), column(25, band.p25), column(50, band.p50), column(75, band.p75), column(95, band.p95)],
  };
}

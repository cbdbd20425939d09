import type { IndexResult } from "../../../shared/indices/index-result.ts";
import type { Translate } from "../../../shared/messages/translate.ts";
import type { ChartData } from "../../charts/chart-data.ts";
import { listAt, numberAt } from "../json-value.ts";
import type { AnswerChart } from "./answer-columns-of.ts";
import type { ClassBar } from "./class-bars.tsx";

/** The answers one by one: how many, their share in percent, and that of the slice beside them. */
export function answersData({ columns }: AnswerChart, result: IndexResult, beside: string | null, t: Translate): ChartData {
  const counts = new Map(listAt(result.parts, "distribution").map((entry) => [numberAt(entry, "answer"), numberAt(entry, "n")]));
  const showsOther = beside !== null && columns.some((column) => column.compared !== null);
  return {
    columns: [t("cards:chart.answer"), "n", "%", ...(showsOther ? [`%, ${beside}`] : [])],
    rows: columns.map((column) => [
      column.answer,
      counts.get(column.answer) ?? 0,
      100 * column.share,
      ...(showsOther ? [column.compared === null ? null : 100 * column.compared] : []),
    ]),
  };
}

/** The bars as they are measured. */
export const barsData = (bars: readonly ClassBar[], name: string, t: Translate): ChartData => ({
  columns: [name, t("cards:chart.size")],
  rows: bars.map((bar) => [bar.name, bar.size]),
});

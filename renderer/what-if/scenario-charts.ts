import { addMonths } from "../../shared/calendar.ts";
import type { Chart } from "../../shared/report/deck.ts";
import type { ScenarioMonth, WhatifOutput } from "../../shared/scenario/scenario.ts";
import type { Words } from "../ui/use-words.ts";

let known: { readonly key: string; readonly names: readonly string[] } | null = null;

/** Month 1 is the month after the data day; without a day months are numbered. Two charts ask for the same names at every step of a drag. */
export function monthNames(horizon: number, dataDay: string | null, words: Words): readonly string[] {
  const key = `${words.language} ${dataDay} ${horizon}`;
  if (known?.key !== key) known = { key, names: namesOfMonths(horizon, dataDay, words) };
  return known.names;
}

function namesOfMonths(horizon: number, dataDay: string | null, words: Words): readonly string[] {
  const format = new Intl.DateTimeFormat(words.language === "en" ? "en-GB" : words.language, {
    month: "short",
    year: "2-digit",
    timeZone: "UTC",
  });
  return Array.from({ length: horizon }, (_, index) =>
    dataDay === null
      ? words.t("levers:monthAxis", { month: index + 1 })
      : format.format(new Date(`${addMonths(`${dataDay.slice(0, 8)}01`, index + 1)}T00:00:00Z`)),
  );
}

const revenueOf = (months: readonly ScenarioMonth[]) => months.map((month) => month.revenue);

/** Baseline (dashed) and scenario revenue by month: the chart that the screen and the slide share. */
export function revenueChart(output: WhatifOutput, dataDay: string | null, words: Words): Chart {
  const base = revenueOf(output.baseline.months);
  const scenario = revenueOf(output.scenario.months);
  const money = (value: number | undefined) => words.number(value ?? 0, "money", { compact: true });
  return {
    kind: "line",
    title: words.t("levers:revenueMonth"),
    categories: monthNames(output.horizon, dataDay, words),
    series: [
      { name: words.t("levers:baseline"), values: base, dashed: true, labels: false },
      { name: words.t("levers:scenario"), values: scenario, labels: false },
    ],
    valueAxis: { title: "", format: "#,##0" },
    altText: words.t("levers:alt.revenue", {
      baseStart: money(base[0]),
      baseEnd: money(base.at(-1)),
      scenarioStart: money(scenario[0]),
      scenarioEnd: money(scenario.at(-1)),
    }),
  };
}

/** The difference in revenue, summed from month 1. */
export function differenceChart(output: WhatifOutput, dataDay: string | null, words: Words): Chart {
  let sum = 0;
  const values = output.scenario.months.map((month, index) => {
    sum += month.revenue - (output.baseline.months[index]?.revenue ?? 0);
    return sum;
  });
  return {
    kind: "line",
    title: words.t("levers:difference"),
    categories: monthNames(output.horizon, dataDay, words),
    series: [{ name: words.t("levers:difference"), values, labels: false }],
    valueAxis: { title: "", format: "#,##0", min: Math.min(0, ...values) },
    altText: words.t("levers:alt.difference", { end: words.number(sum, "money", { signed: true, compact: true }) }),
  };
}

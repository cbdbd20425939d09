import { listAt, numberAt, textAt } from "../../indices/json-value.ts";
import { keyName } from "../../indices/names.ts";
import type { MetricFigures } from "./registry.ts";
import { bridgeFigure, seriesFigure } from "./summary.ts";

/** The bridge over the window, and revenue at the end of each month. */
export const mrrFigures: MetricFigures = ({ parts }, words) => {
  const { t } = words;
  const months = listAt(parts, "months");
  if (months.length === 0) return [];
  const money = (name: string) => numberAt(parts, "bridge", name) ?? 0;
  return [
    bridgeFigure(
      t("cards:parts.mrr"),
      "money",
      [
        { label: t("cards:class.start"), value: money("start"), role: "total" },
        { label: t("cards:class.new"), value: money("new"), role: "up" },
        { label: t("cards:class.expansion"), value: money("expansion"), role: "up" },
        { label: t("cards:class.reactivation"), value: money("reactivation"), role: "up" },
        { label: t("cards:class.contraction"), value: money("contraction"), role: "down" },
        { label: t("cards:class.churned"), value: money("churned"), role: "down" },
        { label: t("cards:class.end"), value: money("end"), role: "total" },
      ],
      words,
    ),
    seriesFigure(
      t("figures:mrr.months"),
      "money",
      months.map((month) => ({ label: keyName(textAt(month, "month"), t), value: numberAt(month, "end") })),
      words,
    ),
  ];
};

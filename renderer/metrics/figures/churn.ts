import { numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure, bridgeFigure } from "./summary.ts";

/** From the customers at the start to those at the end, and the five readings of churn that the same counts give. */
export const churnFigures: MetricFigures = ({ parts }, words) => {
  const { t } = words;
  const count = (key: string) => numberAt(parts, key) ?? 0;
  const forms = ["C", "Caverage", "Cserved", "A", "B"] as const;
  return [
    bridgeFigure(
      t("figures:churn.base"),
      "count",
      [
        { label: t("cards:class.start"), value: count("start"), role: "total" },
        { label: t("cards:class.acquired"), value: count("acquired"), role: "up" },
        { label: t("cards:class.lost"), value: count("lost"), role: "down" },
        { label: t("cards:class.end"), value: count("end"), role: "total" },
      ],
      words,
    ),
    barsFigure(
      t("figures:churn.forms"),
      "percent",
      forms.map((form) => ({ label: t(`cards:option.churn.${form}`), value: numberAt(parts, form) })),
      words,
    ),
  ];
};

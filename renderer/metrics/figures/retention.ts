import { numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { bridgeFigure } from "./summary.ts";

/** What is left of the customers at the start. */
export const retentionFigures: MetricFigures = ({ parts }, words) => [
  bridgeFigure(
    words.t("cards:parts.retention"),
    "count",
    [
      { label: words.t("cards:class.start"), value: numberAt(parts, "start") ?? 0, role: "total" },
      { label: words.t("cards:class.lost"), value: numberAt(parts, "lostOfStart") ?? 0, role: "down" },
      { label: words.t("cards:class.kept"), value: numberAt(parts, "kept") ?? 0, role: "total" },
    ],
    words,
  ),
];

import { numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure } from "./summary.ts";

/** Easy, neither, difficult. */
export const cesFigures: MetricFigures = ({ n, parts }, words) => {
  const { t } = words;
  const easy = numberAt(parts, "easy") ?? 0;
  const difficult = numberAt(parts, "difficult") ?? 0;
  const share = (count: number) => (n === 0 ? null : (100 * count) / n);
  return [
    barsFigure(
      t("figures:ces.classes"),
      "percent",
      [
        { label: t("cards:class.difficult"), value: share(difficult) },
        { label: t("cards:class.neither"), value: share(n - easy - difficult) },
        { label: t("cards:class.easy"), value: share(easy) },
      ],
      words,
    ),
  ];
};

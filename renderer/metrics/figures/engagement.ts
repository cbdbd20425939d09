import type { Bar } from "../../../shared/report/figure.ts";
import { numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure } from "./summary.ts";

/** How many reach each target, all of them, and the two measures of frequency. */
export const engagementFigures: MetricFigures = ({ params, parts }, words) => {
  const { t } = words;
  const reached = (["interactions", "days", "depth"] as const).flatMap((part): readonly Bar[] => {
    const share = numberAt(parts, "reached", part);
    return share === null
      ? []
      : [{ label: t(`figures:engagement.${part}`, { target: words.plain(numberAt(params, part) ?? 1) }), value: share }];
  });
  return [
    barsFigure(
      t("figures:engagement.shares"),
      "percent",
      [
        {
          label: t("figures:engagement.active"),
          value: numberAt(parts, "activeShare"),
          lo: numberAt(parts, "activeLo"),
          hi: numberAt(parts, "activeHi"),
        },
        ...reached,
        {
          label: t("figures:engagement.full"),
          value: numberAt(parts, "fullyEngaged"),
          lo: numberAt(parts, "fullyEngagedLo"),
          hi: numberAt(parts, "fullyEngagedHi"),
        },
      ],
      words,
    ),
    barsFigure(
      t("figures:engagement.measures"),
      "percent",
      [
        { label: t("figures:engagement.stickiness"), value: numberAt(parts, "stickiness") },
        {
          label: t("figures:engagement.score"),
          value: numberAt(parts, "score"),
          lo: numberAt(parts, "scoreLo"),
          hi: numberAt(parts, "scoreHi"),
        },
      ],
      words,
    ),
  ];
};

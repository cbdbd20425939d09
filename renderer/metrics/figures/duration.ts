import { listAt, numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure, seriesFigure } from "./summary.ts";

/** The usual readings of a time, the minutes in which each tenth of the tickets ended, and how many kept the target. */
export const durationFigures: MetricFigures = ({ parts }, words) => {
  const { t } = words;
  const at = (name: string) => numberAt(parts, name);
  const reading = (name: string, limits?: string) => ({
    label: t(`figures:time.${name}`),
    value: at(name),
    lo: limits === undefined ? null : at(`${limits}Lo`),
    hi: limits === undefined ? null : at(`${limits}Hi`),
  });
  const clock = at("clockMedian") === null ? [] : [reading("clockMedian")];
  const [within, settled] = [at("within"), at("settled")];
  const beyond = within === null || settled === null ? null : settled - within;
  return [
    barsFigure(
      t("figures:time.readings"),
      "minutes",
      [reading("median", "median"), reading("mean", "mean"), reading("geometricMean"), reading("p90", "p90"), ...clock],
      words,
    ),
    seriesFigure(
      t("figures:time.deciles"),
      "minutes",
      listAt(parts, "deciles").map((decile) => ({
        label: words.percent(numberAt(decile, "percent") ?? 0, 0),
        value: numberAt(decile, "minutes"),
      })),
      words,
    ),
    barsFigure(
      t("cards:parts.firstResponse"),
      "count",
      [
        { label: t("cards:class.within"), value: within },
        { label: t("cards:class.beyond"), value: beyond },
        ...((at("open") ?? 0) > 0 ? [{ label: t("figures:time.open"), value: at("open") }] : []),
      ],
      words,
    ),
  ];
};

import type { IndexResult } from "../../../shared/indices/index-result.ts";
import type { Figure } from "../../../shared/report/figure.ts";
import { listAt, numberAt, textAt, valueAt } from "../../indices/json-value.ts";
import { keyName } from "../../indices/names.ts";
import type { Words } from "../../ui/use-words.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure, seriesFigure } from "./summary.ts";

/** The control chart over periods, and where contacts of the window come from: channels, hours of the day, categories. */
export const contactVolumeFigures: MetricFigures = (result, words) => [
  seriesFigure(
    words.t("figures:contacts.chart"),
    "ratio",
    listAt(result.parts, "periods").map((period) => ({
      label: keyName(textAt(period, "key"), words.t),
      value: numberAt(period, "rate"),
      centre: numberAt(period, "centre"),
      lower: numberAt(period, "lower"),
      upper: numberAt(period, "upper"),
      out: valueAt(period, "out") === true,
    })),
    words,
  ),
  ...sharesOf(result, "channels", words),
  ...sharesOf(result, "hours", words),
  ...sharesOf(result, "categories", words),
];

function sharesOf({ parts }: IndexResult, list: "channels" | "hours" | "categories", words: Words): readonly Figure[] {
  const rows = listAt(parts, list);
  if (rows.length === 0) return [];
  const bars = rows.map((row) => ({ label: textAt(row, "key") ?? words.t("cards:noKey"), value: numberAt(row, "contacts") }));
  return [barsFigure(words.t(`figures:contacts.${list}`), "count", bars, words)];
}

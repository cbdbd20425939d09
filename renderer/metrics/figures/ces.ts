import { listAt, numberAt, textAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { isShown } from "./share-bars.ts";
import { barsFigure, tableFigure } from "./summary.ts";

/** The answers one by one; easy, neither, difficult; and how the same customers recommend. */
export const cesFigures: MetricFigures = ({ n, parts }, words) => {
  const { t } = words;
  const easy = numberAt(parts, "easy") ?? 0;
  const difficult = numberAt(parts, "difficult") ?? 0;
  const share = (count: number) => (n === 0 ? null : (100 * count) / n);
  const beside = listAt(parts, "besideNps");
  const answers = listAt(parts, "distribution").map((entry) => ({
    label: String(numberAt(entry, "answer") ?? ""),
    value: share(numberAt(entry, "n") ?? 0),
    note: `n ${words.plain(numberAt(entry, "n") ?? 0)}`,
  }));
  const count = { unit: "count" as const };
  return [
    ...(answers.length === 0 ? [] : [barsFigure(t("cards:parts.ces"), "percent", answers, words)]),
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
    ...(beside.length === 0
      ? []
      : [
          tableFigure(
            t("figures:ces.beside"),
            [
              { label: t("cards:short.ces"), unit: null },
              { label: t("cards:class.detractors"), ...count },
              { label: t("cards:class.passives"), ...count },
              { label: t("cards:class.promoters"), ...count },
              { label: t("cards:short.nps"), unit: "points" },
            ],
            beside.map((entry) => {
              // Fewer than ten customers are not taken apart.
              const of = (key: string) => (isShown(entry, "customers") ? numberAt(entry, key) : null);
              const name = t(`cards:class.${textAt(entry, "ease") ?? "neither"}`);
              return [name, of("detractors"), of("passives"), of("promoters"), of("nps")];
            }),
          ),
        ]),
  ];
};

import type { Figure } from "../../../shared/report/figure.ts";
import { listAt, numberAt, textAt } from "../../indices/json-value.ts";
import type { Words } from "../../ui/use-words.ts";
import { themeName } from "../names.ts";
import type { MetricFigures } from "./registry.ts";
import { type Entry, isShown, shareBars } from "./share-bars.ts";
import { barsFigure, tableFigure } from "./summary.ts";

/** How often each theme stands in comments, what it does to NPS, its money, and the words that tell the two sides apart. */
export const themesFigures: MetricFigures = ({ parts }, words) => {
  const { t } = words;
  const themes = listAt(parts, "themes");
  const name = (entry: Entry) => themeName(textAt(entry, "theme") ?? "", t);
  const shares = shareBars(
    themes.map((entry) => ({ ...entry, key: name(entry), n: numberAt(entry, "comments") })),
    words,
  );
  const shown = themes.filter((entry) => isShown(entry, "scored") && numberAt(entry, "impact") !== null);
  const impacts = [...shown].sort((a, b) => (numberAt(a, "impact") ?? 0) - (numberAt(b, "impact") ?? 0));
  const impact = impacts.map((entry) => ({ label: name(entry), value: numberAt(entry, "impact") }));
  return [
    barsFigure(t("figures:themes.share"), "percent", shares, words),
    ...(impact.length === 0 ? [] : [barsFigure(t("figures:themes.impact"), "points", impact, words)]),
    tableFigure(
      t("figures:themes.table"),
      [
        { label: t("figures:themes.theme"), unit: null },
        { label: t("figures:comments"), unit: "count" },
        { label: t("figures:themes.nps"), unit: "points" },
        { label: t("figures:themes.npsWithout"), unit: "points" },
        { label: t("figures:themes.effect"), unit: "points" },
        { label: t("figures:customers"), unit: "count" },
        { label: t("figures:revenue"), unit: "money" },
      ],
      themes
        .filter((entry) => isShown(entry, "comments"))
        .map((entry) => {
          const score = (key: string) => (isShown(entry, "scored") ? numberAt(entry, key) : null);
          const revenue = isShown(entry, "customers") ? numberAt(entry, "revenue") : null;
          const scores = [score("nps"), score("npsWithout"), score("impact")];
          return [name(entry), numberAt(entry, "comments"), ...scores, numberAt(entry, "customers"), revenue];
        }),
    ),
    ...(["detractors", "promoters"] as const).flatMap((side) => wordTable(side, listAt(parts, "keyWords", side), words)),
  ];
};

function wordTable(side: "detractors" | "promoters", entries: readonly Entry[], { t }: Words): readonly Figure[] {
  if (entries.length === 0) return [];
  const columns = [
    { label: t("figures:themes.word"), unit: null },
    { label: t("cards:class.detractors"), unit: "count" as const },
    { label: t("cards:class.promoters"), unit: "count" as const },
    { label: "z", unit: "ratio" as const },
  ];
  const row = (entry: Entry) => [textAt(entry, "word"), numberAt(entry, "detractors"), numberAt(entry, "promoters"), numberAt(entry, "z")];
  return [tableFigure(t(`figures:themes.${side}`), columns, entries.map(row))];
}

import type { Figure, TableFigure } from "../../../shared/report/figure.ts";
import { listAt, numberAt, textAt } from "../../indices/json-value.ts";
import type { Words } from "../../ui/use-words.ts";
import { stageName } from "../names.ts";
import type { MetricFigures } from "./registry.ts";
import { type Entry, isShown } from "./share-bars.ts";
import { barsFigure, tableFigure } from "./summary.ts";

/** Pain, all that is known of each touchpoint and stage, touchpoints before purchases, and the ways between them. */
export const touchpointsFigures: MetricFigures = ({ parts, unit }, words) => {
  const { t, plain } = words;
  const touchpoints = listAt(parts, "touchpoints");
  const scored = touchpoints.filter((entry) => numberAt(entry, "pain") !== null);
  const pain = scored.map((entry) => {
    const label = textAt(entry, "key") ?? "";
    const answers = numberAt(entry, "answers") ?? 0;
    if (!isShown(entry, "answers")) return { label, value: null, note: t("cards:hidden", { n: answers }) };
    return { label, value: numberAt(entry, "pain"), note: `n ${plain(answers)}` };
  });
  return [
    barsFigure(t("figures:touch.pain"), unit, pain, words),
    sideBySide(t("figures:touch.table"), t("figures:touch.touchpoint"), touchpoints, (key) => key, words),
    ...(listAt(parts, "stages").length === 0
      ? []
      : [sideBySide(t("figures:touch.stages"), t("figures:funnel.stage"), listAt(parts, "stages"), (key) => stageName(key, t), words)]),
    ...purchases(parts, words),
    ...ways(listAt(parts, "transitions"), words),
  ];
};

function sideBySide(title: string, name: string, entries: readonly Entry[], nameOf: (key: string) => string, { t }: Words): TableFigure {
  return tableFigure(
    title,
    [
      { label: name, unit: null },
      { label: t("figures:customers"), unit: "count" },
      { label: t("figures:share"), unit: "percent" },
      { label: t("cards:short.nps"), unit: "points" },
      { label: t("cards:short.csat"), unit: "score" },
      { label: t("cards:short.ces"), unit: "score" },
      { label: t("figures:touch.volume"), unit: "count" },
      { label: t("figures:revenue"), unit: "money" },
    ],
    entries.map((entry) => {
      const score = (key: string) => (isShown(entry, "answers") ? numberAt(entry, key) : null);
      const revenue = isShown(entry, "customers") ? numberAt(entry, "revenue") : null;
      const volume = (numberAt(entry, "events") ?? 0) + (numberAt(entry, "asked") ?? 0);
      const head = [nameOf(textAt(entry, "key") ?? ""), numberAt(entry, "customers"), numberAt(entry, "share")];
      return [...head, score("nps"), score("csat"), score("ces"), volume, revenue];
    }),
  );
}

function purchases(parts: Entry, words: Words): readonly Figure[] {
  const { t, percent, plain } = words;
  const counts = listAt(parts, "perPurchase", "counts");
  if (counts.length === 0) return [];
  const share = numberAt(parts, "perPurchase", "shareMany") ?? 0;
  const bars = counts.map((entry) => ({ label: plain(numberAt(entry, "touches") ?? 0), value: numberAt(entry, "purchases") }));
  return [barsFigure(`${t("figures:touch.purchases")}, ${t("figures:touch.many", { share: percent(share) })}`, "count", bars, words)];
}

function ways(transitions: readonly Entry[], { t }: Words): readonly Figure[] {
  if (transitions.length === 0) return [];
  const columns = [
    { label: t("figures:touch.from"), unit: null },
    { label: t("figures:touch.to"), unit: null },
    { label: t("figures:touch.moves"), unit: "count" as const },
  ];
  return [
    tableFigure(
      t("figures:touch.ways"),
      columns,
      transitions.map((way) => [textAt(way, "from"), textAt(way, "to"), numberAt(way, "n")]),
    ),
  ];
}

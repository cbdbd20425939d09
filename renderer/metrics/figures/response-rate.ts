import type { Figure, TableFigure } from "../../../shared/report/figure.ts";
import { listAt, numberAt, textAt } from "../../indices/json-value.ts";
import { keyName } from "../../indices/names.ts";
import type { Words } from "../../ui/use-words.ts";
import type { MetricFigures } from "./registry.ts";
import { type Entry, isShown, shareBars } from "./share-bars.ts";
import { barsFigure, tableFigure } from "./summary.ts";

/** From invitation to answer, the rate by channel, touchpoint and hour, and whether those who answer differ from those asked. */
export const responseRateFigures: MetricFigures = ({ parts, ci }, words) => {
  const { t } = words;
  const steps = (["invited", "delivered", "started", "completed"] as const).flatMap((step) => {
    const value = numberAt(parts, step);
    return value === null ? [] : [{ label: t(`figures:response.${step}`), value }];
  });
  const rates = (["channel", "touchpoint", "hour"] as const).flatMap((by): readonly Figure[] => {
    const list = listAt(parts, { channel: "byChannel", touchpoint: "byTouchpoint", hour: "byHour" }[by]);
    if (list.length === 0) return [];
    const bars = shareBars(list, words, by === "hour" ? (hour) => `${hour}:00` : undefined);
    return [barsFigure(t(`figures:response.${by}`), "percent", bars, words)];
  });
  return [
    barsFigure(t("figures:response.steps"), "count", steps, words),
    ...rates,
    ...checkTables(listAt(parts, "nonResponse", "checks"), ci?.level ?? 0.95, words),
    ...weightTable(listAt(parts, "nonResponse", "weights"), words),
  ];
};

function checkTables(checks: readonly Entry[], level: number, words: Words): readonly TableFigure[] {
  const { t, plain } = words;
  if (checks.length === 0) return [];
  const rows = checks.map((check) => {
    const p = numberAt(check, "pHolm") ?? 1;
    const verdict = t(p < 1 - level ? "cards:verdict.larger" : "cards:verdict.noise");
    return [t(`figures:response.by.${textAt(check, "by") ?? "segment"}`), p < 0.001 ? "< 0.001" : plain(p, 3), verdict];
  });
  const columns = [t("figures:response.by"), t("figures:response.p"), t("figures:response.verdict")].map((label) => ({
    label,
    unit: null,
  }));
  return [tableFigure(t("figures:response.check"), columns, rows)];
}

function weightTable(weights: readonly Entry[], words: Words): readonly TableFigure[] {
  const { t } = words;
  if (weights.length < 2) return [];
  return [
    tableFigure(
      t("figures:response.weights"),
      [
        { label: t("figures:response.by.segment"), unit: null },
        { label: t("figures:response.invited"), unit: "count" },
        { label: t("figures:response.responded"), unit: "count" },
        { label: t("figures:response.weight"), unit: "ratio" },
      ],
      weights
        .filter((entry) => isShown(entry, "invited"))
        .map((entry) => [
          keyName(textAt(entry, "key"), t),
          numberAt(entry, "invited"),
          numberAt(entry, "responded"),
          numberAt(entry, "weight"),
        ]),
    ),
  ];
}

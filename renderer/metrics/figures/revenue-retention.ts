import { numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure, bridgeFigure } from "./summary.ts";

/** From the revenue at the start to what is left of it; net retention lets it grow too. */
const retained =
  (isNet: boolean): MetricFigures =>
  ({ parts }, words) => {
    const { t } = words;
    const money = (name: string) => numberAt(parts, "bridge", name) ?? 0;
    const grown = isNet ? money("expansion") : 0;
    return [
      bridgeFigure(
        t("cards:parts.nrr"),
        "money",
        [
          { label: t("cards:class.start"), value: money("start"), role: "total" },
          ...(isNet ? ([{ label: t("cards:class.expansion"), value: grown, role: "up" }] as const) : []),
          { label: t("cards:class.contraction"), value: money("contraction"), role: "down" },
          { label: t("cards:class.churned"), value: money("churned"), role: "down" },
          { label: t("cards:class.keptMoney"), value: money("start") + grown - money("contraction") - money("churned"), role: "total" },
        ],
        words,
      ),
    ];
  };

export const nrrFigures = retained(true);
export const grrFigures = retained(false);

/** What was gained beside what was lost. */
export const quickRatioFigures: MetricFigures = ({ parts }, words) => {
  const { t } = words;
  const bar = (name: string) => ({ label: t(`cards:class.${name}`), value: numberAt(parts, "bridge", name) });
  const bars = ["new", "expansion", "contraction", "churned"].map(bar);
  return [barsFigure(t("cards:parts.quickRatio"), "money", bars, words)];
};

/** The two definitions side by side, and what seed 004's is made of. */
export const expansionFigures: MetricFigures = ({ parts }, words) => {
  const { t } = words;
  const bars = [
    { label: t("cards:class.standard"), value: numberAt(parts, "standard", "total") },
    { label: t("cards:class.seed004"), value: numberAt(parts, "seed004", "total") },
    { label: t("figures:expansion.oneOff"), value: numberAt(parts, "seed004", "oneOff") },
    { label: t("figures:expansion.nonSubscribed"), value: numberAt(parts, "seed004", "nonSubscribed") },
  ];
  return [
    barsFigure(
      t("cards:parts.expansion"),
      "money",
      bars.filter(({ value }) => value !== null),
      words,
    ),
  ];
};

import { listAt, numberAt, textAt } from "../../indices/json-value.ts";
import { stageName } from "../names.ts";
import type { MetricFigures } from "./registry.ts";
import { isShown } from "./share-bars.ts";
import { barsFigure, tableFigure } from "./summary.ts";

/** Customers at each stage, and step by step. */
export const funnelFigures: MetricFigures = ({ parts }, words) => {
  const { t } = words;
  const stages = listAt(parts, "stages").map((entry) => ({ entry, name: stageName(textAt(entry, "stage") ?? "", t) }));
  const columns = [
    { label: t("figures:funnel.stage"), unit: null },
    { label: t("figures:n"), unit: "count" as const },
    ...(["step", "lo", "hi", "dropOff", "cumulative"] as const).map((key) => ({
      label: t(key === "lo" || key === "hi" ? `figures:${key}` : `figures:funnel.${key}`),
      unit: "percent" as const,
    })),
  ];
  return [
    barsFigure(
      t("figures:funnel.stages"),
      "count",
      stages.map(({ entry, name }) => ({ label: name, value: numberAt(entry, "n") })),
      words,
    ),
    tableFigure(
      t("figures:funnel.steps"),
      columns,
      stages.map(({ entry, name }, at) => {
        // A step from fewer than ten customers says nothing.
        const before = stages[at - 1]?.entry;
        const shown = before !== undefined && isShown(before);
        const of = (key: string) => (shown ? numberAt(entry, key) : null);
        return [name, numberAt(entry, "n"), of("step"), of("lo"), of("hi"), of("dropOff"), numberAt(entry, "cumulative")];
      }),
    ),
  ];
};

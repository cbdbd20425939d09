import { listAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { shareBars } from "./share-bars.ts";
import { barsFigure } from "./summary.ts";

/** The completion of each task, with its limits. */
export const taskCompletionFigures: MetricFigures = ({ parts, value, ci, n }, words) => {
  const tasks = listAt(parts, "byTask");
  const whole = { key: null, n, share: value, lo: ci?.lo ?? null, hi: ci?.hi ?? null };
  const bars =
    tasks.length > 0
      ? shareBars(tasks, words)
      : shareBars([whole], words).map((bar) => ({ ...bar, label: words.t("figures:response.completed") }));
  return [barsFigure(words.t("figures:task.byTask"), "percent", bars, words)];
};

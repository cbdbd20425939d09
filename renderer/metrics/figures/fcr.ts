import { listAt, numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure } from "./summary.ts";

/** Tickets solved at the first contact and later; repeats and those not yet known stand beside them. */
export const fcrFigures: MetricFigures = ({ n, excluded, parts }, words) => {
  const { t } = words;
  const resolved = numberAt(parts, "resolved") ?? 0;
  const repeats = numberAt(parts, "repeats") ?? 0;
  const derived = listAt(parts, "sensitivity");
  return [
    barsFigure(
      t("cards:parts.fcr"),
      "count",
      [
        { label: t("cards:class.resolved"), value: resolved },
        { label: t("cards:class.notResolved"), value: n - resolved },
        ...(excluded.missing > 0 ? [{ label: t("figures:fcr.unknown"), value: excluded.missing }] : []),
        ...(repeats > 0 ? [{ label: t("figures:fcr.repeats"), value: repeats }] : []),
      ],
      words,
    ),
    ...(derived.length === 0
      ? []
      : [
          barsFigure(
            t("figures:fcr.sensitivity"),
            "percent",
            derived.map((row) => ({
              label: t("figures:fcr.days", { count: numberAt(row, "days") ?? 0 }),
              value: numberAt(row, "value"),
            })),
            words,
          ),
        ]),
  ];
};

import { numberAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";
import { barsFigure } from "./summary.ts";

/** Which accounts count, and which are left out. */
export const arpaFigures: MetricFigures = ({ n, excluded, parts }, words) => {
  const { t } = words;
  const zero = numberAt(parts, "zeroPaying") ?? 0;
  const negative = numberAt(parts, "negative") ?? 0;
  return [
    barsFigure(
      t("figures:arpa.accounts"),
      "count",
      [
        { label: t("figures:arpa.paying"), value: n },
        { label: t("figures:arpa.zero"), value: zero },
        { label: t("figures:arpa.unknown"), value: Math.max(0, excluded.missing - zero - negative) },
        ...(negative > 0 ? [{ label: t("figures:arpa.negative"), value: negative }] : []),
      ],
      words,
    ),
  ];
};

import { listAt, numberAt, textAt, valueAt } from "../../indices/json-value.ts";
import type { MetricFigures } from "./registry.ts";

/** Categories with their share, rate and trend, the recurrent ones marked. */
export const ticketTrendFigures: MetricFigures = ({ parts }, { t, percent, plain }) => {
  const rows = listAt(parts, "categories");
  const mark = (row: (typeof rows)[number]): string =>
    ["top", "rising"].flatMap((name) => (valueAt(row, name) === true ? [t(`figures:trend.${name}`)] : [])).join(", ");
  const said = rows.map((row) => {
    const share = numberAt(row, "share");
    return `${textAt(row, "key") ?? ""} ${share === null ? "–" : percent(share)}${mark(row) === "" ? "" : ` (${mark(row)})`}`;
  });
  const slope = (row: (typeof rows)[number]): string => {
    const value = numberAt(row, "slope");
    return value === null ? "–" : plain(value, 3);
  };
  const p = (row: (typeof rows)[number]): string => {
    const value = numberAt(row, "pHolm");
    return value === null ? "–" : plain(value, 3);
  };
  return [
    {
      kind: "table",
      title: t("cards:parts.ticketTrend"),
      summary: `${t("cards:parts.ticketTrend")}: ${said.join(", ")}.`,
      columns: [
        { label: t("figures:trend.category"), unit: null },
        { label: t("figures:trend.tickets"), unit: "count" },
        { label: t("figures:trend.share"), unit: "percent" },
        { label: t("figures:trend.change"), unit: "percent" },
        { label: t("figures:trend.slope"), unit: null },
        { label: t("figures:trend.p"), unit: null },
        { label: t("figures:mark"), unit: null },
      ],
      rows: rows.map((row) => [
        textAt(row, "key"),
        numberAt(row, "tickets"),
        numberAt(row, "share"),
        numberAt(row, "change"),
        slope(row),
        p(row),
        mark(row) === "" ? null : mark(row),
      ]),
    },
  ];
};

import type { Chart, Slide } from "../deck.ts";
import { GROUPS_SHOWN, groupChart, moneyFormats, plainChart } from "../index-charts.ts";
import {
  countWords,
  groupName,
  listAt,
  moneyWords,
  numberAt,
  percentWords,
  type ReportContext,
  rangeWords,
  textAt,
  valueWords,
} from "../report-context.ts";
import { fact, indexSlide } from "../slide-parts.ts";

/** Value of a customer by segment, else what it is made of. */
export function clvSlide(context: ReportContext): Slide {
  const { t } = context;
  const result = context.output.indices.clv;
  const parameter = (name: string): number | null => numberAt(result.parts, "parameters", name);
  const total = numberAt(result.parts, "total");
  const money = (value: number | null): string | null => (value === null ? null : moneyWords(context, value));
  const share = (value: number | null): string | null => (value === null ? null : percentWords(context, value));
  return indexSlide(context, "clv", {
    title: t("report:title.clv", { value: valueWords(context, result.value ?? 0, result) }),
    subtitle:
      result.ci === null
        ? t("report:clv.subtitle")
        : `${t("report:clv.subtitle")} ${t("report:evidence.range", { range: rangeWords(context, result.ci.lo, result.ci.hi, result) })}`,
    charts: [groupChart(context, "clv", null) ?? segmentChart(context) ?? compositionChart(context)],
    facts: [
      ...fact(t("report:fact.total", { n: countWords(context, result.n) }), money(total)),
      ...fact(t("report:fact.margin"), money(parameter("margin"))),
      ...fact(t("report:fact.retention"), share(parameter("retention"))),
      ...fact(t("report:fact.discount"), share(parameter("discount"))),
      ...fact(t("report:fact.cac"), money(parameter("cac"))),
    ],
  });
}

/** Segments that rest on ten customers or more. */
function segmentChart(context: ReportContext): Chart | null {
  const { t } = context;
  const segments = listAt(context.output.indices.clv.parts, "perSegment").filter((entry) => (numberAt(entry, "n") ?? 0) >= 10);
  if (segments.length < 2) return null;
  const points = segments.slice(0, GROUPS_SHOWN).map((entry) => ({
    name: `${groupName(context, textAt(entry, "key"))}\n${t("report:n", { n: countWords(context, numberAt(entry, "n") ?? 0) })}`,
    value: numberAt(entry, "value"),
  }));
  return moneyChart(context, "bar", t("report:chart.bySegment"), points);
}

function compositionChart(context: ReportContext): Chart {
  const { t, theme } = context;
  const { parts, value } = context.output.indices.clv;
  const entries = [
    { name: t("report:chart.margin"), value: numberAt(parts, "parameters", "margin") },
    { name: t("report:chart.cac"), value: numberAt(parts, "parameters", "cac") },
  ].filter((entry) => entry.value !== null);
  return moneyChart(context, "bar", t("report:chart.madeOf"), [
    ...entries,
    { name: t("indices:clv.name"), value, color: theme.colors.accent },
  ]);
}

function moneyChart(
  context: ReportContext,
  kind: "bar" | "column",
  title: string,
  points: readonly { readonly name: string; readonly value: number | null; readonly color?: string }[],
): Chart {
  return plainChart(context, {
    kind,
    title,
    unit: context.t("report:axis.money", { currency: context.currency }),
    seriesName: context.t("indices:clv.name"),
    points,
    formats: moneyFormats(
      context,
      points.map(({ value }) => value),
    ),
    words: (value) => moneyWords(context, value),
  });
}

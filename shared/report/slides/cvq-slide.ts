import type { Slide } from "../deck.ts";
import { groupChart, plainChart, waveChart } from "../index-charts.ts";
import { countWords, numberAt, type ReportContext, rangeWords, valueWords } from "../report-context.ts";
import { fact, indexSlide } from "../slide-parts.ts";

/** Weight of desired against undesired outcomes. */
export function cvqSlide(context: ReportContext): Slide {
  const { t, theme } = context;
  const result = context.output.indices.cvq;
  const { parts } = result;
  const net = numberAt(parts, "net");
  const odds = numberAt(parts, "odds");
  const shift = numberAt(parts, "shift");
  const weights = plainChart(context, {
    kind: "column",
    title: t("report:chart.outcomes"),
    unit: t("report:axis.weight"),
    seriesName: t("report:chart.weight"),
    points: [
      { name: t("report:chart.desired"), value: numberAt(parts, "positive"), color: theme.colors.boxTop },
      { name: t("report:chart.undesired"), value: numberAt(parts, "negative"), color: theme.colors.boxLow },
    ],
    formats: { axis: "#,##0", label: "#,##0.0" },
    words: (value) => countWords(context, value, 1),
  });
  return indexSlide(context, "cvq", {
    title: t("report:title.cvq", { value: valueWords(context, result.value ?? 0, result) }),
    subtitle: [
      t("report:cvq.subtitle"),
      result.ci === null ? "" : t("report:evidence.range", { range: rangeWords(context, result.ci.lo, result.ci.hi, result) }),
    ]
      .filter((words) => words !== "")
      .join(" "),
    charts: [weights, groupChart(context, "cvq", null) ?? waveChart(context, "cvq", null)],
    facts: [
      ...fact(t("report:fact.odds"), odds === null ? null : countWords(context, odds, 1)),
      ...fact(t("report:fact.net"), net === null ? null : countWords(context, net, 2)),
      ...fact(t("report:fact.shift"), shift === null ? null : countWords(context, shift, 2)),
    ],
  });
}

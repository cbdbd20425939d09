import type { Slide } from "../deck.ts";
import { groupChart, plainChart, SHARE_FORMATS, waveChart } from "../index-charts.ts";
import { countWords, numberAt, percentWords, type ReportContext, rangeWords, valueWords } from "../report-context.ts";
import { fact, indexSlide } from "../slide-parts.ts";

/** Customers by tier, and the secure share by segment or over waves. */
export function secureSlide(context: ReportContext): Slide {
  const { t, theme } = context;
  const result = context.output.indices.secure;
  const { colors } = theme;
  const tiers = [
    { tier: "secure", color: colors.boxTop },
    { tier: "favourable", color: colors.boxMid },
    { tier: "vulnerable", color: colors.boxMid },
    { tier: "atRisk", color: colors.boxLow },
  ] as const;
  const counts = tiers.map(({ tier, color }) => ({ tier, color, count: numberAt(result.parts, "tiers", tier) ?? 0 }));
  const total = Math.max(
    1,
    counts.reduce((sum, { count }) => sum + count, 0),
  );
  const byRevenue = numberAt(result.parts, "byRevenue");
  const lift = numberAt(result.parts, "lift");
  const tierChart = plainChart(context, {
    kind: "bar",
    title: t("report:chart.tiers"),
    unit: t("report:chart.shareOf", { n: countWords(context, total) }),
    seriesName: t("report:chart.share"),
    points: counts.map(({ tier, color, count }) => ({ name: t(`report:tier.${tier}`), value: (100 * count) / total, color })),
    formats: SHARE_FORMATS,
    words: (value) => percentWords(context, value / 100),
  });
  return indexSlide(context, "secure", {
    title: t("report:title.secure", { value: valueWords(context, result.value ?? 0, result) }),
    subtitle: [
      t("report:secure.subtitle"),
      result.ci === null ? "" : t("report:evidence.range", { range: rangeWords(context, result.ci.lo, result.ci.hi, result) }),
    ]
      .filter((words) => words !== "")
      .join(" "),
    charts: [tierChart, groupChart(context, "secure", null) ?? waveChart(context, "secure", null)],
    facts: [
      ...fact(t("report:fact.byRevenue"), byRevenue === null ? null : percentWords(context, byRevenue / 100)),
      ...fact(t("report:fact.lift"), lift === null ? null : t("report:times", { number: countWords(context, lift, 1) })),
    ],
    extra: [t("report:secure.burke")],
  });
}

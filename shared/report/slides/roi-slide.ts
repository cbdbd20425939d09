import type { Chart, Slide } from "../deck.ts";
import { moneyFormats, plainChart } from "../index-charts.ts";
import { countWords, listAt, moneyWords, numberAt, percentWords, type ReportContext, textAt } from "../report-context.ts";
import { fact, indexSlide } from "../slide-parts.ts";

/** Cumulative cash by period where the flows are known, and benefit against cost. */
export function roiSlide(context: ReportContext): Slide {
  const { t } = context;
  const { parts, value, params } = context.output.indices.roi;
  const period = textAt(params, "period") ?? "year";
  const payback = numberAt(parts, "paybackPeriods");
  const periods = (count: number | null): string | null =>
    count === null ? null : t(`report:period.${period}`, { count: Number(count.toFixed(1)), number: countWords(context, count, 1) });
  const npv = numberAt(parts, "npv");
  const irr = numberAt(parts, "irr");
  const mirr = numberAt(parts, "mirr");
  const returned = percentWords(context, Math.abs(value ?? 0) / 100, 0);
  const title =
    (value ?? 0) < 0
      ? t("report:title.roi.lost", { value: returned })
      : payback === null
        ? t("report:title.roi.open", { value: returned })
        : t("report:title.roi.paid", { value: returned, payback: periods(payback) ?? "" });
  return indexSlide(context, "roi", {
    title,
    subtitle: t("report:roi.subtitle", {
      benefit: moneyWords(context, numberAt(parts, "benefit") ?? 0),
      cost: moneyWords(context, numberAt(parts, "cost") ?? 0),
    }),
    charts: [cumulativeChart(context, period) ?? benefitChart(context)],
    facts: [
      ...fact(
        t("report:fact.npv", { rate: percentWords(context, numberAt(params, "discountRate") ?? 0.1, 0) }),
        npv === null ? null : moneyWords(context, npv),
      ),
      ...fact(t("report:fact.payback"), periods(payback) ?? t("report:fact.notReached")),
      ...fact(t("report:fact.discountedPayback"), periods(numberAt(parts, "discountedPayback")) ?? t("report:fact.notReached")),
      ...fact(t(`report:fact.irr.${period}`), irr === null ? null : percentWords(context, irr)),
      ...fact(t(`report:fact.mirr.${period}`), mirr === null ? null : percentWords(context, mirr)),
    ],
    extra: [t("report:roi.gross")],
  });
}

function cumulativeChart(context: ReportContext, period: string): Chart | null {
  const { t, theme } = context;
  const flows = listAt(context.output.indices.roi.parts, "flows");
  if (flows.length < 2) return null;
  let sum = 0;
  const points = flows.map((flow) => {
    sum += numberAt(flow, "flow") ?? 0;
    return { name: String(numberAt(flow, "period") ?? 0), value: sum };
  });
  const chart = plainChart(context, {
    kind: "column",
    title: t("report:chart.cumulative"),
    unit: t("report:axis.money", { currency: context.currency }),
    seriesName: t("report:chart.cumulative"),
    points: points.map((point) => ({ ...point, color: point.value < 0 ? theme.colors.boxLow : theme.colors.boxTop })),
    formats: moneyFormats(
      context,
      points.map(({ value }) => value),
    ),
    words: (value) => moneyWords(context, value),
  });
  return { ...chart, categoryTitle: t(`report:period.axis.${period}`) };
}

function benefitChart(context: ReportContext): Chart {
  const { t, theme } = context;
  const { parts } = context.output.indices.roi;
  const benefit = numberAt(parts, "benefit") ?? 0;
  const cost = numberAt(parts, "cost") ?? 0;
  return plainChart(context, {
    kind: "column",
    title: t("report:chart.benefitCost"),
    unit: t("report:axis.money", { currency: context.currency }),
    seriesName: t("report:chart.amount"),
    points: [
      { name: t("report:chart.benefit"), value: benefit, color: theme.colors.boxTop },
      { name: t("report:chart.cost"), value: cost, color: theme.colors.boxLow },
    ],
    formats: moneyFormats(context, [benefit, cost]),
    words: (value) => moneyWords(context, value),
  });
}

import type { Chart, Slide } from "../deck.ts";
import { horizonMonths } from "../definitions.ts";
import { moneyFormats, plainChart } from "../index-charts.ts";
import { countWords, moneyWords, monthsWords, numberAt, percentWords, type ReportContext, rangeWords, textAt } from "../report-context.ts";
import { fact, indexSlide } from "../slide-parts.ts";

/** Revenue by box, and how much of it is lost beyond what the top box loses. */
export function boxesSlide(context: ReportContext): Slide {
  const { t } = context;
  const result = context.output.indices.boxes;
  const { parts, value, ci } = result;
  const months = monthsWords(context, horizonMonths(result));
  const by = textAt(result.params, "by") ?? "nps";
  const revenue = sumOf(context, "revenue");
  const net = numberAt(parts, "netMoneyBox");
  const spend = numberAt(parts, "spendOpportunity");
  return indexSlide(context, "boxes", {
    title: t("report:title.boxes", {
      money: moneyWords(context, value ?? 0),
      share: revenue > 0 ? percentWords(context, (value ?? 0) / revenue) : t("report:none"),
      months,
    }),
    subtitle: [
      t(`report:boxes.subtitle.${by}`),
      ci === null ? "" : t("report:boxes.range", { range: rangeWords(context, ci.lo, ci.hi, result) }),
    ]
      .filter((words) => words !== "")
      .join(" "),
    charts: [boxChart(context, by, "revenue", months), boxChart(context, by, "excess", months)],
    facts: [
      ...(["top", "middle", "bottom"] as const).flatMap((box) => {
        const churn = numberAt(parts, box, "churn");
        return fact(
          t("report:fact.lost", { box: t(`report:box.${by}.${box}`) }),
          churn === null || isHidden(context, box) ? null : percentWords(context, churn),
        );
      }),
      ...fact(t("report:fact.spend"), spend === null ? null : moneyWords(context, spend)),
      ...fact(t("report:fact.netBox"), net === null ? null : percentWords(context, net)),
    ],
  });
}

const sumOf = (context: ReportContext, field: string): number =>
  (["top", "middle", "bottom"] as const).reduce((sum, box) => sum + (numberAt(context.output.indices.boxes.parts, box, field) ?? 0), 0);

/** A box of fewer than ten customers hides its rates (methods.md 0.3.5). */
const isHidden = (context: ReportContext, box: string): boolean =>
  (numberAt(context.output.indices.boxes.parts, box, "customers") ?? 0) < 10;

function boxChart(context: ReportContext, by: string, field: "revenue" | "excess", months: string): Chart {
  const { t, theme } = context;
  const { parts } = context.output.indices.boxes;
  const colors = { top: theme.colors.boxTop, middle: theme.colors.boxMid, bottom: theme.colors.boxLow };
  const points = (["top", "middle", "bottom"] as const).map((box) => ({
    name: `${t(`report:box.${by}.${box}`)}\n${t("report:n", { n: countWords(context, numberAt(parts, box, "customers") ?? 0) })}`,
    value: field === "excess" && isHidden(context, box) ? null : numberAt(parts, box, field),
    color: colors[box],
  }));
  return plainChart(context, {
    kind: "bar",
    title: t(`report:chart.${field}`),
    unit: t("report:chart.moneyOver", { currency: context.currency, months }),
    seriesName: t(`report:chart.${field}`),
    points,
    formats: moneyFormats(
      context,
      points.map(({ value }) => value),
    ),
    words: (value) => moneyWords(context, value),
  });
}

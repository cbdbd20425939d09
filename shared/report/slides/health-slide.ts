import type { Slide } from "../deck.ts";
import { proportionsDiffer } from "../findings.ts";
import { plainChart, SHARE_FORMATS } from "../index-charts.ts";
import { countWords, indexName, listAt, numberAt, percentWords, type ReportContext, textAt } from "../report-context.ts";
import { fact, indexSlide, plainTitle } from "../slide-parts.ts";

type Band = {
  readonly band: "red" | "amber" | "green";
  readonly churn: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
};

/** Customers by band, and how many of each band were lost: whether the score tells anything. */
export function healthSlide(context: ReportContext): Slide {
  const { t, theme } = context;
  const { parts } = context.output.indices.health;
  const { colors } = theme;
  const colorOf = { red: colors.boxLow, amber: colors.boxMid, green: colors.boxTop };
  const bands = readBands(context);
  const counts = (["red", "amber", "green"] as const).map((band) => ({ band, count: numberAt(parts, band) ?? 0 }));
  const total = Math.max(
    1,
    counts.reduce((sum, { count }) => sum + count, 0),
  );
  const auc = numberAt(parts, "auc");
  const coverage = numberAt(parts, "coverage");
  const bandChart = plainChart(context, {
    kind: "column",
    title: t("report:chart.bands"),
    unit: t("report:chart.shareOf", { n: countWords(context, total) }),
    seriesName: t("report:chart.share"),
    points: counts.map(({ band, count }) => ({ name: t(`report:band.${band}`), value: (100 * count) / total, color: colorOf[band] })),
    formats: SHARE_FORMATS,
    words: (value) => percentWords(context, value / 100),
  });
  const hasChurn = bands.some(({ churn }) => churn !== null);
  const churnChart = plainChart(context, {
    kind: "column",
    title: t("report:chart.churnByBand"),
    unit: t("report:axis.percent"),
    seriesName: t("report:chart.lost"),
    points: bands.map(({ band, churn, lo, hi }) => ({
      name: t(`report:band.${band}`),
      value: times100(churn),
      lo: times100(lo),
      hi: times100(hi),
      color: colorOf[band],
    })),
    formats: SHARE_FORMATS,
    words: (value) => percentWords(context, value / 100),
  });
  return indexSlide(context, "health", {
    title: healthTitle(context, bands),
    subtitle: t("report:health.subtitle", {
      red: percentWords(context, (counts[0]?.count ?? 0) / total),
      amber: percentWords(context, (counts[1]?.count ?? 0) / total),
      green: percentWords(context, (counts[2]?.count ?? 0) / total),
    }),
    charts: [bandChart, hasChurn ? churnChart : null],
    facts: [
      ...fact(t("report:fact.auc"), auc === null ? null : countWords(context, auc, 2)),
      ...fact(t("report:fact.coverage"), coverage === null ? null : percentWords(context, coverage)),
    ],
  });
}

const times100 = (fraction: number | null): number | null => (fraction === null ? null : fraction * 100);

function readBands(context: ReportContext): readonly Band[] {
  const entries = listAt(context.output.indices.health.parts, "bands");
  return (["red", "amber", "green"] as const).flatMap((band) => {
    const entry = entries.find((one) => textAt(one, "band") === band);
    // A band with fewer than ten customers hides its rate.
    const isHidden = (numberAt(entry, "n") ?? 0) < 10;
    return entry === undefined
      ? []
      : [
          {
            band,
            churn: isHidden ? null : numberAt(entry, "churn"),
            lo: isHidden ? null : numberAt(entry, "lo"),
            hi: isHidden ? null : numberAt(entry, "hi"),
          },
        ];
  });
}

/** A finding only when the churn of red and green differs by more than noise. */
function healthTitle(context: ReportContext, bands: readonly Band[]): string {
  const red = bands.find(({ band }) => band === "red");
  const green = bands.find(({ band }) => band === "green");
  if (red?.churn == null || green?.churn == null || red.lo === null || red.hi === null || green.lo === null || green.hi === null) {
    return plainTitle(context, "health", indexName(context, "health"));
  }
  const differ = proportionsDiffer({ value: red.churn, lo: red.lo, hi: red.hi }, { value: green.churn, lo: green.lo, hi: green.hi });
  if (!differ || red.churn < green.churn) return plainTitle(context, "health", indexName(context, "health"));
  return context.t("report:title.health", { red: percentWords(context, red.churn, 0), green: percentWords(context, green.churn, 0) });
}

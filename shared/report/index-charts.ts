import type { IndexId, IndexResult, Slice } from "../indices/index-result.ts";
import type { Chart, ChartSeries } from "./deck.ts";
import type { GroupGap, WaveChange } from "./findings.ts";
import { mixColor } from "./mix-color.ts";
import { moneyFormat } from "./money-format.ts";
import { countWords, groupName, indexName, numberWords, type ReportContext, rangeWords, shownSlices, waveName } from "./report-context.ts";

/** More groups than this do not fit a slide; the rest is said to be left out. */
export const GROUPS_SHOWN = 10;

/** Bars that are not what the finding is about. */
export const quietColor = ({ theme }: ReportContext): string => mixColor(theme.colors.boxMid, theme.colors.paper, 0.2);

/** Excel number formats of the axis and of the labels beside the points. */
export type ChartFormats = { readonly axis: string; readonly label: string };

/** Shares in percent. */
export const SHARE_FORMATS: ChartFormats = { axis: "0", label: "0.0" };

export const moneyFormats = (context: ReportContext, values: readonly (number | null | undefined)[]): ChartFormats =>
  formatsOf(context, { unit: "money" }, values);

/** Formats of an index; `values` are those drawn. */
export function formatsOf(
  context: ReportContext,
  result: Pick<IndexResult, "unit">,
  values: readonly (number | null | undefined)[],
): ChartFormats {
  switch (result.unit) {
    case "points":
      return { axis: "0", label: "+0.0;\u22120.0;0.0" };
    case "money": {
      const sizes = values.map((value) => Math.abs(value ?? 0)).filter((size) => size > 0);
      const most = Math.max(1, ...sizes);
      const label = (size: number) => moneyFormat(size, context.language, context.currency);
      // Beside amounts of very different size a small one in thousands would be rounded away: all are written out.
      const isMixed = Math.min(...sizes) < 1e4 && most >= 1e4;
      return { axis: moneyFormat(most, context.language, context.currency, true), label: label(isMixed ? 9_999 : most) };
    }
    case "count":
    case "minutes":
      return { axis: "#,##0", label: "#,##0" };
    case "ratio":
      return { axis: "0.0", label: "0.00" };
    default:
      return SHARE_FORMATS;
  }
}

/** One index by group, as bars with intervals; the group of the finding stands out. */
export function groupChart(context: ReportContext, id: IndexId, gap: GroupGap | null): Chart | null {
  const groups = shownSlices(context.output.groups, id).slice(0, GROUPS_SHOWN);
  if (groups.length < 2) return null;
  const { colors } = context.theme;
  const results = groups.map((group) => group.indices[id]);
  const accent = gap?.kind === "leadsAll" ? colors.boxTop : colors.boxLow;
  const formats = formatsOf(
    context,
    context.output.indices[id],
    results.map(({ value }) => value),
  );
  const title = context.t("report:chart.byGroup");
  return {
    kind: "bar",
    title,
    categories: groups.map(
      (group) => `${groupName(context, group.key)}\n${context.t("report:n", { n: countWords(context, group.indices[id].n) })}`,
    ),
    series: [
      {
        ...intervalSeries(indexName(context, id), results),
        color: quietColor(context),
        pointColors: groups.map((group) => (gap?.group.key === group.key ? accent : null)),
        labels: true,
      },
    ],
    valueAxis: { title: axisTitle(context, id), format: formats.axis },
    labelFormat: formats.label,
    altText: altText(context, "bar", id, title, groups, (slice) => groupName(context, slice.key)),
  };
}

/** One index over waves, as a line with intervals; the two waves that are compared carry their numbers. */
export function waveChart(context: ReportContext, id: IndexId, change: WaveChange | null): Chart | null {
  const waves = shownSlices(context.output.waves, id);
  if (waves.length < 2) return null;
  const results = waves.map((wave) => wave.indices[id]);
  const formats = formatsOf(
    context,
    context.output.indices[id],
    results.map(({ value }) => value),
  );
  const title = context.t("report:chart.byWave", { count: waves.length });
  const compared = change === null ? [waves.length - 1] : [waves.indexOf(change.from), waves.indexOf(change.to)];
  return {
    kind: "line",
    title,
    categories: waves.map((wave) => waveName(context, wave.key, true)),
    series: [
      { ...intervalSeries(indexName(context, id), results), color: context.theme.colors.accent, labels: true, labelPoints: compared },
    ],
    valueAxis: { title: axisTitle(context, id), format: formats.axis },
    labelFormat: formats.label,
    altText: altText(context, "line", id, title, waves, (slice) => waveName(context, slice.key)),
  };
}

/** Values with their intervals; without a single interval there are no error bars. */
function intervalSeries(name: string, results: readonly IndexResult[]): Pick<ChartSeries, "name" | "values" | "lo" | "hi"> {
  const values = results.map(({ value }) => value);
  if (results.every(({ ci }) => ci === null)) return { name, values };
  return { name, values, lo: results.map(({ ci }) => ci?.lo ?? null), hi: results.map(({ ci }) => ci?.hi ?? null) };
}

export const axisTitle = (context: ReportContext, id: IndexId): string =>
  context.t("report:chart.axis", {
    name: indexName(context, id),
    unit: context.t(`report:axis.${context.output.indices[id].unit}`, { currency: context.currency }),
  });

function altText(
  context: ReportContext,
  kind: "bar" | "line",
  id: IndexId,
  title: string,
  slices: readonly Slice[],
  nameOf: (slice: Slice) => string,
): string {
  const items = slices.map((slice) => {
    const result = slice.indices[id];
    const value = result.value === null ? "" : numberWords(context, result.value, result);
    return result.ci === null
      ? `${nameOf(slice)} ${value}`
      : `${nameOf(slice)} ${value} (${rangeWords(context, result.ci.lo, result.ci.hi, result)})`;
  });
  return context.t(`report:alt.${kind}`, { title: `${indexName(context, id)}, ${title}`, items: items.join("; ") });
}

/** One value a category, without intervals: counts, shares, amounts. */
export function plainChart(
  context: ReportContext,
  chart: {
    readonly kind: "bar" | "column";
    readonly title: string;
    readonly unit: string;
    readonly seriesName: string;
    readonly points: readonly {
      readonly name: string;
      readonly value: number | null;
      readonly color?: string;
      readonly lo?: number | null;
      readonly hi?: number | null;
    }[];
    readonly formats: ChartFormats;
    readonly words: (value: number) => string;
    readonly max?: number;
  },
): Chart {
  const { points } = chart;
  const hasIntervals = points.some(({ lo, hi }) => typeof lo === "number" && typeof hi === "number");
  const items = points.map(({ name, value }) => `${name} ${value === null ? context.t("report:none") : chart.words(value)}`);
  return {
    kind: chart.kind,
    title: chart.title,
    categories: points.map(({ name }) => name),
    series: [
      {
        name: chart.seriesName,
        values: points.map(({ value }) => value),
        ...(hasIntervals && { lo: points.map(({ lo }) => lo ?? null), hi: points.map(({ hi }) => hi ?? null) }),
        color: quietColor(context),
        pointColors: points.map(({ color }) => color ?? null),
        labels: true,
      },
    ],
    valueAxis: { title: chart.unit, format: chart.formats.axis, ...(chart.max !== undefined && { max: chart.max, min: 0 }) },
    labelFormat: chart.formats.label,
    altText: context.t(`report:alt.${chart.kind}`, { title: chart.title, items: items.join("; ") }),
  };
}

import type { IndexId } from "../indices/index-result.ts";
import type { Chart, Slide } from "./deck.ts";
import { indexFoot } from "./footnotes.ts";
import { hasWords, type ReportContext, rangeWords, valueWords } from "./report-context.ts";

export type ChartSlide = Extract<Slide, { kind: "chart" }>;
export type Fact = ChartSlide["facts"][number];

/** A fact, or nothing where there is no value. */
export const fact = (label: string, value: string | null): readonly Fact[] => (value === null ? [] : [{ label, value }]);

/** The slide of one index: two charts at most, four facts under two charts, six beside one. */
export function indexSlide(
  context: ReportContext,
  id: IndexId,
  parts: {
    readonly title: string;
    readonly subtitle: string;
    readonly charts: readonly (Chart | null)[];
    readonly facts: readonly Fact[];
    readonly extra?: readonly string[];
  },
): Slide {
  const charts = parts.charts.filter((chart) => chart !== null).slice(0, 2);
  return {
    kind: "chart",
    title: parts.title,
    subtitle: parts.subtitle,
    charts,
    facts: parts.facts.slice(0, charts.length === 2 ? 4 : 6),
    ...indexFoot(context, id, parts.extra),
    notes: [parts.title, parts.subtitle, ...cardNotes(context, id)].filter((line) => line !== "").join("\n"),
  };
}

/** What the presenter should know of the index: what it assumes and where it is blind. */
function cardNotes(context: ReportContext, id: IndexId): readonly string[] {
  return (["assumes", "blind"] as const)
    .filter((part) => hasWords(context, `indices:${id}.${part}`))
    .map((part) => `${context.t(`report:card.${part}`)}: ${context.t(`indices:${id}.${part}`)}`);
}

/** "Satisfaction is 82.9 % (95 % interval 80.1 … 85.3)": what is said when nothing is larger than noise. */
export function plainTitle(context: ReportContext, id: IndexId, name: string): string {
  const result = context.output.indices[id];
  const value = result.value === null ? context.t("report:none") : valueWords(context, result.value, result);
  return result.ci === null
    ? context.t("report:title.plain", { name, value })
    : context.t("report:title.plainInterval", { name, value, range: rangeWords(context, result.ci.lo, result.ci.hi, result) });
}

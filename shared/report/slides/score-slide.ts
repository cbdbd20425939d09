import type { IndexId } from "../../indices/index-result.ts";
import { formatNumber } from "../../messages/format.ts";
import type { Chart, Slide } from "../deck.ts";
import { type GroupGap, groupGap, type WaveChange, waveChange } from "../findings.ts";
import { comparisonSentences } from "../footnotes.ts";
import { groupChart, plainChart, SHARE_FORMATS, waveChart } from "../index-charts.ts";
import {
  countWords,
  groupName,
  indexName,
  listAt,
  numberAt,
  percentWords,
  pointsWords,
  type ReportContext,
  rangeWords,
  waveName,
} from "../report-context.ts";
import { type Fact, fact, indexSlide, plainTitle } from "../slide-parts.ts";

/** NPS and CSAT: by segment and over waves where there are any, else the distribution of answers. */
export function scoreSlide(context: ReportContext, id: "nps" | "csat"): Slide {
  const change = waveChange(context, id);
  const gap = groupGap(context, id);
  const groups = groupChart(context, id, gap);
  const waves = waveChart(context, id, change);
  const charts = groups !== null && waves !== null ? [groups, waves] : [distributionChart(context, id), groups ?? waves];
  return indexSlide(context, id, {
    title: scoreTitle(context, id, change, gap),
    subtitle: scoreSubtitle(context, id, change, gap),
    charts,
    facts: classFacts(context, id),
    extra: groups === null && waves === null ? [] : comparisonSentences(context),
  });
}

/** Two findings are joined by "yet" when they point in different directions, else by "and". */
function scoreTitle(context: ReportContext, id: "nps" | "csat", change: WaveChange | null, gap: GroupGap | null): string {
  const { t } = context;
  const clauses: { readonly words: string; readonly isGood: boolean }[] = [];
  if (change?.isFinding === true) {
    const isGood = change.test.difference > 0;
    const values = { points: pointsWords(context, change.test.difference), wave: waveName(context, change.to.key) };
    clauses.push({ words: t(`report:title.${id}.${isGood ? "rose" : "fell"}`, values), isGood });
  }
  if (gap !== null) {
    const values = {
      group: groupName(context, gap.group.key),
      other: groupName(context, gap.other.key),
      points: pointsWords(context, gap.difference),
      name: indexName(context, id),
    };
    clauses.push({ words: t(`report:title.gap.${gap.kind}`, values), isGood: gap.kind === "leadsAll" });
  }
  const [first, second] = clauses;
  if (first === undefined) return plainTitle(context, id, indexName(context, id));
  if (second === undefined)
    return change?.isFinding === true ? first.words : t("report:title.gap.alone", { name: indexName(context, id), finding: first.words });
  return t(first.isGood === second.isGood ? "report:title.and" : "report:title.yet", { first: first.words, second: second.words });
}

/** The evidence: the interval of each difference, and in words whether it is larger than noise. */
function scoreSubtitle(context: ReportContext, id: IndexId, change: WaveChange | null, gap: GroupGap | null): string {
  const { t } = context;
  const points = { unit: "points" } as const;
  const sentences: string[] = [];
  if (change !== null) {
    sentences.push(
      t(change.isFinding ? "report:evidence.change" : "report:evidence.noChange", {
        from: waveName(context, change.from.key),
        difference: formatNumber(change.test.difference, "points", context.language, { signed: true }),
        range: rangeWords(context, change.test.lo, change.test.hi, points),
      }),
    );
  }
  if (gap !== null) {
    sentences.push(
      t("report:evidence.gap", {
        group: groupName(context, gap.group.key),
        other: groupName(context, gap.other.key),
        difference: formatNumber(gap.difference, "points", context.language, { signed: true }),
        range: rangeWords(context, gap.lo, gap.hi, points),
      }),
    );
  } else if ((context.output.groups?.length ?? 0) > 1) sentences.push(t("report:evidence.noGap"));
  const { value, ci } = context.output.indices[id];
  if (sentences.length === 0 && value !== null && ci !== null) sentences.push(t("report:evidence.single"));
  return sentences.join(" ");
}

/** How many gave each answer, in the colours of the three classes; without the answers, the classes themselves. */
function distributionChart(context: ReportContext, id: "nps" | "csat"): Chart {
  const { t, theme } = context;
  const result = context.output.indices[id];
  const low = numberAt(result.params, id === "nps" ? "detractorsUpTo" : "dissatisfiedUpTo");
  const high = numberAt(result.params, id === "nps" ? "promotersFrom" : "satisfiedFrom");
  const min = numberAt(result.params, "scaleMin");
  const max = numberAt(result.params, "scaleMax");
  const counts = new Map(listAt(result.parts, "distribution").map((entry) => [numberAt(entry, "answer"), numberAt(entry, "n") ?? 0]));
  const hasAnswers = counts.size > 0 && low !== null && high !== null && min !== null && max !== null && max - min <= 10;
  const scale = hasAnswers ? Array.from({ length: max - min + 1 }, (_, index) => min + index) : [];
  const points = hasAnswers
    ? scale.map((answer) => ({
        name: String(answer),
        value: (100 * (counts.get(answer) ?? 0)) / Math.max(1, result.n),
        color: answer <= low ? theme.colors.boxLow : answer >= high ? theme.colors.boxTop : theme.colors.boxMid,
      }))
    : classes(context, id).map(({ name, count, color }) => ({ name, value: (100 * count) / Math.max(1, result.n), color }));
  return {
    ...plainChart(context, {
      kind: "column",
      title: t(hasAnswers ? "report:chart.answers" : "report:chart.classes"),
      unit: t("report:chart.shareOf", { n: countWords(context, result.n) }),
      seriesName: t("report:chart.share"),
      points,
      formats: SHARE_FORMATS,
      words: (value) => percentWords(context, value / 100),
    }),
    ...(hasAnswers && { categoryTitle: t(`report:chart.answer.${id}`) }),
  };
}

function classes(context: ReportContext, id: "nps" | "csat") {
  const { parts, n } = context.output.indices[id];
  const { colors } = context.theme;
  const [low, top] = id === "nps" ? (["detractors", "promoters"] as const) : (["dissatisfied", "satisfied"] as const);
  const below = numberAt(parts, low) ?? 0;
  const above = numberAt(parts, top) ?? 0;
  return [
    { name: context.t(`report:class.${low}`), count: below, color: colors.boxLow },
    { name: context.t(`report:class.${id === "nps" ? "passives" : "between"}`), count: n - below - above, color: colors.boxMid },
    { name: context.t(`report:class.${top}`), count: above, color: colors.boxTop },
  ];
}

function classFacts(context: ReportContext, id: "nps" | "csat"): readonly Fact[] {
  const { n, parts } = context.output.indices[id];
  const shares = [...classes(context, id)]
    .reverse()
    .flatMap(({ name, count }) => fact(name, `${percentWords(context, count / Math.max(1, n))} (${countWords(context, count)})`));
  const mean = id === "csat" ? numberAt(parts, "mean") : null;
  return [...shares, ...fact(context.t("report:fact.mean"), mean === null ? null : countWords(context, mean, 2))];
}

import { INDEX_IDS } from "../../indices/index-result.ts";
import { formatNumber } from "../../messages/format.ts";
import type { LeverMeaning, WhatifOutput } from "../../scenario/scenario.ts";
import type { Chart, Slide } from "../deck.ts";
import { sourceWords } from "../footnotes.ts";
import { moneyFormats, plainChart } from "../index-charts.ts";
import {
  countWords,
  groupName,
  indexName,
  moneyWords,
  monthsWords,
  percentWords,
  type ReportContext,
  valueWords,
} from "../report-context.ts";
import { type Fact, fact } from "../slide-parts.ts";

/** Baseline against scenario month by month, what it comes to, and every lever spelled out. */
export function scenarioSlide(context: ReportContext, whatif: WhatifOutput, name: string): Slide {
  const { t } = context;
  const { abs } = whatif.delta.revenue;
  const scenario = name === "" ? t("report:scenario.unnamed") : name;
  const direction = Math.abs(abs) < 0.5 ? "same" : abs > 0 ? "more" : "less";
  const levers = leverSentences(context, whatif);
  const revenue = t(`report:title.scenario.${direction}`, {
    name: scenario,
    money: moneyWords(context, Math.abs(abs)),
    months: monthsWords(context, whatif.horizon),
  });
  const title = withMargin(context, whatif, revenue);
  return {
    kind: "chart",
    title,
    subtitle: levers.length === 0 ? t("report:scenario.noLever") : levers.slice(0, 2).join(" "),
    charts: [monthChart(context, whatif), whatif.attribution.length > 1 ? attributionChart(context, whatif) : null].filter(
      (chart) => chart !== null,
    ),
    facts: facts(context, whatif).slice(0, whatif.attribution.length > 1 ? 4 : 6),
    footnoteLead: t("report:scenario.lead"),
    footnote: [
      t("report:scenario.method"),
      ...(levers.length > 2 ? levers.slice(2) : []),
      ...(whatif.uncertainty === undefined ? [t("report:scenario.noRange")] : []),
      unaffectedSentence(context, whatif),
    ]
      .filter((words) => words !== "")
      .join(" "),
    source: sourceWords(context, ["accounts", "answers"]),
    notes: [title, ...levers].join("\n"),
  };
}

/** Revenue that is bought with more margin than it brings must not look like a gain. */
function withMargin(context: ReportContext, whatif: WhatifOutput, first: string): string {
  const { revenue, pvMargin } = whatif.delta;
  const isOpposite = Math.abs(pvMargin.abs) >= 0.5 && Math.sign(pvMargin.abs) !== Math.sign(revenue.abs);
  if (!isOpposite) return first;
  const key = pvMargin.abs < 0 ? "marginLess" : "marginMore";
  return context.t(`report:title.scenario.${key}`, { first, money: moneyWords(context, Math.abs(pvMargin.abs)) });
}

function monthChart(context: ReportContext, whatif: WhatifOutput): Chart {
  const { t, theme } = context;
  const baseline = whatif.baseline.months.map(({ revenue }) => revenue);
  const scenario = whatif.scenario.months.map(({ revenue }) => revenue);
  const all = [...baseline, ...scenario];
  const most = Math.max(...all);
  const formats = moneyFormats(context, all);
  const from = axisStart(Math.min(...all), most);
  const last = baseline.length - 1;
  const money = t("report:axis.money", { currency: context.currency });
  return {
    kind: "line",
    title: t("report:chart.revenueByMonth"),
    categories: whatif.baseline.months.map(({ month }) => String(month)),
    categoryTitle: t("report:chart.month"),
    series: [
      { name: t("report:scenario.baseline"), values: baseline, color: theme.colors.muted, dashed: true, labels: true, labelPoints: [last] },
      { name: t("report:scenario.scenario"), values: scenario, color: theme.colors.accent, labels: true, labelPoints: [last] },
    ],
    // A line may start above zero, but says so.
    valueAxis: {
      title: from === 0 ? money : t("report:axis.from", { unit: money, from: moneyWords(context, from) }),
      format: formats.axis,
      min: from,
    },
    labelFormat: formats.label,
    altText: t("report:alt.scenario", {
      months: monthsWords(context, whatif.horizon),
      baseline: moneyWords(context, baseline[last] ?? 0),
      scenario: moneyWords(context, scenario[last] ?? 0),
      first: moneyWords(context, baseline[0] ?? 0),
    }),
  };
}

/** Zero, unless all values lie in the upper part of the axis: then a round number under them. */
function axisStart(least: number, most: number): number {
  if (least <= 0 || least < most * 0.5) return 0;
  const step = 10 ** Math.floor(Math.log10(most - least > 0 ? most - least : most));
  return Math.max(0, Math.floor((least - (most - least) * 0.6) / step) * step);
}

function attributionChart(context: ReportContext, whatif: WhatifOutput): Chart {
  const { t, theme } = context;
  const points = whatif.attribution.map(({ lever, revenue }) => ({
    name: leverShort(context, whatif, lever),
    value: revenue,
    color: revenue < 0 ? theme.colors.boxLow : theme.colors.boxTop,
  }));
  return plainChart(context, {
    kind: "bar",
    title: t("report:chart.byLever"),
    unit: t("report:chart.moneyOver", { currency: context.currency, months: monthsWords(context, whatif.horizon) }),
    seriesName: t("report:chart.byLever"),
    points,
    formats: moneyFormats(
      context,
      points.map(({ value }) => value),
    ),
    words: (value) => moneyWords(context, value, true),
  });
}

function leverShort(context: ReportContext, whatif: WhatifOutput, spec: string): string {
  const lever = whatif.levers.find((one) => one.spec === spec);
  if (lever === undefined) return spec;
  const target = context.t(`report:target.${lever.target}`);
  return lever.segment === null ? target : `${target}\n${lever.segment}`;
}

function facts(context: ReportContext, whatif: WhatifOutput): readonly Fact[] {
  const { t } = context;
  const change = ({ abs, pct }: WhatifOutput["delta"]["revenue"]): string => {
    const percent =
      pct === null ? "" : ` (${t("report:unit.percent", { number: formatNumber(pct, "percent", context.language, { signed: true }) })})`;
    return `${moneyWords(context, abs, true)}${percent}`;
  };
  const answers = INDEX_IDS.flatMap((id) => {
    const answer = whatif.indices[id];
    const result = context.output.indices[id];
    if (answer === undefined || !answer.affected || answer.baseline === null || answer.scenario === null) return [];
    return fact(
      indexName(context, id),
      `${valueWords(context, answer.baseline, result)} \u2192 ${valueWords(context, answer.scenario, result)}`,
    );
  });
  return [
    ...fact(t("report:fact.revenueOver", { count: whatif.horizon }), change(whatif.delta.revenue)),
    ...fact(
      t("report:fact.revenueOver", { count: Math.min(12, whatif.horizon) }),
      whatif.horizon > 12 ? change(whatif.delta.revenue12) : null,
    ),
    ...fact(t("report:fact.pvMargin"), change(whatif.delta.pvMargin)),
    ...fact(t("report:fact.programme"), whatif.scenario.programmeCost > 0 ? moneyWords(context, whatif.scenario.programmeCost) : null),
    ...answers,
  ];
}

/** "Small business: retention 78.1 % → 82.0 % a year (98.0 % → 98.4 % a month), from month 4, in full after 6 months." */
function leverSentences(context: ReportContext, whatif: WhatifOutput): readonly string[] {
  const { t } = context;
  return whatif.levers.map((lever) => {
    const meanings = whatif.meanings.filter((meaning) => meaning.lever === lever.spec);
    const timing = [
      t("report:lever.start", { month: lever.start }),
      lever.ramp > 1 ? t("report:lever.ramp", { count: lever.ramp }) : "",
      lever.halfLife === null ? "" : t("report:lever.halfLife", { count: lever.halfLife }),
    ].filter((words) => words !== "");
    const target = t(`report:target.${lever.target}`);
    const kind = t(`report:kind.${lever.kind}`);
    const changes = meanings.slice(0, MEANINGS_SPELLED).map((meaning) => meaningWords(context, meaning));
    const rest = meanings.length - changes.length;
    if (rest > 0) changes.push(t("report:lever.rest", { count: rest }));
    return t("report:lever.sentence", { target, kind, changes: changes.join("; "), timing: timing.join(", ") });
  });
}

const MEANINGS_SPELLED = 3;

function meaningWords(context: ReportContext, meaning: LeverMeaning): string {
  const value = (amount: number): string => {
    switch (meaning.target) {
      case "retention":
      case "variableCost":
        return percentWords(context, amount);
      case "acquisitions":
        return countWords(context, amount, 1);
      default:
        return formatNumber(amount, "money", context.language, { currency: context.currency, digits: 2 });
    }
  };
  const monthly =
    meaning.monthly === undefined
      ? ""
      : ` (${context.t("report:lever.monthly", { before: percentWords(context, meaning.monthly.before, 2), after: percentWords(context, meaning.monthly.after, 2) })})`;
  const group = meaning.segment === null ? "" : `${groupName(context, meaning.segment)} `;
  return `${group}${value(meaning.before)} \u2192 ${value(meaning.after)}${monthly}`;
}

function unaffectedSentence(context: ReportContext, whatif: WhatifOutput): string {
  const names = INDEX_IDS.filter((id) => whatif.indices[id]?.affected === false && context.output.indices[id].value !== null).map((id) =>
    indexName(context, id),
  );
  return names.length === 0 ? "" : context.t("report:scenario.unaffected", { names: names.join(", ") });
}

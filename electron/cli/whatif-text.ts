import { INDEX_IDS } from "../../shared/indices/index-result.ts";
import { formatNumber, formatPlain } from "../../shared/messages/format.ts";
import { INDEX_UNITS } from "../../shared/scenario/index-units.ts";
import type { LeverMeaning, WhatifOutput } from "../../shared/scenario/scenario.ts";
import type { Spread, Uncertainty } from "../../shared/scenario/simulate/simulation.ts";
import type { Context } from "./context.ts";
import { formatMoney } from "./format-value.ts";
import { type TextColumn, textTable } from "./text-table.ts";
import { uncertaintyText } from "./uncertainty-text.ts";
import { wordsOr } from "./words-or.ts";

/** The answer as tables to read: what each lever means, money before and after, whose share it is, the eight before and after. */
export function whatifText(output: WhatifOutput, uncertainty: Uncertainty, currency: string | null, context: Context): string {
  const { t } = context;
  const blocks = [
    ...(output.levers.length === 0 ? [t("cli:whatif.noLevers")] : [meaningTable(output, currency, context)]),
    moneyTable(output, currency, context),
    uncertaintyText(uncertainty, output.horizon, currency, context),
    ...(output.attribution.length > 1 ? [attributionTable(output, currency, context)] : []),
    indexTable(output, currency, context),
    ...(output.scores.length === 0 ? [] : [scoreTable(output, context)]),
    ...(output.outputs === undefined ? [] : [outputTable(output.outputs, uncertainty.outputs ?? [], context)]),
    ...(output.rox.value === null ? [] : [roxText(output, currency, context)]),
    ...output.flags.map((flag) => wordsOr(t, `whatif:flag.${flag}`, flag)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function roxText({ rox, horizon }: WhatifOutput, currency: string | null, context: Context): string {
  return context.t("whatif:rox.text", {
    months: horizon,
    value: percent(rox.value ?? 0, 0, context),
    margin: money(rox.attribution === 0 ? 0 : rox.margin / rox.attribution, currency, context),
    attribution: percent(rox.attribution, 0, context),
    avoided: money(rox.costAvoided, currency, context),
    cost: money(rox.programmeCost, currency, context),
  });
}

const left = (label: string): TextColumn => ({ label, align: "left" });
const right = (label: string): TextColumn => ({ label, align: "right" });

function meaningTable(output: WhatifOutput, currency: string | null, context: Context): string {
  const { t } = context;
  const rows = output.meanings.map((meaning) => [
    meaning.lever,
    meaning.segment ?? t("cli:whatif.everybody"),
    meaning.target === "programme"
      ? t("cli:whatif.once", { value: money(meaning.after, currency, context) })
      : `${quantity(meaning, meaning.before, currency, context)} → ${quantity(meaning, meaning.after, currency, context)}`,
    follows(meaning, context),
  ]);
  const known = new Set(output.meanings.map(({ lever }) => lever));
  const silent = output.levers.filter(({ spec }) => !known.has(spec)).map(({ spec }) => [spec, t("cli:whatif.notCounted"), "", ""]);
  return textTable([left(t("cli:whatif.lever")), left(t("cli:whatif.on")), left(t("cli:whatif.meaning")), left("")], [...rows, ...silent]);
}

/** The monthly rate of a retention lever, the annual retention that follows from a lever on a score. */
function follows({ monthly, retention }: LeverMeaning, context: Context): string {
  const between = (key: string, pair: { readonly before: number; readonly after: number }): string =>
    context.t(key, { before: percent(pair.before, 2, context), after: percent(pair.after, 2, context) });
  if (monthly !== undefined) return between("whatif:monthly", monthly);
  return retention === undefined ? "" : between("cli:whatif.retentionFollows", retention);
}

function quantity(meaning: LeverMeaning, value: number, currency: string | null, context: Context): string {
  switch (meaning.target) {
    case "retention":
      return context.t("whatif:aYear", { value: percent(value, 1, context) });
    case "variableCost":
    case "nps":
    case "csat":
    case "health":
    case "fcr":
      return percent(value, 1, context);
    case "acquisitions":
      return context.t("whatif:aMonth", { value: formatPlain(value, context.language, 1) });
    case "referral":
      return context.t("cli:whatif.perPromoter", { value: formatPlain(value, context.language, 2) });
    case "cac":
      return context.t("cli:whatif.each", { value: money(value, currency, context) });
    default:
      return context.t("whatif:aMonth", { value: money(value, currency, context) });
  }
}

const money = (value: number, currency: string | null, { language }: Context): string =>
  currency === null ? formatPlain(value, language, 2) : formatNumber(value, "money", language, { currency, digits: 2 });

const percent = (share: number, digits: number, context: Context): string => `${formatPlain(100 * share, context.language, digits)} %`;

function moneyTable(output: WhatifOutput, currency: string | null, context: Context): string {
  const { t, language } = context;
  const amount = (value: number, signed = false): string => formatMoney(value, currency, language, signed);
  const rows = (["revenue12", "revenue", "pvMargin12", "pvMargin"] as const).map((field) => {
    const { abs, pct } = output.delta[field];
    const months = field.endsWith("12") ? Math.min(12, output.horizon) : output.horizon;
    return [
      t(field.startsWith("revenue") ? "cli:whatif.revenue" : "cli:whatif.pvMargin", { count: months }),
      amount(output.baseline[field]),
      amount(output.scenario[field]),
      amount(abs, true),
      pct === null ? "-" : `${formatNumber(pct, "percent", language, { signed: true, digits: 2 })} %`,
    ];
  });
  const customers = (side: "baseline" | "scenario"): number => output[side].months.at(-1)?.customers ?? 0;
  const gain = customers("scenario") - customers("baseline");
  rows.push([
    t("cli:whatif.customers", { count: output.horizon }),
    formatPlain(customers("baseline"), language),
    formatPlain(customers("scenario"), language),
    formatNumber(gain, "count", language, { signed: true }),
    customers("baseline") === 0
      ? "-"
      : `${formatNumber((100 * gain) / customers("baseline"), "percent", language, { signed: true, digits: 2 })} %`,
  ]);
  if (output.scenario.programmeCost !== 0) {
    rows.push([
      t("cli:whatif.programme"),
      amount(0),
      amount(output.scenario.programmeCost),
      amount(output.scenario.programmeCost, true),
      "",
    ]);
  }
  return textTable(
    [left(""), right(t("cli:whatif.baseline")), right(t("cli:whatif.scenario")), right(t("cli:whatif.difference")), right("%")],
    rows,
  );
}

function attributionTable(output: WhatifOutput, currency: string | null, context: Context): string {
  return textTable(
    [left(context.t("cli:whatif.lever")), right(context.t("cli:whatif.share")), right(context.t("cli:whatif.marginShare"))],
    output.attribution.map(({ lever, revenue, margin }) => [
      lever,
      formatMoney(revenue, currency, context.language, true),
      formatMoney(margin, currency, context.language, true),
    ]),
  );
}

function indexTable(output: WhatifOutput, currency: string | null, context: Context): string {
  const { t, language } = context;
  const shown = (id: (typeof INDEX_IDS)[number], value: number | null): string => {
    if (value === null) return "-";
    if (INDEX_UNITS[id] === "money") return formatMoney(value, currency, language);
    return `${formatNumber(value, INDEX_UNITS[id], language)}${INDEX_UNITS[id] === "percent" ? " %" : ""}`;
  };
  const rows = INDEX_IDS.flatMap((id) => {
    const answer = output.indices[id];
    if (answer === undefined) return [];
    const after = !answer.affected
      ? t("whatif:notAffected")
      : answer.scenario === null
        ? t("cli:whatif.notKnown")
        : shown(id, answer.scenario);
    return [[t(`cli:index.${id}`), shown(id, answer.baseline), after]];
  });
  return textTable([left(t("cli:indices.index")), right(t("cli:whatif.baseline")), right(t("cli:whatif.scenario"))], rows);
}

/** The classes of the scores that levers move, in the last month. */
function scoreTable(output: WhatifOutput, context: Context): string {
  const { t } = context;
  return textTable(
    [left(t("cli:whatif.score")), left(t("cli:whatif.class")), right(t("cli:whatif.baseline")), right(t("cli:whatif.scenario"))],
    output.scores.flatMap(({ score, classes }) =>
      classes.map(({ key, before, after }, index) => [
        index === 0 ? t(`whatif:target.${score}`) : "",
        t(`links:class.${key}`),
        percent(before, 1, context),
        percent(after, 1, context),
      ]),
    ),
  );
}

/** Outputs of a person's own, with the 5–95 % range of the scenario and of the difference; a formula has no unit. */
function outputTable(
  outputs: NonNullable<WhatifOutput["outputs"]>,
  ranges: NonNullable<Uncertainty["outputs"]>,
  { t, language }: Context,
): string {
  const shown = (value: number | null): string => (value === null ? t("cli:whatif.noValue") : formatPlain(value, language, 2));
  const range = (spread: Spread | null | undefined): string =>
    spread === null || spread === undefined ? "–" : `${formatPlain(spread.p5, language, 2)}…${formatPlain(spread.p95, language, 2)}`;
  const difference = ({ baseline, scenario }: (typeof outputs)[number]): number | null =>
    baseline === null || scenario === null ? null : scenario - baseline;
  return textTable(
    [
      left(t("cli:whatif.output")),
      ...["baseline", "scenario", "outputRange", "difference", "outputRange"].map((head) => right(t(`cli:whatif.${head}`))),
    ],
    outputs.map((output, at) => [
      output.name,
      shown(output.baseline),
      shown(output.scenario),
      range(ranges[at]?.scenario),
      shown(difference(output)),
      range(ranges[at]?.difference),
    ]),
  );
}

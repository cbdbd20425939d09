import { formatPlain } from "../../shared/messages/format.ts";
import { gradeWords, termWords } from "../../shared/messages/link-words.ts";
import type { GradedLink, LinksOutput } from "../../shared/scenario/links/grade-links.ts";
import type { Estimate } from "../../shared/statistics/mover-difference.ts";
import type { Context } from "./context.ts";
import { formatMoney } from "./format-value.ts";
import { type TextColumn, textTable } from "./text-table.ts";
import { wordsOr } from "./words-or.ts";

const left = (label: string): TextColumn => ({ label, align: "left" });
const right = (label: string): TextColumn => ({ label, align: "right" });

/** The links as tables to read, score by score; every effect beside its grade. */
export function linksText(output: LinksOutput, currency: string, context: Context): string {
  const { t } = context;
  const { from, asOf, months, followed } = output;
  const values = { months, customers: followed.customers, churned: followed.churned, from: from ?? "", until: asOf ?? "" };
  const blocks = [
    t(from === null ? "links:snapshot" : "links:followed", values),
    ...output.scores.flatMap((link) => scoreBlocks(link, output, currency, context)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function scoreBlocks(link: GradedLink, output: LinksOutput, currency: string, context: Context): readonly string[] {
  const { t } = context;
  const score = t(`links:score.${link.score}`);
  if (link.reason !== null) {
    return [link.needs.length > 0 ? t("links:needs", { score, needs: link.needs.join(", ") }) : t("links:noAnswers", { score })];
  }
  return [
    `${score} – ${t(`links:basis.${link.basis}`)}, ${t("links:grade")}: ${gradeWords(link, t)}`,
    classTable(link, output, currency, context),
    ...(link.effects.length === 0 ? [] : [effectTable(link, context)]),
    ...(link.transitions === null ? [] : [transitionTable(link.transitions, context)]),
    ...(link.model === null ? [] : [modelTable(link.model, context)]),
    ...(link.experiment === null ? [] : [experimentTable(link.experiment, context)]),
    link.flags.map((flag) => `- ${wordsOr(t, `links:flag.${flag}`, flag)}`).join("\n"),
  ];
}

const share = (value: number, { language }: Context, digits = 1): string => `${formatPlain(100 * value, language, digits)} %`;
const ratio = (of: Estimate | null, { language }: Context): string =>
  of === null ? "-" : `${formatPlain(of.value, language, 2)} (${formatPlain(of.lo, language, 2)} … ${formatPlain(of.hi, language, 2)})`;

function classTable(link: GradedLink, { level }: LinksOutput, currency: string, context: Context): string {
  const { t } = context;
  const columns = ["class", "customers", "churned", "churn", "interval", "year", "arpa"] as const;
  return textTable(
    columns.map((name) => (name === "class" ? left : right)(t(`links:column.${name}`, { level: share(level, context, 0) }))),
    link.classes.map(({ key, customers, churned, churn, annualChurn, arpa, flags }) => {
      const name = t(`links:class.${key}`);
      if (flags.includes("SUPPRESSED") || churn === null) return [name, String(customers), "-", t("links:hidden"), "", "", ""];
      return [
        name,
        String(customers),
        String(churned),
        share(churn.value, context),
        `${share(churn.lo, context)} … ${share(churn.hi, context)}`,
        annualChurn === null ? "-" : share(annualChurn, context),
        arpa === null ? "-" : formatMoney(arpa.value, currency, context.language),
      ];
    }),
  );
}

function effectTable(link: GradedLink, context: Context): string {
  const { t, language } = context;
  const shownEffect = ({ crude, adjusted, biased, eValue, attribution }: GradedLink["effects"][number]): readonly string[] => [
    ratio(crude, context),
    ratio(adjusted, context),
    ratio(biased, context),
    eValue === null ? "-" : formatPlain(eValue, language, 2),
    ratio(attribution, context),
  ];
  return textTable(
    (["pair", "crude", "adjusted", "biased", "eValue", "attribution"] as const).map((name) =>
      (name === "pair" ? left : right)(t(`links:column.${name}`)),
    ),
    link.effects.map((effect) => [
      `${t(`links:class.${effect.from}`)} : ${t(`links:class.${effect.to}`)}`,
      ...(effect.flags.includes("SUPPRESSED") ? [t("links:hidden")] : shownEffect(effect)),
    ]),
  );
}
function transitionTable({ rows, expectedPeriods }: NonNullable<GradedLink["transitions"]>, context: Context): string {
  const { t, language } = context;
  const names = rows.map(({ key }) => t(`links:class.${key}`));
  return textTable(
    [
      left(t("links:transitions.from")),
      right(t("links:column.customers")),
      ...names.map(right),
      right(t("links:transitions.lost")),
      right(t("links:transitions.periods")),
    ],
    rows.map(({ customers, to, churn }, at) => [
      names[at] ?? "",
      String(customers),
      ...to.map((part) => share(part, context)),
      share(churn, context),
      expectedPeriods === null ? "-" : formatPlain(expectedPeriods[at] ?? 0, language, 1),
    ]),
  );
}

function modelTable(model: NonNullable<GradedLink["model"]>, context: Context): string {
  const { t, language } = context;
  const about = t("links:model.about", {
    n: model.n,
    churned: model.churned,
    perTerm: formatPlain(model.churnersPerTerm, language, 1),
    auc: formatPlain(model.auc.value, language, 3),
    se: formatPlain(model.auc.se, language, 3),
  });
  const rows = model.terms.map((term) => [termWords(term, t), ratio(term.oddsRatio, context)]);
  return `${about}\n${textTable([left(t("links:column.term")), right(t("links:column.odds"))], rows)}`;
}

function experimentTable({ field, arms, difference }: NonNullable<GradedLink["experiment"]>, context: Context): string {
  const { t, language } = context;
  const points = (value: number): string => formatPlain(100 * value, language, 1);
  const rows = arms.map(({ key, customers, churned, churn }) => [key, String(customers), String(churned), share(churn, context)]);
  const columns = [
    left(t("links:experiment.arm")),
    right(t("links:column.customers")),
    right(t("links:column.churned")),
    right(t("links:column.churn")),
  ];
  const sentence = t("links:experiment.difference", {
    difference: points(difference.value),
    lo: points(difference.lo),
    hi: points(difference.hi),
  });
  return `${t("links:experiment", { field })}\n${textTable(columns, rows)}\n${sentence}`;
}

import type { IndexResult } from "../../indices/index-result.ts";
import type { Slide } from "../deck.ts";
import { methodWords, sourceWords } from "../footnotes.ts";
import {
  confidence,
  countWords,
  formatLevel,
  hasWords,
  isShown,
  isSuppressed,
  type ReportContext,
  rangeWords,
  textAt,
  valueWords,
} from "../report-context.ts";

/** The user's own indices beside the eight, each with its formula; no slide where there are none. */
export function customSlides(context: ReportContext): readonly Slide[] {
  const { t, output } = context;
  const own = Object.entries(output.custom ?? {});
  if (own.length === 0) return [];
  return [
    {
      kind: "table",
      title: t("custom:deck.title"),
      subtitle: t("custom:deck.subtitle"),
      columns: [
        { label: t("report:summary.index"), align: "left", width: 2.3, strong: true },
        { label: t("report:summary.value"), align: "right", width: 1.4, strong: true },
        { label: t("report:summary.interval", { level: formatLevel(context, confidence(context)) }), align: "right", width: 1.7 },
        { label: t("report:summary.n"), align: "right", width: 0.7 },
        { label: t("custom:formula"), align: "left", width: 4.6 },
      ],
      rows: own.map(([id, result]) => row(context, id, result)),
      footnoteLead: t("report:summary.lead"),
      footnote: [t("custom:deck.foot"), methodSentence(context, own)].filter((words) => words !== "").join(" "),
      source: sourceWords(context, null),
    },
  ];
}

function row(context: ReportContext, id: string, result: IndexResult): readonly string[] {
  const { t } = context;
  const name = textAt(result.params, "name") ?? id;
  const formula = textAt(result.params, "formula") ?? "";
  const none = t("report:none");
  const n = result.n === 0 ? none : countWords(context, result.n);
  if (isSuppressed(result)) return [name, t("report:hidden"), none, n, t("report:hidden.why")];
  if (!isShown(result) || result.value === null) return [name, none, none, n, missingWords(context, result)];
  const range = result.ci === null ? none : rangeWords(context, result.ci.lo, result.ci.hi, result);
  return [name, valueWords(context, result.value, result), range, n, formula];
}

const missingWords = (context: ReportContext, { reason, needs }: IndexResult): string =>
  reason === "MISSING_COLUMNS" && needs !== undefined
    ? context.t("report:needs", { count: needs.length, fields: needs.join(", ") })
    : context.t(hasWords(context, `report:reason.${reason}`) ? `report:reason.${reason}` : `indices:reason.${reason ?? "EMPTY"}`);

function methodSentence(context: ReportContext, own: readonly (readonly [string, IndexResult])[]): string {
  const methods = [...new Set(own.flatMap(([, { ci }]) => (ci === null ? [] : [methodWords(context, ci.method)])))];
  return methods.length === 0 ? "" : context.t("report:summary.methods", { methods: methods.join("; ") });
}

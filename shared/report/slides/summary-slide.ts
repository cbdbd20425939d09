import { INDEX_IDS, type IndexId } from "../../indices/index-result.ts";
import type { Slide } from "../deck.ts";
import { definitionWords } from "../definitions.ts";
import { methodWords, noIntervalWords, sourceWords } from "../footnotes.ts";
import {
  confidence,
  countWords,
  formatLevel,
  hasWords,
  indexName,
  isShown,
  isSuppressed,
  orderedIds,
  type ReportContext,
  rangeWords,
  shownIds,
  valueWords,
} from "../report-context.ts";

/** The eight side by side: value, interval, n, definition; one that is missing says what it needs. */
export function summarySlide(context: ReportContext): Slide {
  const { t } = context;
  const count = shownIds(context).length;
  return {
    kind: "table",
    title: count === INDEX_IDS.length ? t("report:summary.all") : t("report:summary.some", { count }),
    subtitle: t("report:summary.subtitle"),
    columns: [
      { label: t("report:summary.index"), align: "left", width: 2.3, strong: true },
      { label: t("report:summary.value"), align: "right", width: 1.4, strong: true },
      { label: t("report:summary.interval", { level: formatLevel(context, confidence(context)) }), align: "right", width: 1.7 },
      { label: t("report:summary.n"), align: "right", width: 0.7 },
      { label: t("report:summary.definition"), align: "left", width: 4.6 },
    ],
    rows: orderedIds(context).map((id) => row(context, id)),
    footnoteLead: t("report:summary.lead"),
    footnote: [t("report:summary.foot"), methodsSentence(context)].filter((words) => words !== "").join(" "),
    source: sourceWords(context, null),
  };
}

function row(context: ReportContext, id: IndexId): readonly string[] {
  const { t } = context;
  const result = context.output.indices[id];
  const name = indexName(context, id);
  const n = result.n === 0 ? t("report:none") : countWords(context, result.n);
  if (isSuppressed(result)) return [name, t("report:hidden"), t("report:none"), n, t("report:hidden.why")];
  if (!isShown(result) || result.value === null) return [name, t("report:none"), t("report:none"), n, missingWords(context, id)];
  const range = result.ci === null ? t("report:none") : rangeWords(context, result.ci.lo, result.ci.hi, result);
  return [name, valueWords(context, result.value, result), range, n, definitionWords(context, id)];
}

/** Which columns are needed, or why the columns that are there give no number. */
function missingWords(context: ReportContext, id: IndexId): string {
  const { reason, needs } = context.output.indices[id];
  if (reason === "MISSING_COLUMNS") {
    const fields = needs ?? [];
    return context.t("report:needs", { count: fields.length, fields: fields.map((field) => fieldName(context, field)).join(", ") });
  }
  return context.t(`report:reason.${reason ?? "EMPTY"}`);
}

/** The window's own words for a field where it has any, else its name as in the mapping file. */
function fieldName(context: ReportContext, field: string): string {
  const name = field.slice(field.indexOf(".") + 1);
  const key = [`mapping:field.${field}`, `data:field.${field}`, `mapping:field.${name}`, `data:field.${name}`].find((one) =>
    hasWords(context, one),
  );
  return key === undefined ? field : context.t(key);
}

function methodsSentence(context: ReportContext): string {
  const methods = shownIds(context).flatMap((id) => {
    const { ci } = context.output.indices[id];
    return ci === null ? [] : [`${indexName(context, id)}: ${methodWords(context, ci.method)}`];
  });
  const without = shownIds(context)
    .filter((id) => context.output.indices[id].ci === null)
    .map((id) => `${indexName(context, id)}: ${noIntervalWords(context, id)}`);
  return [methods.length === 0 ? "" : context.t("report:summary.methods", { methods: methods.join("; ") }), ...without].join(" ");
}

import type { IndexId, IndexResult } from "../indices/index-result.ts";
import { countWords, hasWords, listAt, monthsWords, numberAt, percentWords, type ReportContext, textAt } from "./report-context.ts";

/** "9–10", or "10" where it is one answer. */
const span = (from: number, to: number): string => (from === to ? `${from}` : `${from}\u2013${to}`);

/** The definition in force in one sentence without a full stop, from the parameters of the result. */
export function definitionWords(context: ReportContext, id: IndexId): string {
  const result = context.output.indices[id];
  switch (id) {
    case "nps":
      return npsWords(context, result);
    case "csat":
      return csatWords(context, result);
    case "health":
      return context.t("report:def.health", {
        components: componentWords(context, result),
        amber: countWords(context, numberAt(result.params, "amberFrom") ?? 50),
        green: countWords(context, numberAt(result.params, "greenFrom") ?? 75),
      });
    case "roi":
      return context.t("report:def.roi");
    case "boxes":
      return context.t(`report:def.boxes.${textAt(result.params, "by") ?? "any"}`, { months: monthsWords(context, horizonMonths(result)) });
    case "secure":
      return context.t("report:def.secure");
    case "cvq": {
      const lambda = numberAt(result.params, "lambda") ?? 1;
      return lambda === 1 ? context.t("report:def.cvq") : context.t("report:def.cvq.weighted", { lambda: countWords(context, lambda, 2) });
    }
    case "clv":
      return clvWords(context, result);
    default:
      return unknownIndex(id);
  }
}

function unknownIndex(id: never): never {
  throw new Error(`definitionWords requires one of the eight, got ${String(id)}`);
}

/** The components in force, in the order of their weights; a custom one by its field. */
function componentWords(context: ReportContext, result: IndexResult): string {
  const fields = listAt(result.params, "components").map((component) => textAt(component, "field") ?? "");
  const names = fields.map((field) => {
    const key = `report:component.${field}`;
    return hasWords(context, key) ? context.t(key) : field.slice(field.indexOf(".") + 1);
  });
  return [...new Set(names)].join(", ");
}

export const horizonMonths = (result: IndexResult): number => numberAt(result.params, "horizonMonths") ?? 12;

function npsWords(context: ReportContext, result: IndexResult): string {
  const min = numberAt(result.params, "scaleMin") ?? 0;
  const max = numberAt(result.params, "scaleMax") ?? 10;
  return context.t("report:def.nps", {
    promoters: span(numberAt(result.params, "promotersFrom") ?? 9, max),
    detractors: span(min, numberAt(result.params, "detractorsUpTo") ?? 6),
    scale: span(min, max),
  });
}

function csatWords(context: ReportContext, result: IndexResult): string {
  const min = numberAt(result.params, "scaleMin") ?? 1;
  const max = numberAt(result.params, "scaleMax") ?? 5;
  return context.t(`report:def.csat.${textAt(result.params, "headline") ?? "share"}`, {
    satisfied: span(numberAt(result.params, "satisfiedFrom") ?? max - 1, max),
    dissatisfied: span(min, numberAt(result.params, "dissatisfiedUpTo") ?? min + 1),
    scale: span(min, max),
  });
}

function clvWords(context: ReportContext, result: IndexResult): string {
  const method = textAt(result.parts, "method") ?? textAt(result.params, "method") ?? "retention";
  const convention = textAt(result.parts, "convention") ?? textAt(result.params, "convention") ?? "a";
  return context.t(`report:def.clv.${method}`, {
    convention: context.t(`report:convention.${convention}`),
    rate: percentWords(context, numberAt(result.params, "discountRate") ?? 0.1, 0),
  });
}

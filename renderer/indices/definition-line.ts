import type { IndexResult } from "../../shared/indices/index-result.ts";
import { definitionName } from "../../shared/messages/definition-words.ts";
import type { Words } from "../ui/use-words.ts";
import { isCustomNumber } from "./custom/custom-number.ts";
import { numberAt, textAt } from "./json-value.ts";
import { scaleText, spanText } from "./scale-text.ts";
import type { NumberId } from "./select-slice.ts";

/** The definition in force in one line: its name and version where it has one, and what the parameters of this very result say. */
export function definitionLine(id: NumberId, result: IndexResult, words: Words): string {
  const name = definitionName(result, words.t, "short");
  const line = parameterLine(id, result, words);
  return name === null ? line : `${name} · ${line}`;
}

function parameterLine(id: NumberId, result: IndexResult, words: Words): string {
  const { t, percent } = words;
  const at = (name: string) => numberAt(result.params, name);
  const text = (name: string) => textAt(result.params, name);
  const value = (name: string) => String(at(name) ?? text(name) ?? "–");
  const scale = scaleText(result);
  const top = (name: string) => spanText(at(name) ?? 0, at("scaleMax") ?? 0);
  if (isCustomNumber(id)) return t("custom:definition", { formula: text("formula") ?? "" });
  switch (id) {
    case "nps":
      return t("cards:definition.nps", { scale, top: top("promotersFrom") });
    case "csat":
      return t(`cards:definition.csat.${text("headline") ?? "share"}`, { scale, top: top("satisfiedFrom") });
    case "health":
      return t("cards:definition.health", { red: value("amberFrom"), green: value("greenFrom") });
    case "boxes":
      return t("cards:definition.boxes", { by: t(`cards:short.${text("by") ?? "nps"}`) });
    case "cvq":
      return t("cards:definition.cvq", { lambda: value("lambda") });
    case "clv": {
      const method = textAt(result.parts, "method") ?? text("method") ?? "retention";
      const rate = at("discountRate");
      return t(`cards:definition.clv.${method}`, { convention: value("convention"), rate: rate === null ? "–" : percent(rate * 100, 0) });
    }
    case "churn":
      return t(`cards:option.churn.${text("churn") ?? text("form") ?? "C"}`);
    case "ces":
      return t("cards:definition.ces", { scale });
    case "mrr":
      return t(`cards:definition.mrr.${text("anchor") ?? "accounts"}`);
    case "expansion":
      return t(`cards:definition.expansion.${text("expansion") ?? "standard"}`, { months: value("churnWindowMonths") });
    case "contactVolume":
      return t(`cards:definition.contactVolume.${text("contacts") ?? "contacts"}`, { months: value("churnWindowMonths") });
    case "firstResponse":
    case "handleTime":
    case "resolutionTime":
      return t(`cards:definition.${id}`, { target: words.plain(at("target") ?? 0) });
    case "taskCompletion": {
      const seconds = at("timeLimitSeconds");
      return seconds === null
        ? t("cards:definition.taskCompletion")
        : t("cards:definition.taskCompletion.limit", { seconds: words.plain(seconds) });
    }
    case "engagement":
      return t(`cards:definition.engagement.${textAt(result.params, "headline") ?? "active"}`, { days: value("windowDays") });
    case "funnel":
      return at("followUpDays") === null
        ? t("cards:definition.funnel.undated")
        : t("cards:definition.funnel", { days: value("followUpDays") });
    case "touchpoints":
      return t("cards:definition.touchpoints", { by: t(`cards:short.${text("painBy") ?? "nps"}`) });
    case "responseRate":
    case "themes":
    case "roi":
    case "nrr":
    case "grr":
    case "quickRatio":
    case "ticketTrend":
    case "secure":
    case "retention":
    case "arpa":
    case "fcr":
      return t(`cards:definition.${id}`, { months: value("churnWindowMonths") });
  }
}

import type { IndexResult } from "../../shared/indices/index-result.ts";
import type { Words } from "../ui/use-words.ts";
import { isCustomNumber } from "./custom/custom-number.ts";
import { numberAt } from "./json-value.ts";
import { scaleText } from "./scale-text.ts";
import type { NumberId } from "./select-slice.ts";

/** Numbers that can stand on both sides of zero carry a sign. */
const SIGNED: ReadonlySet<string> = new Set(["nps"]);
/** Money of a whole company is shown in thousands and millions; money of one customer to the unit. */
const COMPACT: ReadonlySet<string> = new Set(["boxes", "mrr", "expansion"]);

/** The value alone, without its unit. */
export function valueText(id: NumberId, value: number, unit: IndexResult["unit"], words: Words): string {
  return words.number(value, unit, { signed: SIGNED.has(id) || unit === "points", compact: isCompact(id), ...digitsOf(id, unit, value) });
}

/** A difference of two values: always signed. */
export function differenceText(id: NumberId, value: number, unit: IndexResult["unit"], words: Words): string {
  return words.number(value, unit, { signed: true, compact: isCompact(id), ...digitsOf(id, unit, value) });
}

const isCompact = (id: NumberId): boolean => COMPACT.has(id) || isCustomNumber(id);

/**
 * A mean on a short scale needs a second digit; of the scale of one's own nobody knows, so its size must say; hundreds of minutes need
 * none.
 */
function digitsOf(id: NumberId, unit: IndexResult["unit"], value: number): { readonly digits?: number } {
  if (unit === "minutes") return Math.abs(value) >= 100 ? { digits: 0 } : {};
  if (unit !== "score") return {};
  return id === "ces" || id === "csat" || (isCustomNumber(id) && Math.abs(value) < 10) ? { digits: 2 } : {};
}

/** The value with its unit, as in a sentence. */
export function valueWithUnit(id: NumberId, value: number, unit: IndexResult["unit"], words: Words): string {
  const text = valueText(id, value, unit, words);
  return unit === "percent" ? `${text}\u00a0%` : text;
}

/** What stands small beside the number. */
export function unitText(id: NumberId, result: IndexResult, words: Words): string {
  const { t } = words;
  switch (result.unit) {
    case "points":
      return t("cards:unit.points");
    case "percent":
      return "%";
    case "score":
      if (isCustomNumber(id)) return t("custom:unit.score");
      return id === "health" ? t("cards:unit.of100") : t("cards:unit.mean", { scale: scaleText(result) });
    case "money":
      if (isCustomNumber(id)) return "";
      if (id === "boxes") {
        const months = numberAt(result.params, "horizonMonths") ?? 12;
        return months === 12 ? t("cards:unit.aYear") : t("cards:unit.inMonths", { count: months });
      }
      if (id === "mrr") return t("cards:unit.aMonth");
      if (id === "expansion") return t("cards:unit.inMonths", { count: numberAt(result.params, "churnWindowMonths") ?? 12 });
      return id === "arpa" ? t("cards:unit.aCustomerAndMonth") : t("cards:unit.aCustomer");
    case "ratio":
      return id === "contactVolume" ? t("cards:unit.per100") : "";
    case "count":
      return id === "ticketTrend" ? t("cards:unit.recurrent") : "";
    case "minutes":
      return t("cards:unit.minutes");
  }
}

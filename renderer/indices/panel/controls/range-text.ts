import type { ValueFault } from "../../../../shared/indices/setting-fault.ts";
import type { SettingRule } from "../../../../shared/indices/setting-rules.ts";
import type { Words } from "../../../ui/words.ts";

/** A limit as people read it; shares in percent. */
const limit = (value: number, isShare: boolean, { plain, percent }: Words): string => {
  const shown = isShare ? Number((value * 100).toPrecision(12)) : value;
  const digits = Number.isInteger(shown) ? 0 : Math.min(9, Math.max(1, -Math.floor(Math.log10(Math.abs(shown)))));
  return isShare ? percent(shown, digits) : plain(shown, digits);
};

/** What may be typed, as "1 to 365"; `null` where a range says nothing. */
export function rangeText(rule: SettingRule, words: Words): string | null {
  if (rule.kind !== "number" && rule.kind !== "whole" && rule.kind !== "numbers") return null;
  const isShare = rule.kind !== "numbers" && rule.isShare;
  const ends = { min: limit(rule.min, isShare, words), max: limit(rule.max, isShare, words) };
  return words.t(rule.kind !== "numbers" && rule.isOpen ? "cards:settings.above" : "cards:settings.range", ends);
}

/** Why a value was not taken over, in the words of the command line. */
export function faultText({ cause, range }: ValueFault, typed: string, isShare: boolean, words: Words): string {
  const ends = range === null ? {} : { min: limit(range.min, isShare, words), max: limit(range.max, isShare, words) };
  if (cause === "type") return words.t("cards:settings.notNumber", { got: typed });
  return words.t(`cli:cause.${cause}`, { ...ends, got: typed, allowed: "" });
}

import type { IndexResult } from "../../shared/indices/index-result.ts";
import type { Translate } from "../../shared/messages/translate.ts";
import { customIdOf, isCustomNumber } from "./custom/custom-number.ts";
import { textAt } from "./json-value.ts";
import type { NumberId } from "./select-slice.ts";

/** Full name of an index or a metric; an index of the user's own says its name itself, in its result. */
export const nameOf = (id: NumberId, t: Translate, result?: IndexResult): string =>
  isCustomNumber(id) ? (textAt(result?.params ?? {}, "name") ?? customIdOf(id)) : t(`indices:${id}.name`);

/** A name short enough for a table head. */
export const shortNameOf = (id: NumberId, t: Translate, result?: IndexResult): string =>
  isCustomNumber(id) ? nameOf(id, t, result) : t(`cards:short.${id}`);

/** A group's or wave's name: 2026-Q1 and 2026-03 as people write them, "no value" in words, any other key as it stands. */
export function keyName(key: string | null, t: Translate): string {
  if (key === null) return t("cards:noKey");
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter !== null) return t("report:wave.quarter", { year: quarter[1] ?? "", quarter: quarter[2] ?? "" });
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key);
  if (month !== null) return t("report:wave.month", { year: month[1] ?? "", month: t(`report:month.${Number(month[2])}`) });
  return key;
}

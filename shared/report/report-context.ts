import type { IndexId, IndexResult, IndicesOutput, Json, Slice } from "../indices/index-result.ts";
import { indicesForRole, isRole } from "../indices/role.ts";
import { formatNumber, formatPlain } from "../messages/format.ts";
import { CATALOGS, type Language, type Translate } from "../messages/translator.ts";
import type { DeckTheme } from "./deck.ts";

/** What every slide is made from. */
export type ReportContext = {
  readonly t: Translate;
  readonly language: Language;
  readonly currency: string;
  readonly theme: DeckTheme;
  readonly output: IndicesOutput;
};

/** The eight, those first that mean most to the role in the settings. */
export function orderedIds({ output }: ReportContext): readonly IndexId[] {
  const role = textAt(output.settings, "role");
  return indicesForRole(isRole(role) ? role : "all");
}

/** Results that are shown at all, in that order. */
export const shownIds = (context: ReportContext): readonly IndexId[] =>
  orderedIds(context).filter((id) => isShown(context.output.indices[id]));

/** A value that a deck may print: it is there, and does not rest on fewer than ten (methods.md 0.3.5). */
export const isShown = (result: IndexResult): boolean => result.value !== null && !isSuppressed(result);

export const isSuppressed = (result: IndexResult): boolean => result.flags.includes("SUPPRESSED");

/** True when the catalogue of the language has that key; what is optional is asked for before it is printed. */
export function hasWords(context: ReportContext, key: string): boolean {
  const [area, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  return CATALOGS[context.language][area]?.[name] !== undefined;
}

export const indexName = (context: ReportContext, id: IndexId): string => context.t(`indices:${id}.name`);

/** A number with its unit: +26.5 points, 82.9 %, 66.5 of 100, €899 k. Scores of points carry their sign. */
export function valueWords(context: ReportContext, value: number, result: Pick<IndexResult, "unit">): string {
  const number = numberWords(context, value, result);
  return context.t(`report:unit.${result.unit}`, { number });
}

/** The same without the unit. */
export function numberWords(context: ReportContext, value: number, { unit }: Pick<IndexResult, "unit">): string {
  return formatNumber(value, unit, context.language, { currency: context.currency, compact: true, signed: unit === "points" });
}

export const moneyWords = (context: ReportContext, value: number, signed = false): string =>
  formatNumber(value, "money", context.language, { currency: context.currency, compact: true, signed });

/** A fraction 0–1 as percent with its sign. */
export const percentWords = (context: ReportContext, fraction: number, digits = 1): string =>
  context.t("report:unit.percent", { number: formatNumber(fraction * 100, "percent", context.language, { digits }) });

export const countWords = (context: ReportContext, value: number, digits = 0): string => formatPlain(value, context.language, digits);

/** "9 points": whole where two or more, else one decimal; in the plural form of the language. */
export function pointsWords(context: ReportContext, difference: number): string {
  const size = Math.abs(difference);
  const digits = size >= 2 ? 0 : 1;
  const shown = Number(size.toFixed(digits));
  return context.t("report:points", { count: shown, number: formatNumber(size, "points", context.language, { digits }) });
}

/** "+1.0 … +16.4" */
export function rangeWords(
  context: ReportContext,
  lo: number,
  hi: number,
  { unit }: Pick<IndexResult, "unit">,
  signed = unit === "points",
): string {
  const words = (value: number) => formatNumber(value, unit, context.language, { currency: context.currency, compact: true, signed });
  return `${words(lo)} \u2026 ${words(hi)}`;
}

/** A wave's key as people write it: 2026-Q1, 2026-03 and 2026 are quarters, months and years; any other stays. */
export function waveName(context: ReportContext, key: string | null, short = false): string {
  if (key === null) return context.t("report:wave.none");
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter !== null)
    return context.t("report:wave.quarter", { quarter: quarter[2] ?? "", year: (quarter[1] ?? "").slice(short ? 2 : 0) });
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key);
  if (month === null) return key;
  return context.t("report:wave.month", {
    month: context.t(`report:month.${Number(month[2])}`),
    year: (month[1] ?? "").slice(short ? 2 : 0),
  });
}

export const groupName = (context: ReportContext, key: string | null): string => key ?? context.t("report:group.none");

/** Slices whose number may be shown. */
export const shownSlices = (slices: readonly Slice[] | undefined, id: IndexId): readonly Slice[] =>
  (slices ?? []).filter((slice) => isShown(slice.indices[id]));

/** A number among the parts or parameters of a result, by path; `null` when there is none. */
export function numberAt(values: Json | undefined, ...path: readonly (string | number)[]): number | null {
  const found = at(values, path);
  return typeof found === "number" ? found : null;
}

export function textAt(values: Json | undefined, ...path: readonly (string | number)[]): string | null {
  const found = at(values, path);
  return typeof found === "string" ? found : null;
}

export function listAt(values: Json | undefined, ...path: readonly (string | number)[]): readonly Json[] {
  const found = at(values, path);
  // `Array.isArray` does not narrow readonly arrays.
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

function at(values: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  let here: Json | undefined = values;
  for (const step of path) {
    if (here === null || here === undefined || typeof here !== "object") return undefined;
    // Json objects and arrays are both read by key; a key that is not there gives undefined.
    here = (here as { readonly [key: string | number]: Json | undefined })[step];
  }
  return here;
}

/** A setting in force, by path. */
export const settingAt = (context: ReportContext, ...path: readonly string[]): Json | undefined => at(context.output.settings, path);

/** Level of the intervals, 0–1. */
export const confidence = (context: ReportContext): number => numberAt(context.output.settings, "confidence") ?? 0.95;

/** "95 %" */
export const formatLevel = (context: ReportContext, level: number): string =>
  percentWords(context, level, Number.isInteger(Math.round(level * 1e6) / 1e4) ? 0 : 1);

/** "36 months", in the plural form of the language. */
export const monthsWords = (context: ReportContext, months: number): string =>
  context.t("report:period.month", { count: months, number: countWords(context, months) });

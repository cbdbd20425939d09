import type { IndexResult, IndicesOutput } from "../../shared/indices/index-result.ts";
import type { SparkPoint } from "../charts/sparkline.tsx";
import type { Focus } from "../store/state.ts";
import type { Words } from "../ui/use-words.ts";
import { type Verdict, verdictOf } from "../ui/verdict.ts";
import { changeOf, type Difference, overWaves } from "./compare.ts";
import { definitionLine } from "./definition-line.ts";
import { detailLines } from "./detail-lines.ts";
import { listAt, numberAt, textAt } from "./json-value.ts";
import { keyName, nameOf } from "./names.ts";
import { differenceText, unitText, valueText } from "./number-text.ts";
import { type NumberId, shownResult } from "./select-slice.ts";

/** All that a card says, as text and numbers; drawing it takes no further thought. */
export type CardModel = {
  readonly id: NumberId;
  readonly name: string;
  readonly result: IndexResult;
  /** The group or wave in focus does not cut this number: it is that of all the data. */
  readonly whole: boolean;
  readonly state: "value" | "needs" | "hidden" | "none";
  readonly number: string;
  readonly unit: string;
  readonly change: ChangeModel | null;
  /** Why there is no change to show. */
  readonly noChange: string;
  readonly whisker: WhiskerModel | null;
  readonly noInterval: string;
  readonly spark: SparkModel | null;
  /** Why there is no line over time. */
  readonly noSpark: string;
  readonly details: readonly string[];
  readonly count: string;
  readonly definition: string;
};

/** A small line under the whisker, with the names of its ends; `zero` draws the line of zero. */
export type SparkModel = {
  readonly points: readonly SparkPoint[];
  readonly first: string;
  readonly last: string;
  readonly zero?: boolean;
  readonly words: string;
};

export type ChangeModel = {
  readonly difference: number;
  readonly text: string;
  readonly since: string;
  readonly verdict: Verdict;
  readonly verdictText: string;
  readonly range: string;
};

export type WhiskerModel = {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly labels: { readonly lo: string; readonly hi: string };
  readonly compared?: { readonly value: number; readonly name: string };
};

export function cardModel(
  output: IndicesOutput,
  focus: Focus,
  against: string | null | undefined,
  id: NumberId,
  words: Words,
): CardModel | null {
  const shown = shownResult(output, focus, id);
  if (shown === null) return null;
  const { result, whole } = shown;
  const { t, plain } = words;
  const { value, unit } = result;
  const hidden = result.flags.includes("SUPPRESSED");
  const state = result.reason === "MISSING_COLUMNS" ? "needs" : hidden ? "hidden" : value === null ? "none" : "value";
  const visible = state === "value" ? value : null;
  const difference = whole ? null : changeOf(output, focus, against, id);
  const alpha = alphaOf(output);
  const change =
    visible === null || difference === null
      ? null
      : changeModel(id, difference, unit, alpha, words, focus.kind === "group" ? "groups" : "waves");
  return {
    id,
    name: nameOf(id, t, result),
    result,
    whole,
    state,
    number: visible === null ? "–" : valueText(id, visible, unit, words),
    unit: visible === null ? "" : unitText(id, result, words),
    change,
    noChange: id === "roi" ? paybackText(result, words) : noChangeText(output, whole, id, t),
    whisker: visible === null ? null : whiskerModel(id, result, focus.kind === "all" ? null : difference, words),
    noInterval: noIntervalText(id, result, t),
    spark: id === "roi" ? cashModel(result, t) : focus.kind === "group" ? null : sparkModel(output, id, t),
    noSpark: t(`cards:noWaves${focus.kind === "group" && !whole ? ".group" : (output.waves?.length ?? 0) < 2 ? ".one" : ""}`),
    details: visible === null ? [] : detailLines(id, result, words),
    count: countText(id, result, plain, t),
    definition: definitionLine(id, result, words),
  };
}

/** Largest p that is still larger than noise: 1 − level, without the dust of the subtraction. */
export const alphaOf = (output: IndicesOutput): number => Number((1 - levelOf(output)).toFixed(12));

/** Level of the intervals in force, from any result that has one. */
export function levelOf(output: IndicesOutput): number {
  const { settings } = output;
  const level = settings !== null && typeof settings === "object" && "confidence" in settings ? settings["confidence"] : null;
  return typeof level === "number" ? level : 0.95;
}

export function changeModel(
  id: NumberId,
  difference: Difference,
  unit: IndexResult["unit"],
  alpha: number,
  words: Words,
  between: "groups" | "waves" = "waves",
): ChangeModel {
  const { t } = words;
  const verdict = verdictOf(id, difference.difference, difference.test?.pHolm ?? null, alpha);
  const text = (value: number) => differenceText(id, value, unit, words);
  return {
    difference: difference.difference,
    text: text(difference.difference),
    since: t(between === "groups" ? "cards:since.group" : "cards:since", { key: keyName(difference.a, t) }),
    verdict,
    verdictText: t(`cards:verdict.${verdictWord(verdict, difference)}`),
    range: difference.test === null ? "" : `${text(difference.test.lo)}…${text(difference.test.hi)}`,
  };
}

/** The interval is that of one pair; where it leaves zero out but Holm over all pairs does not, both are said. */
function verdictWord(verdict: Verdict, { test }: Difference): string {
  if (verdict === "better" || verdict === "worse") return "larger";
  return verdict === "noise" && test !== null && test.lo * test.hi > 0 ? "noiseHolm" : verdict;
}

function whiskerModel(id: NumberId, result: IndexResult, compared: Difference | null, words: Words): WhiskerModel | null {
  if (result.ci === null || result.value === null) return null;
  const text = (value: number) => valueText(id, value, result.unit, words);
  return {
    value: result.value,
    lo: result.ci.lo,
    hi: result.ci.hi,
    labels: { lo: text(result.ci.lo).replace(/^\+/, ""), hi: text(result.ci.hi).replace(/^\+/, "") },
    ...(compared === null ? {} : { compared: { value: compared.valueOfA, name: keyName(compared.a, words.t) } }),
  };
}

/** Cumulative cash over the periods of the cash flows. */
function cashModel(result: IndexResult, t: Words["t"]): CardModel["spark"] {
  const flows = listAt(result.parts, "flows").map((flow) => numberAt(flow, "flow") ?? 0);
  if (flows.length < 2) return null;
  let sum = 0;
  const points = flows.map((flow) => {
    sum += flow;
    return { value: sum, lo: null, hi: null };
  });
  const period = textAt(result.params, "period") ?? "year";
  const name = (index: number) => t(`cards:period.${period}`, { number: index });
  return { points, first: name(0), last: name(flows.length - 1), zero: true, words: t("cards:spark.cash") };
}

/** In the place of a change: ROI is one sum over its periods, which no wave cuts. */
function paybackText(result: IndexResult, words: Words): string {
  const periods = numberAt(result.parts, "paybackPeriods");
  if (periods === null) return words.t("cards:payback.never");
  const period = textAt(result.params, "period") ?? "year";
  return words.t("cards:payback", { time: words.t(`report:period.${period}`, { count: periods, number: words.plain(periods, 1) }) });
}

function sparkModel(output: IndicesOutput, id: NumberId, t: Words["t"]): CardModel["spark"] {
  const points = overWaves(output, id);
  if (points.filter((point) => point.value !== null).length < 2) return null;
  return { points, first: keyName(points[0]?.key ?? null, t), last: keyName(points.at(-1)?.key ?? null, t), words: t("cards:spark") };
}

function noChangeText(output: IndicesOutput, whole: boolean, id: NumberId, t: Words["t"]): string {
  if (whole || (overWaves(output, id).every((point) => point.value === null) && (output.waves?.length ?? 0) > 0))
    return t("cards:noChange.notCut");
  return (output.waves?.length ?? 0) > 1 ? t("cards:noChange.nothing") : t("cards:noChange.oneWave");
}

/** Numbers that count everything there is: nothing was sampled. */
const COUNTS_ALL: ReadonlySet<NumberId> = new Set(["mrr", "expansion", "ticketTrend"]);

function noIntervalText(id: NumberId, result: IndexResult, t: Words["t"]): string {
  if (result.value === null) return "";
  if (COUNTS_ALL.has(id)) return t("cards:noInterval.all");
  return t(id === "roi" || id === "touchpoints" ? `cards:noInterval.${id}` : "cards:noInterval");
}

function countText(id: NumberId, result: IndexResult, plain: Words["plain"], t: Words["t"]): string {
  const n = plain(result.n);
  if (id === "roi") return t("cards:count.cashflows", { count: result.n, n });
  const weighted = Math.abs(result.nEff - result.n) > 0.5 ? `, ${t("cards:count.effective", { n: plain(result.nEff) })}` : "";
  return `n ${n}${weighted}`;
}

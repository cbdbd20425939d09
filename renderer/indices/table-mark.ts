import type { IndexId, IndexResult, IndicesOutput, Slice } from "../../shared/indices/index-result.ts";
import type { Words } from "../ui/use-words.ts";
import { type Verdict, verdictOf } from "../ui/verdict.ts";
import { type Difference, differenceOf, testOf } from "./compare.ts";
import { differing } from "./findings.ts";
import { keyName } from "./names.ts";
import { differenceText } from "./number-text.ts";
import { pText } from "./panel/p-text.ts";
import type { NumberId } from "./select-slice.ts";

/** How a number of a slice stands: to other groups, or since the wave before. */
export type Mark = {
  readonly verdict: Verdict | "mixed";
  /** Groups that it is better or worse than by more than noise. */
  readonly from: readonly (string | null)[];
  readonly since: Difference | null;
};

export function markOf(
  output: IndicesOutput,
  id: IndexId,
  key: string | null,
  slices: readonly Slice[],
  reference: "groups" | "waves",
  alpha: number,
): Mark | null {
  return reference === "groups" ? groupMark(output, id, key, slices, alpha) : waveMark(id, key, slices, alpha);
}

/** Better or worse than at least one other group by more than noise, and nothing to the contrary. */
function groupMark(output: IndicesOutput, id: IndexId, group: string | null, slices: readonly Slice[], alpha: number): Mark | null {
  const isTested = slices.some((slice) => slice.key !== group && testOf(slices, id, slice.key, group) !== null);
  if (!isTested) return null;
  const { better, worse } = differing(output, id, group, alpha);
  if (better.length > 0 && worse.length === 0) return { verdict: "better", from: better, since: null };
  if (worse.length > 0 && better.length === 0) return { verdict: "worse", from: worse, since: null };
  return { verdict: better.length > 0 ? "mixed" : "noise", from: [...better, ...worse], since: null };
}

function waveMark(id: IndexId, key: string | null, waves: readonly Slice[], alpha: number): Mark | null {
  const before = waves[waves.findIndex((wave) => wave.key === key) - 1];
  const since = before === undefined ? null : differenceOf(waves, id, before.key, key);
  if (since === null || since.test === null) return null;
  return { verdict: verdictOf(id, since.difference, since.test.pHolm, alpha), from: [], since };
}

/** The mark in words: against whom or since when, with the interval and both p. */
export function markTitle(id: NumberId, { verdict, from, since }: Mark, unit: IndexResult["unit"], words: Words): string {
  const { t } = words;
  if (since === null || since.test === null) return t(`cards:table.${verdict}`, { from: from.map((key) => keyName(key, t)).join(", ") });
  const text = (value: number) => differenceText(id, value, unit, words);
  const { lo, hi, p, pHolm } = since.test;
  return t("cards:table.since", {
    difference: text(since.difference),
    since: keyName(since.a, t),
    lo: text(lo),
    hi: text(hi),
    verdict: t(`cards:verdict.${verdict === "noise" ? "noise" : "larger"}`).toLocaleLowerCase(words.language),
    p: pText(p, words),
    holm: pText(pHolm, words),
  });
}

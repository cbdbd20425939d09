import { goodDirection } from "../../shared/indices/good-direction.ts";
import { INDEX_IDS, type IndexId, type IndicesOutput } from "../../shared/indices/index-result.ts";
import { alphaOf } from "./card-model.ts";
import { changeOf, type Difference, testOf } from "./compare.ts";
import type { NumberId } from "./select-slice.ts";

/** A claim that a test carries. Nothing within noise is ever a finding. */
export type Finding =
  | { readonly kind: "moved"; readonly index: IndexId; readonly change: Difference; readonly better: boolean }
  | {
      readonly kind: "stands-out";
      readonly index: IndexId;
      readonly group: string | null;
      readonly better: boolean;
      /** Groups from which it differs by more than noise, out of how many others. */
      readonly from: readonly (string | null)[];
      readonly others: number;
    }
  | { readonly kind: "conflict"; readonly group: string | null; readonly high: IndexId; readonly low: IndexId };

export const MOST_FINDINGS = 3;

/** At most three, in the order: signal, conflict, where to act. */
export function findingsOf(output: IndicesOutput): readonly Finding[] {
  const alpha = alphaOf(output);
  const moved = INDEX_IDS.flatMap((index): readonly Finding[] => {
    const change = changeOf(output, { kind: "all" }, undefined, index);
    if (change?.test == null || change.test.pHolm >= alpha) return [];
    return [{ kind: "moved", index, change, better: Math.sign(change.difference) === goodDirection(index) }];
  });
  const out = INDEX_IDS.flatMap((index) => standsOut(output, index, alpha));
  const worst = [...out].filter((finding) => !finding.better).sort((a, b) => b.from.length - a.from.length);
  const best = out.filter((finding) => finding.better);
  const conflicts = best.flatMap((high): readonly Finding[] => {
    const low = worst.find((candidate) => candidate.group === high.group);
    return low === undefined ? [] : [{ kind: "conflict", group: high.group, high: high.index, low: low.index }];
  });
  return [...moved, ...conflicts.slice(0, 1), ...worst, ...best].slice(0, MOST_FINDINGS);
}

type StandsOut = Extract<Finding, { readonly kind: "stands-out" }>;

/** Groups that differ, all in one direction, from more than half of the others. */
function standsOut(output: IndicesOutput, index: IndexId, alpha: number): readonly StandsOut[] {
  const groups = output.groups ?? [];
  return groups.flatMap((group): readonly StandsOut[] => {
    const { better, worse } = differing(output, index, group.key, alpha);
    const others = groups.length - 1;
    if (better.length > others / 2 && worse.length === 0) {
      return [{ kind: "stands-out", index, group: group.key, better: true, from: better, others }];
    }
    if (worse.length > others / 2 && better.length === 0) {
      return [{ kind: "stands-out", index, group: group.key, better: false, from: worse, others }];
    }
    return [];
  });
}

/** The groups that a group is better or worse than by more than noise. */
export function differing(
  output: IndicesOutput,
  index: NumberId,
  group: string | null,
  alpha: number,
): { readonly better: readonly (string | null)[]; readonly worse: readonly (string | null)[]; readonly tested: number } {
  const groups = output.groups ?? [];
  const tests = groups.flatMap((other) => {
    const test = other.key === group ? null : testOf(groups, index, other.key, group);
    return test === null ? [] : [{ key: other.key, ...test }];
  });
  const larger = tests.filter((test) => test.pHolm < alpha);
  const is = (sign: number) => larger.filter((test) => Math.sign(test.difference) === sign * goodDirection(index)).map((test) => test.key);
  return { better: is(1), worse: is(-1), tested: tests.length };
}

import { moverDifference } from "../../statistics/mover-difference.ts";
import { newcombeDifference } from "../../statistics/newcombe-difference.ts";
import { normalTwoSidedP } from "../../statistics/normal-two-sided-p.ts";
import { npsDifference } from "../../statistics/nps-difference.ts";
import { shareDifferenceTest } from "../../statistics/share-difference-test.ts";
import { twoSidedZ } from "../../statistics/two-sided-z.ts";
import { welchTest } from "../../statistics/welch-test.ts";
import type { Sample } from "./sample-of.ts";

export type DifferenceTest = {
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
  readonly p: number;
  readonly method: string;
};

/**
 * The difference b − a of one number in two slices of different people, in its unit, with the interval and the two-sided p of its test
 * (methods.md 0.4): adjusted-Wald z, Newcombe with pooled z or Fisher, Welch, z of linearised errors, or from the two intervals.
 * `null` where nothing can be tested.
 */
export function differenceTest(a: Sample, b: Sample, level: number): DifferenceTest | null {
  if (a.kind === "net" && b.kind === "net") {
    const test = npsDifference(a.counts, b.counts, level);
    return test === null ? null : { difference: test.difference, lo: test.lo, hi: test.hi, p: test.p, method: "adjustedWald" };
  }
  if (a.kind === "share" && b.kind === "share") {
    const limits = newcombeDifference(b.successes, b.n, a.successes, a.n, level);
    const test = shareDifferenceTest(b.successes, b.n, a.successes, a.n);
    if (limits === null || test === null) return null;
    const { factor } = b;
    return { difference: factor * limits.difference, lo: factor * limits.lo, hi: factor * limits.hi, p: test.p, method: test.method };
  }
  if (a.kind === "mean" && b.kind === "mean") {
    const test = welchTest(b.summary, a.summary, level);
    if (test === null) return null;
    const { factor } = b;
    return { difference: factor * test.difference, lo: factor * test.lo, hi: factor * test.hi, p: test.p, method: "welch" };
  }
  if (a.kind === "normal" && b.kind === "normal") return normalTest(a, b, level);
  if (a.kind === "limits" && b.kind === "limits") {
    const test = moverDifference(a, b, level);
    return test === null ? null : { ...test, method: "mover" };
  }
  return null;
}

type Normal = Extract<Sample, { kind: "normal" }>;

/** z of two independent values with their standard errors. */
export function normalTest(a: Omit<Normal, "kind">, b: Omit<Normal, "kind">, level: number): DifferenceTest | null {
  const se = Math.hypot(a.se, b.se);
  if (!(se > 0)) return null;
  const difference = b.value - a.value;
  const half = twoSidedZ(level) * se;
  return { difference, lo: difference - half, hi: difference + half, p: normalTwoSidedP(difference / se), method: b.method };
}

import { holm } from "../statistics/holm.ts";
import { newcombeDifference } from "../statistics/newcombe-difference.ts";
import { npsDifference } from "../statistics/nps-difference.ts";
import { shareDifferenceTest } from "../statistics/share-difference-test.ts";
import { satisfiedCounts } from "./csat.ts";
import { type AnswerAggregate, type Distribution, readDistribution } from "./distribution.ts";
import { hasField, type IndexContext } from "./index-definition.ts";
import type { Comparison } from "./index-result.ts";
import { npsCounts } from "./nps.ts";
import { npsDistribution } from "./nps-revenue.ts";

/** A group or wave with what its nps or csat was computed from; `null` where it has no value. */
export type ComparedSlice = {
  readonly key: string | null;
  readonly nps: AnswerAggregate | null;
  readonly csat: AnswerAggregate | null;
};

type Pair = { readonly later: number; readonly test: Omit<Comparison, "pHolm"> };

/**
 * Tests of every slice against each earlier one, in the order of `slices`: nps by adjusted Wald, csat's share by Newcombe and pooled
 * z or Fisher; Holm over all pairs of one index (cli.md, Groups and waves). The answer has the tests of each slice.
 */
export function compareSlices(slices: readonly ComparedSlice[], context: IndexContext): readonly (readonly Comparison[])[] {
  const tests = slices.map((): Comparison[] => []);
  for (const index of ["nps", "csat"] as const) {
    const pairs = pairsOf(index, slices, context);
    const adjusted = holm(pairs.map(({ test }) => test.p));
    pairs.forEach(({ later, test }, at) => {
      tests[later]?.push({ ...test, pHolm: adjusted[at] ?? 1 });
    });
  }
  return tests;
}

function pairsOf(index: "nps" | "csat", slices: readonly ComparedSlice[], context: IndexContext): readonly Pair[] {
  const weighted = hasField(context, "answers", "weight");
  const valued = slices.flatMap((slice, later) => {
    const aggregate = slice[index];
    if (aggregate === null) return [];
    const distribution = index === "nps" ? npsDistribution(aggregate, context).distribution : readDistribution(aggregate, weighted);
    return [{ later, key: slice.key, distribution }];
  });
  const compare = index === "nps" ? compareNps : compareCsat;
  return valued.flatMap((b, at) =>
    valued.slice(0, at).flatMap((a) => {
      const found = compare(a.distribution, b.distribution, context);
      return found === null ? [] : [{ later: b.later, test: { index, a: a.key, b: b.key, ...found } }];
    }),
  );
}

type Test = Pick<Comparison, "difference" | "lo" | "hi" | "p">;

function compareNps(a: Distribution, b: Distribution, context: IndexContext): Test | null {
  const test = npsDifference(npsCounts(a, context), npsCounts(b, context), context.settings.confidence);
  return test === null ? null : { difference: test.difference, lo: test.lo, hi: test.hi, p: test.p };
}

function compareCsat(a: Distribution, b: Distribution, context: IndexContext): Test | null {
  const before = satisfiedCounts(a, context);
  const after = satisfiedCounts(b, context);
  const limits = newcombeDifference(after.successes, after.n, before.successes, before.n, context.settings.confidence);
  const test = shareDifferenceTest(after.successes, after.n, before.successes, before.n);
  if (limits === null || test === null) return null;
  return { difference: 100 * limits.difference, lo: 100 * limits.lo, hi: 100 * limits.hi, p: test.p };
}

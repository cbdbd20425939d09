import { holm } from "../statistics/holm.ts";
import { type DifferenceTest, differenceTest, normalTest } from "./compare/difference-test.ts";
import { overallTest } from "./compare/overall-test.ts";
import { rankCheck } from "./compare/rank-check.ts";
import { type Sample, type SliceNumber, sampleOf } from "./compare/sample-of.ts";
import type { IndexContext } from "./index-definition.ts";
import type { Comparison, IndexId, MetricId, OverallTest } from "./index-result.ts";

/** A group or wave with its numbers, those that cannot be had left out. */
export type ComparedSlice = {
  readonly key: string | null;
  readonly numbers: ReadonlyMap<IndexId | MetricId, SliceNumber>;
};

export type SliceTests = {
  /** Tests of each slice against each earlier one. */
  readonly tests: readonly (readonly Comparison[])[];
  /** Whether all slices differ at all, where there are three or more. */
  readonly overall: readonly OverallTest[];
};

/** With more slices than this only nps and csat are tested pair by pair: nobody reads a million differences. */
const MOST_SLICES = 60;
const ALWAYS: readonly (IndexId | MetricId)[] = ["nps", "csat"];

/**
 * Tests of every slice against each earlier one, in the order of `slices`: nps by adjusted Wald, csat's share by Newcombe and pooled
 * z or Fisher (cli.md, Groups and waves), the others by the "Tests" of their sections of methods.md; Holm over all pairs of one index.
 */
export function compareSlices(slices: readonly ComparedSlice[], ids: readonly (IndexId | MetricId)[], context: IndexContext): SliceTests {
  const tests = slices.map((): Comparison[] => []);
  const overall: OverallTest[] = [];
  for (const id of ids) {
    if (slices.length > MOST_SLICES && !ALWAYS.includes(id)) continue;
    const valued = slices.flatMap(({ key, numbers }, place) => valuedAt(id, key, place, numbers.get(id), context));
    const pairs = valued.flatMap((b, at) => valued.slice(0, at).flatMap((a) => pairOf(id, a, b, context)));
    const adjusted = holm(pairs.map(({ test }) => test.p));
    pairs.forEach(({ later, test }, at) => {
      tests[later]?.push({ ...test, pHolm: adjusted[at] ?? 1 });
    });
    const whole = overallTest(
      valued.map(({ sample }) => sample),
      context.settings.confidence,
    );
    if (whole !== null) overall.push({ index: id, ...whole });
  }
  return { tests, overall };
}

type Valued = { readonly place: number; readonly key: string | null; readonly number: SliceNumber; readonly sample: Sample };
type Pair = { readonly later: number; readonly test: Omit<Comparison, "pHolm"> };

function valuedAt(
  id: IndexId | MetricId,
  key: string | null,
  place: number,
  number: SliceNumber | undefined,
  context: IndexContext,
): readonly Valued[] {
  if (number === undefined) return [];
  const sample = sampleOf(id, number, context);
  return sample === null ? [] : [{ place, key, number, sample }];
}

function pairOf(index: IndexId | MetricId, a: Valued, b: Valued, context: IndexContext): readonly Pair[] {
  const { confidence } = context.settings;
  const found = differenceTest(a.sample, b.sample, confidence);
  if (found === null) return [];
  const byRevenue = index === "secure" ? revenueTest(a.number, b.number, confidence) : null;
  const check = rankCheck(index, a.number.aggregate, b.number.aggregate, context);
  const more = { ...(byRevenue === null ? {} : { byRevenue }), ...(check === null ? {} : { check }) };
  return [{ later: b.place, test: { index, a: a.key, b: b.key, ...found, ...more } }];
}

/** The secure share of revenue, by the linearised errors of both (methods.md 8). */
function revenueTest(a: SliceNumber, b: SliceNumber, level: number): DifferenceTest | null {
  const [before, after] = [revenueShare(a), revenueShare(b)];
  return before === null || after === null ? null : normalTest(before, after, level);
}

function revenueShare({ result: { parts } }: SliceNumber): { readonly value: number; readonly se: number; readonly method: string } | null {
  const { byRevenue, byRevenueSe } = parts;
  return typeof byRevenue === "number" && typeof byRevenueSe === "number"
    ? { value: byRevenue, se: byRevenueSe, method: "linearised" }
    : null;
}

import { createRandom } from "../../random.ts";
import { UNCERTAIN_FIELDS } from "../scenario.ts";
import { distributionQuantile } from "./distribution-quantile.ts";
import { baselineInput, type Input, type InputName, leverInput } from "./input.ts";
import type { Situation } from "./outcome.ts";
import type { DrawColumn } from "./rank-inputs.ts";

/**
 * Independent draws of every input that has a distribution, one column each: a Latin hypercube, in which each of `runs` equally likely
 * slices of every distribution is met once, so that few draws stand for the whole. The same seed gives the same digits.
 * Source: McKay, Beckman & Conover, Technometrics 21 (1979) 239–245.
 */
export function drawInputs(situation: Situation, runs: number, seed: number): readonly DrawColumn<InputName>[] {
  const random = createRandom(seed);
  return uncertainInputs(situation).map(({ input, quantile }) => {
    const order = Array.from({ length: runs }, (_, slice) => slice);
    for (let last = runs - 1; last > 0; last--) {
      const other = random.below(last + 1);
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    const values = Float64Array.from(order, (slice) => {
      const value = quantile((slice + 0.5 + (random.uniform() - 0.5) * 0.999) / runs);
      return Math.min(input.max, Math.max(input.min, value));
    });
    return { input: input.name, values };
  });
}

/** The situation of one draw: every column's value in its place. */
export function situationOf(situation: Situation, columns: readonly DrawColumn<InputName>[], run: number): Situation {
  return columns.reduce((moved, { input, values }) => {
    const found = inputOf(moved, input);
    return found === null ? moved : found.put(moved, values[run] ?? found.base);
  }, situation);
}

function inputOf({ baseline, levers }: Situation, name: InputName): Input | null {
  if (name.kind === "baseline") return baselineInput(baseline, name.field, name.segment);
  const lever = levers[name.lever];
  return lever === undefined ? null : leverInput(lever, name.lever, name.part);
}

type Uncertain = { readonly input: Input; readonly quantile: (p: number) => number };

function uncertainInputs({ baseline, levers }: Situation): readonly Uncertain[] {
  const fields = baseline.segments.flatMap((segment) =>
    UNCERTAIN_FIELDS.flatMap((field): readonly Uncertain[] => {
      const range = segment.ranges?.[field];
      const input = range === undefined || range.kind === "fixed" ? null : baselineInput(baseline, field, segment.key);
      return range === undefined || input === null ? [] : [{ input, quantile: (p) => distributionQuantile(range, p) }];
    }),
  );
  const sizes = levers.flatMap((lever, index) =>
    (["value", "attribution"] as const).flatMap((part): readonly Uncertain[] => {
      const range = part === "value" ? lever.range : lever.attributionRange;
      if (range === undefined || range.kind === "fixed") return [];
      return [{ input: leverInput(lever, index, part), quantile: (p) => distributionQuantile(range, p) }];
    }),
  );
  return [...fields, ...sizes];
}

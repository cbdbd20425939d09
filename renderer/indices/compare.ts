import type { Comparison, IndexResult, IndicesOutput, Slice } from "../../shared/indices/index-result.ts";
import type { Focus } from "../store/state.ts";
import { type NumberId, resultIn, sliceAt, slicesOf } from "./select-slice.ts";

/** How one slice differs from another: b − a, with the test where there is one. */
export type Difference = {
  readonly a: string | null;
  readonly b: string | null;
  readonly valueOfA: number;
  readonly difference: number;
  readonly test: {
    readonly lo: number;
    readonly hi: number;
    readonly p: number;
    readonly pHolm: number;
    /** Of two waves, the customers of both. */
    readonly paired?: Comparison["paired"];
  } | null;
};

/** The test of a pair, whichever of the two stands first in the array. */
export function testOf(
  slices: readonly Slice[],
  id: NumberId,
  a: string | null,
  b: string | null,
): (Difference["test"] & { readonly difference: number }) | null {
  const straight = find(sliceAt(slices, b)?.tests, id, a, b);
  if (straight !== undefined) return straight;
  const turned = find(sliceAt(slices, a)?.tests, id, b, a);
  if (turned === undefined) return null;
  const { paired, p, pHolm } = turned;
  const back = paired === undefined ? {} : { paired: { ...paired, difference: -paired.difference, lo: -paired.hi, hi: -paired.lo } };
  return { difference: -turned.difference, lo: -turned.hi, hi: -turned.lo, p, pHolm, ...back };
}

const find = (tests: readonly Comparison[] | undefined, id: NumberId, a: string | null, b: string | null): Comparison | undefined =>
  tests?.find((test) => test.index === id && test.a === a && test.b === b);

/**
 * b − a for two slices of one array; `null` where one of them has no value to show. A difference from a hidden number would give
 * that number away.
 */
export function differenceOf(slices: readonly Slice[], id: NumberId, a: string | null, b: string | null): Difference | null {
  const from = sliceAt(slices, a);
  const to = sliceAt(slices, b);
  const before = from === undefined ? null : shownValue(resultIn(from, id));
  const after = to === undefined ? null : shownValue(resultIn(to, id));
  if (before === null || after === null) return null;
  const test = testOf(slices, id, a, b);
  return { a, b, valueOfA: before, difference: test?.difference ?? after - before, test };
}

/** The value as screens show it: fewer than ten answers hide it (methods.md 0.3.5). */
const shownValue = (result: IndexResult | undefined): number | null =>
  result === undefined || result.flags.includes("SUPPRESSED") ? null : result.value;

/** The slice that the one in focus is held against: the chosen one, else the wave before, else the largest other group. */
export function comparedKey(output: IndicesOutput, focus: Focus, against: string | null | undefined): string | null | undefined {
  const slices = focus.kind === "all" ? (output.waves ?? []) : slicesOf(output, focus);
  const own = focus.kind === "all" ? lastKey(slices) : focus.key;
  if (against !== undefined && against !== own && sliceAt(slices, against) !== undefined) return against;
  if (focus.kind === "group") {
    const others = slices.filter((slice) => slice.key !== own);
    return others.reduce<Slice | undefined>((largest, slice) => (largest === undefined || slice.n > largest.n ? slice : largest), undefined)
      ?.key;
  }
  const at = slices.findIndex((slice) => slice.key === own);
  return at > 0 ? slices[at - 1]?.key : undefined;
}

export const lastKey = (slices: readonly Slice[]): string | null | undefined => slices.at(-1)?.key;

/** The change a card shows. With everything in focus it is that of the last wave since the one before. */
export function changeOf(output: IndicesOutput, focus: Focus, against: string | null | undefined, id: NumberId): Difference | null {
  const slices = focus.kind === "all" ? (output.waves ?? []) : slicesOf(output, focus);
  const a = comparedKey(output, focus, against);
  const b = focus.kind === "all" ? lastKey(slices) : focus.key;
  if (a === undefined || b === undefined) return null;
  return differenceOf(slices, id, a, b);
}

/** The values of a number over the waves, in their order; waves without a value are null. */
export type WavePoint = {
  readonly key: string | null;
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly n: number;
};

export function overWaves(output: IndicesOutput, id: NumberId): readonly WavePoint[] {
  return (output.waves ?? []).map((wave) => {
    const result = resultIn(wave, id);
    const value = shownValue(result);
    return {
      key: wave.key,
      value,
      lo: value === null ? null : (result?.ci?.lo ?? null),
      hi: value === null ? null : (result?.ci?.hi ?? null),
      n: result?.n ?? 0,
    };
  });
}

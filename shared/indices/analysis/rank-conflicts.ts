import { createRandom } from "../../random.ts";
import { kendallTau } from "../../statistics/kendall-tau.ts";
import { quantileType7 } from "../../statistics/quantile-type7.ts";

/** An index over the segments, higher is better; `null` where a segment has no value. `se` is 0 where it has no interval. */
export type RankedIndex<Id extends string = string> = {
  readonly id: Id;
  readonly segments: readonly ({ readonly value: number; readonly se: number } | null)[];
};

export type RankConflict<Id extends string = string> = {
  readonly a: Id;
  readonly b: Id;
  /** Segments that both have a value for. */
  readonly segments: number;
  /** τ-b of the two orders, and where it stands when the values move within their intervals. */
  readonly tau: number;
  readonly lo: number;
  readonly hi: number;
  /** Pairs of segments (places in the list) that the two put in opposite order, the widest first. */
  readonly opposed: readonly (readonly [better: number, worse: number])[];
  /** True when even the upper limit is below 0: the two disagree beyond chance. */
  readonly sure: boolean;
};

const DRAWS = 2_000;

/**
 * Where two indices put the segments in different orders: Kendall's τ-b of each pair over the segments both have, with limits from
 * `DRAWS` seeded normal draws around the values, the same draws of an index in every pair. Pairs with fewer than three segments or
 * no order are left out; the strongest disagreement comes first.
 */
export function rankConflicts<Id extends string>(
  indices: readonly RankedIndex<Id>[],
  level: number,
  seed: number,
): readonly RankConflict<Id>[] {
  const drawn = indices.map((index, at) => ({ index, draws: drawsOf(index, seed + at) }));
  const found: RankConflict<Id>[] = [];
  for (const [at, { index: a, draws }] of drawn.entries()) {
    for (const { index: b, draws: before } of drawn.slice(0, at)) {
      const both = a.segments.flatMap((segment, place) => (segment !== null && (b.segments[place] ?? null) !== null ? [place] : []));
      const tau = tauOf(both, b, a);
      if (both.length < 3 || tau === null) continue;
      const taus = tausOf(both, before, draws);
      const tail = (1 - level) / 2;
      const [lo, hi] = [quantileType7(taus, tail) ?? tau, quantileType7(taus, 1 - tail) ?? tau];
      found.push({
        a: b.id,
        b: a.id,
        segments: both.length,
        tau,
        lo,
        hi,
        opposed: opposedPairs(both, b, a),
        sure: hi < 0,
      });
    }
  }
  return found.sort((one, other) => one.tau - other.tau);
}

const valueAt = (index: RankedIndex, place: number): number => index.segments[place]?.value ?? 0;

const tauOf = (places: readonly number[], a: RankedIndex, b: RankedIndex): number | null =>
  kendallTau(
    places.map((place) => valueAt(a, place)),
    places.map((place) => valueAt(b, place)),
  );

function drawsOf(index: RankedIndex, seed: number): readonly (readonly number[])[] {
  const random = createRandom(seed);
  return Array.from({ length: DRAWS }, () =>
    index.segments.map((segment) => {
      const step = random.normal();
      return segment === null ? 0 : segment.value + segment.se * step;
    }),
  );
}

function tausOf(places: readonly number[], a: readonly (readonly number[])[], b: readonly (readonly number[])[]): Float64Array {
  const taus = a.flatMap((draw, at) => {
    const other = b[at] ?? [];
    const tau = kendallTau(
      places.map((place) => draw[place] ?? 0),
      places.map((place) => other[place] ?? 0),
    );
    return tau === null ? [] : [tau];
  });
  return Float64Array.from(taus).sort();
}

function opposedPairs(places: readonly number[], a: RankedIndex, b: RankedIndex): readonly (readonly [number, number])[] {
  const range = (index: RankedIndex): number => {
    const values = places.map((place) => valueAt(index, place));
    return Math.max(...values) - Math.min(...values);
  };
  const [wholeA, wholeB] = [range(a), range(b)];
  const pairs: { readonly pair: readonly [number, number]; readonly width: number }[] = [];
  for (const i of places) {
    for (const j of places) {
      const [inA, inB] = [valueAt(a, i) - valueAt(a, j), valueAt(b, j) - valueAt(b, i)];
      if (inA > 0 && inB > 0) pairs.push({ pair: [i, j], width: inA / wholeA + inB / wholeB });
    }
  }
  return pairs.sort((one, other) => other.width - one.width).map(({ pair }) => pair);
}

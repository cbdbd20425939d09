import type { InputName, Probe } from "./input.ts";
import { type Interval, outward, scaleOf } from "./search.ts";

/** Where a decision turns when one input moves in one direction. */
export type Flip = {
  readonly value: number;
  /** Change from base, in the units of the input, and in percent of base (`null` where the base is 0). */
  readonly change: number;
  readonly percent: number | null;
  /** The advantage of acting, run again just before and just after (a millionth of the value): one is above 0, the other not. */
  readonly justBefore: number;
  readonly justAfter: number;
  /** Whether the value lies between the 5th and 95th percentile of the input: what is likely enough may turn the decision. False without a range. */
  readonly withinRange: boolean;
};

export type FlipPoint = {
  readonly input: InputName;
  readonly base: number;
  /** The nearest turning points below and above; `null` where no legal value turns the decision. */
  readonly below: Flip | null;
  readonly above: Flip | null;
};

/**
 * How wrong each assumption may be before a decision turns (peers.md M9). The probes give the advantage of acting, in money: the
 * decision is to act while it is above 0. Nearest in percent first, then those that nothing turns. Each point is confirmed by running just below
 * and just above it.
 */
export const flipPoints = (probes: readonly Probe[]): readonly FlipPoint[] => nearestFirst(probes.map(flipPoint));

/** Of one input. */
export const flipPoint = (probe: Probe): FlipPoint => ({
  input: probe.name,
  base: probe.base,
  below: flip(probe, -1),
  above: flip(probe, 1),
});

/** Nearest in percent first, then those that nothing turns. */
export const nearestFirst = (points: readonly FlipPoint[]): readonly FlipPoint[] =>
  points.toSorted((one, other) => nearness(one) - nearness(other));

function flip({ base, low, high, ends, min, max, at }: Probe, side: -1 | 1): Flip | null {
  const interval = { from: base, min, max };
  const value = nearestTurn(at, interval, side);
  if (value === null) return null;
  const step = 1e-6 * Math.max(Math.abs(value), 1e-3 * scaleOf(interval));
  const run = (place: number): number => at(Math.min(max, Math.max(min, place)));
  const justBefore = run(value - side * step);
  const justAfter = run(value + side * step);
  // What running again does not bear out is rounding, and is not told as a turn.
  if (justBefore > 0 === justAfter > 0) return null;
  const change = value - base;
  return {
    value,
    change,
    percent: base === 0 ? null : (100 * change) / Math.abs(base),
    justBefore,
    justAfter,
    // A tenth to either side is a step to look with, and says nothing of what is likely.
    withinRange: ends === "distribution" && value >= low && value <= high,
  };
}

/** Where the decision first turns. What vanishes only at the legal end itself (a price of 0) is no turn. */
function nearestTurn(at: (value: number) => number, interval: Interval, side: -1 | 1): number | null {
  const acts = at(interval.from) > 0;
  let near = interval.from;
  for (const point of outward(interval, side)) {
    if (at(point) > 0 !== acts) {
      const value = halve((place) => at(place) > 0 === acts, near, point);
      const end = side < 0 ? interval.min : interval.max;
      return Math.abs(value - end) <= 1e-9 * scaleOf(interval) ? null : value;
    }
    near = point;
  }
  return null;
}

/** The place between two, to 1e−12 of it, from which on a decision no longer holds. Halving needs no slope: an advantage may come to 0 and stay. */
function halve(holds: (place: number) => boolean, from: number, to: number): number {
  let near = from;
  let far = to;
  for (let halving = 0; halving < 100 && Math.abs(far - near) > 1e-12 * Math.max(Math.abs(near), Math.abs(far)); halving++) {
    const middle = (near + far) / 2;
    if (holds(middle)) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

function nearness({ below, above }: FlipPoint): number {
  const distances = [below, above].map((one) => (one === null ? Number.POSITIVE_INFINITY : Math.abs(one.percent ?? one.change)));
  // Infinity − Infinity is no number to sort by.
  return Math.min(Number.MAX_VALUE, ...distances);
}

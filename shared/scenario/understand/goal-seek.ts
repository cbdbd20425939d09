import type { InputName, Probe } from "./input.ts";
import { nearestRoot, outward, peak } from "./search.ts";

/** Where one input must stand for the outcome to reach a target, or how near it can come. */
export type GoalAnswer = {
  readonly input: InputName;
  readonly target: number;
  readonly base: { readonly value: number; readonly outcome: number };
  /** False where no legal value reaches the target; `value` is then the one that comes nearest. */
  readonly reached: boolean;
  readonly value: number;
  readonly outcome: number;
};

/**
 * Goal seek over one input (methods.md 12.5): the value nearest to where it stands that gives the target, by Brent's method to 1e−12 of
 * the input within its legal range; a sign change is required. Without one the best attainable value, and of several as good the one that changes least.
 */
export function seekGoal(probe: Probe, target: number): GoalAnswer {
  const { name, base, min, max, at } = probe;
  const interval = { from: base, min, max };
  const start = at(base);
  const answer = (reached: boolean, value: number): GoalAnswer => ({
    input: name,
    target,
    base: { value: base, outcome: start },
    reached,
    value,
    outcome: at(value),
  });
  const missing = (value: number): number => at(value) - target;
  const roots = ([-1, 1] as const).map((side) => nearestRoot(missing, interval, side)).filter((root) => root !== null);
  const nearest = roots.toSorted((one, other) => Math.abs(one - base) - Math.abs(other - base))[0];
  if (nearest !== undefined) return answer(true, nearest);
  return answer(false, bestPlace(probe, start < target ? 1 : -1));
}

/** The highest (sign 1) or lowest outcome that the input can give, reached with the smallest change. */
function bestPlace({ base, min, max, at }: Probe, sign: 1 | -1): number {
  const interval = { from: base, min, max };
  const places = [...outward(interval, -1).toReversed(), base, ...outward(interval, 1)];
  const values = places.map((place) => sign * at(place));
  const top = values.indexOf(Math.max(...values));
  const lo = places[Math.max(0, top - 1)] ?? base;
  const hi = places[Math.min(places.length - 1, top + 1)] ?? base;
  const inner = peak((place) => sign * at(place), lo, hi);
  const best = sign * at(inner) > (values[top] ?? 0) ? inner : (places[top] ?? base);
  return leastChange((place) => sign * at(place), base, best);
}

/** A lever that saturates is as good a little further on: of a plateau its near edge, to 1e−9 of the way. */
function leastChange(worth: (value: number) => number, base: number, best: number): number {
  const wanted = worth(best);
  const enough = wanted - 1e-12 * Math.abs(wanted);
  let short = base;
  let reached = best;
  if (worth(base) >= enough) return base;
  while (Math.abs(reached - short) > 1e-9 * Math.max(1, Math.abs(best - base))) {
    const middle = (short + reached) / 2;
    if (worth(middle) >= enough) reached = middle;
    else short = middle;
  }
  return reached;
}

import type { Lever } from "../scenario.ts";
import { createOutcome, type Outcome, type Situation } from "./outcome.ts";

/** What a plan may be asked to raise. A net gain is no target: the plan's own cost is what is made least. */
export const PLAN_OUTCOMES = ["revenue", "revenue12", "pvMargin", "margin", "customers"] as const satisfies readonly Outcome[];
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number];

/** A gain in every draw, and the gain reached in a given part of them. */
export type Gains = {
  readonly runs: number;
  /** Of a plan as shares of the levers' greatest sizes, 0–1. Fills `into`. */
  readonly fill: (into: Float64Array, shares: readonly number[]) => void;
  /** The same for one lever that moves while the others stand. */
  readonly along: (shares: readonly number[], lever: number) => (into: Float64Array, share: number) => void;
};

/** A plan with one lever at another share. */
export const withShare = (shares: readonly number[], lever: number, share: number): readonly number[] =>
  shares.map((one, index) => (index === lever ? share : one));

/**
 * What the levers of a situation, taken at shares of their size and without programme cost, add to an outcome in each of `draws` (the same
 * situation with other numbers in it). The draws are common: every plan is run on the same ones.
 */
export function createGains(draws: readonly Situation[], outcome: PlanOutcome, horizon: number): Gains {
  const run = createOutcome(outcome, draws[0]?.baseline.segments.length ?? 0, horizon);
  const before = Float64Array.from(draws, ({ baseline }) => run({ baseline, levers: [] }));
  const free = draws.map(({ baseline, levers }) => ({ baseline, levers: levers.map((lever) => ({ ...lever, cost: 0, costPerMonth: 0 })) }));
  const fill: Gains["fill"] = (into, shares) => {
    free.forEach(({ baseline, levers }, draw) => {
      into[draw] = run({ baseline, levers: shrink(levers, shares) }) - (before[draw] ?? 0);
    });
  };
  return { runs: draws.length, fill, along: (shares, lever) => (into, share) => fill(into, withShare(shares, lever, share)) };
}

function shrink(levers: readonly Lever[], shares: readonly number[]): readonly Lever[] {
  const used: Lever[] = [];
  levers.forEach((lever, index) => {
    const share = shares[index] ?? 0;
    if (share > 0) used.push(share === 1 ? lever : { ...lever, value: lever.value * share });
  });
  return used;
}

/** The gain reached with a stated probability, of a plan and along one of its levers. */
export type Assured = {
  readonly of: (shares: readonly number[]) => number;
  readonly along: (shares: readonly number[], lever: number) => (share: number) => number;
};

export function assuredBy(gains: Gains, probability: number): Assured {
  const room = new Float64Array(gains.runs);
  return {
    of: (shares) => {
      gains.fill(room, shares);
      return assuredGain(room, probability);
    },
    along: (shares, lever) => {
      const fill = gains.along(shares, lever);
      return (share) => {
        fill(room, share);
        return assuredGain(room, probability);
      };
    },
  };
}

/** The gain that at least the share `probability` of the draws reaches: the ⌈p·n⌉th largest. Reorders `gains`. */
export function assuredGain(gains: Float64Array, probability: number): number {
  // A hair less, so that .8 of 10 draws is 8 whatever the rounding.
  const needed = Math.min(gains.length, Math.max(1, Math.ceil(probability * gains.length - 1e-9)));
  return smallest(gains, gains.length - needed);
}

/** The value that would stand at a place if the numbers were sorted: Hoare's selection, which costs far less than sorting. */
function smallest(values: Float64Array, place: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1] ?? 0;
    let low = left;
    let high = right;
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low++;
      while ((values[high] ?? 0) > pivot) high--;
      if (low > high) break;
      const swapped = values[low] ?? 0;
      values[low] = values[high] ?? 0;
      values[high] = swapped;
      low++;
      high--;
    }
    if (place <= high) right = high;
    else if (place >= low) left = low;
    else break;
  }
  return values[place] ?? 0;
}

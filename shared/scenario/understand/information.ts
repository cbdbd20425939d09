import { requireThat } from "../../statistics/require-that.ts";
import type { DrawColumn } from "./rank-inputs.ts";

/** What knowing one input for certain would be worth before deciding. */
export type InputInformation<Name> = {
  readonly input: Name;
  /** Expected value of perfect information on this input alone, money, between 0 and that on everything. */
  readonly value: number;
  /** True where it is no more than what a column without any meaning gives: chance, not value. */
  readonly withinNoise: boolean;
};

export type Information<Name> = {
  readonly runs: number;
  /** Mean advantage of acting, money; the decision is to act where it is above 0. */
  readonly mean: number;
  /** Part of the draws in which acting is the better choice, 0–1. */
  readonly chance: number;
  /** Expected value of perfect information on everything at once: the mean regret of today's decision. */
  readonly perfect: number;
  /** Monte Carlo standard error of `perfect`. */
  readonly error: number;
  /** Largest first. */
  readonly inputs: readonly InputInformation<Name>[];
};

/** One group of draws with nearly the same value of an input: the input's mean, the part of all draws, the mean advantage of acting. */
export type InputBin = { readonly value: number; readonly weight: number; readonly advantage: number };

/**
 * Value of information on a choice between acting and not acting, from the draws of a simulation (peers.md M9). EVPI = E[max(0, g)] −
 * max(0, E[g]) for the advantage g; of one input the same with g's mean given that input, taken over equal groups of draws sorted by it, so that
 * EVPI ≥ EVPPI ≥ 0 holds on the very same draws.
 * Source: Strong & Oakley, Medical Decision Making 33 (2013) 755–766 (single parameter by partition of the sorted sample).
 */
export function valueOfInformation<Name>(columns: readonly DrawColumn<Name>[], advantage: Float64Array): Information<Name> {
  const runs = advantage.length;
  requireThat(runs > 0, "valueOfInformation requires draws");
  const mean = sum(advantage) / runs;
  // Sums of the same numbers in another order may differ in the last digit; less than nothing is nothing.
  const worth = (bins: readonly InputBin[]): number =>
    Math.max(0, bins.reduce((total, bin) => total + bin.weight * Math.max(0, bin.advantage), 0) - Math.max(0, mean));
  const regret = advantage.map((gain) => (mean > 0 ? Math.max(0, -gain) : Math.max(0, gain)));
  const perfect = sum(regret) / runs;
  const noise = worth(
    inputBins(
      Float64Array.from({ length: runs }, (_, run) => run),
      advantage,
    ),
  );
  return {
    runs,
    mean,
    chance: advantage.reduce((count, gain) => count + (gain > 0 ? 1 : 0), 0) / runs,
    perfect,
    error: Math.sqrt(regret.reduce((total, value) => total + (value - perfect) ** 2, 0)) / runs,
    inputs: columns
      .map(({ input, values }): InputInformation<Name> => {
        const value = Math.min(perfect, worth(inputBins(values, advantage)));
        return { input, value, withinNoise: value <= 2 * noise };
      })
      .toSorted((one, other) => other.value - one.value),
  };
}

/** Groups of equal size, some 2√n of the n draws in each, so that a group's mean is steady and its input nearly one value. */
export function inputBins(values: Float64Array, advantage: Float64Array): readonly InputBin[] {
  const runs = values.length;
  const count = Math.max(1, Math.min(100, Math.round(Math.sqrt(runs) / 2)));
  const order = Array.from({ length: runs }, (_, run) => run).sort(
    (one, other) => (values[one] ?? 0) - (values[other] ?? 0) || one - other,
  );
  return Array.from({ length: count }, (_, group) => {
    const from = Math.floor((group * runs) / count);
    const to = Math.floor(((group + 1) * runs) / count);
    let value = 0;
    let gain = 0;
    for (let place = from; place < to; place++) {
      value += values[order[place] ?? 0] ?? 0;
      gain += advantage[order[place] ?? 0] ?? 0;
    }
    return { value: value / (to - from), weight: (to - from) / runs, advantage: gain / (to - from) };
  });
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

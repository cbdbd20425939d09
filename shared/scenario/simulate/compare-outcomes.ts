import type { OutcomeDraws, Spread } from "./simulation.ts";
import { partOf, spreadOf } from "./spread-of.ts";

/** Outcomes of one scenario over its draws, all of them or the first of them. */
export type DrawnOutcomes = { readonly draws: number; readonly outcomes: Pick<OutcomeDraws, "revenueGain" | "netGain"> };

/** A scenario beside the others. Money over its horizon, scenario − baseline. */
export type ScenarioRanges = {
  readonly revenueGain: Spread;
  readonly netGain: Spread;
  /** Less the one that all are held against, draw by draw; `null` for that one itself. */
  readonly against: {
    readonly revenueGain: Spread;
    readonly netGain: Spread;
    /** Part of the draws in which it gains more after costs, 0–1; equal gains count half. */
    readonly better: number;
  } | null;
};

export type Comparison = {
  /** Draws that all have. */
  readonly draws: number;
  /** In the order of the scenarios. */
  readonly scenarios: readonly ScenarioRanges[];
};

/**
 * Scenarios over common draws: an input that two of them share has the same value in both in every draw, so that their difference is
 * far less uncertain than either. `reference` is the place of the one that all are held against; `null` = the baseline, whose gain is 0.
 * Compared over the fewest draws that any of them has.
 */
export function compareOutcomes(scenarios: readonly DrawnOutcomes[], reference: number | null): Comparison {
  const draws = Math.min(...scenarios.map((scenario) => scenario.draws));
  const base = reference === null ? null : (scenarios[reference]?.outcomes ?? null);
  return {
    draws,
    scenarios: scenarios.map(({ outcomes }, place) => ({
      revenueGain: spreadOf(outcomes.revenueGain, draws),
      netGain: spreadOf(outcomes.netGain, draws),
      against: place === reference ? null : heldAgainst(outcomes, base, draws),
    })),
  };
}

function heldAgainst(
  outcomes: DrawnOutcomes["outcomes"],
  base: DrawnOutcomes["outcomes"] | null,
  draws: number,
): ScenarioRanges["against"] {
  const less = (own: Float64Array, other: Float64Array | undefined): Float64Array =>
    own.subarray(0, draws).map((value, draw) => value - (other?.[draw] ?? 0));
  const net = less(outcomes.netGain, base?.netGain);
  const better = partOf(net, draws, (gain) => gain > 0) + partOf(net, draws, (gain) => gain === 0) / 2;
  return { revenueGain: spreadOf(less(outcomes.revenueGain, base?.revenueGain), draws), netGain: spreadOf(net, draws), better };
}

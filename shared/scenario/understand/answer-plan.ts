import type { Baseline, Lever } from "../scenario.ts";
import type { Correlation } from "../simulate/simulation.ts";
import { drawSituations } from "./draw-situations.ts";
import { PLAN_RUNS, type Plan, planLevers } from "./plan.ts";
import type { PlanOutcome } from "./plan-gain.ts";

/** A lever at its cap, and what using it costs: once if used at all, and more in proportion to its size up to the cap. Money. */
export type PlanOption = { readonly lever: Lever; readonly fixedCost: number; readonly costAtCap: number };

export type PlanQuestion = {
  readonly outcome: PlanOutcome;
  /** Gain over the horizon before the plan's cost; money, or customers. */
  readonly target: number;
  /** Chance that the target is reached, 0–1. */
  readonly probability: number;
  readonly options: readonly PlanOption[];
};

export type PlanAnswer = Plan & {
  readonly outcome: PlanOutcome;
  readonly target: number;
  readonly probability: number;
  readonly runs: number;
  readonly seed: number;
};

/** The cheapest plan on the draws of the simulation. Yields the part that is done, 0–1. */
export function* answerPlan(
  baseline: Baseline,
  { outcome, target, probability, options }: PlanQuestion,
  horizon: number,
  { seed, correlations }: { readonly seed: number; readonly correlations: readonly Correlation[] },
): Generator<number, PlanAnswer> {
  const draws = drawSituations({ baseline, levers: options.map(({ lever }) => lever) }, { seed, correlations }, PLAN_RUNS);
  const costs = options.map(({ fixedCost, costAtCap }) => ({ fixed: fixedCost, full: costAtCap }));
  const plan = yield* planLevers({ draws, costs, outcome, horizon, target, probability });
  return { ...plan, outcome, target, probability, runs: draws.length, seed };
}

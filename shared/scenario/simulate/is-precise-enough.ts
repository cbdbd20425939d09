import type { OutcomeDraws, OutcomeName } from "./simulation.ts";
import { spreadOf } from "./spread-of.ts";

/** Monte Carlo error in parts of the 5–95 % width below which more draws show nothing new (methods.md 12.6). */
const ENOUGH = 0.005;

const LOOKED_AT: readonly OutcomeName[] = ["revenueScenario", "revenueGain", "netGain"];

/** Whether the means of revenue, gain and net gain are known well enough beside their own spread. */
export function isPreciseEnough(outcomes: OutcomeDraws, count: number): boolean {
  return LOOKED_AT.every((name) => {
    const { mcse, p5, p95 } = spreadOf(outcomes[name], count);
    return mcse === 0 || mcse < ENOUGH * (p95 - p5);
  });
}

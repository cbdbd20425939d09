import { programmeCost as costOf } from "./lever-cost.ts";
import type { Baseline, Lever, LeverTarget, Rox } from "./scenario.ts";

/** What a change of experience works through: how long customers stay, what they say and what they spend. */
const EXPERIENCE: readonly LeverTarget[] = ["retention", "arpa", "referral", "nps", "csat", "health", "fcr"];
/** What costs less. */
const COSTS: readonly LeverTarget[] = ["variableCost", "serviceCost", "fixedCost", "cac"];

/**
 * Return on experience: (margin that follows from the experience × attribution + cost avoided − programme cost)/programme cost, as a
 * fraction of 1, over the horizon and undiscounted. The margin of each lever is its Shapley share before its own programme cost. New
 * customers won otherwise (`acquisitions`) are no part of it. A score lever's own attribution is in its margin already; the
 * baseline's `roxAttribution` (0–1) is that of the whole. `value` is null where the programme costs nothing. Source: methods.md 6, ROX, the workbench's own
 * definition, as no public formula was found.
 */
export function answerRox(baseline: Baseline, levers: readonly Lever[], margins: readonly number[], horizon: number): Rox {
  const attribution = baseline.roxAttribution ?? 1;
  const costs = levers.map((lever) => costOf(lever, baseline, horizon));
  const gained = (targets: readonly LeverTarget[]): number =>
    levers.reduce((sum, { target }, at) => (targets.includes(target) ? sum + (margins[at] ?? 0) + (costs[at] ?? 0) : sum), 0);
  const margin = gained(EXPERIENCE) * attribution;
  const costAvoided = gained(COSTS);
  const programmeCost = costs.reduce((sum, cost) => sum + cost, 0);
  const value = programmeCost > 0 ? (margin + costAvoided - programmeCost) / programmeCost : null;
  return { value, margin, costAvoided, programmeCost, attribution };
}

import type { IndexAnswer } from "./answer-clv.ts";
import { percentOf } from "./percent-of.ts";
import type { Projection, ScenarioResponse } from "./scenario.ts";

/**
 * Return on investment with the scenario as one more project: the margin it gains over the horizon before its programme cost
 * is added to the benefits, the programme cost to the costs (methods.md 6, all undiscounted). Without projects in the data the programme stands
 * alone. `null` where nothing is spent.
 */
export function answerRoi(
  baseline: Projection,
  scenario: Projection,
  roi: ScenarioResponse["roi"],
  value: number | null,
): { readonly answer: IndexAnswer; readonly flags: readonly string[] } {
  const cost = scenario.programmeCost - baseline.programmeCost;
  const benefit = scenario.margin - baseline.margin + cost;
  const before = value ?? (roi === null ? null : returnOn(roi.benefit, roi.cost));
  if (benefit === 0 && cost === 0) return { answer: { baseline: before, scenario: before, affected: false }, flags: [] };
  if (roi === null && cost === 0) {
    return { answer: { baseline: before, scenario: before, affected: false }, flags: ["PROGRAMME_COST_MISSING"] };
  }
  const after = returnOn((roi?.benefit ?? 0) + benefit, (roi?.cost ?? 0) + cost);
  return {
    answer: { baseline: before, scenario: after, affected: after !== before },
    flags: cost === 0 ? ["PROGRAMME_COST_MISSING"] : [],
  };
}

/** 100·(benefit − cost)/cost in percent. */
const returnOn = (benefit: number, cost: number): number | null => (cost > 0 ? percentOf(benefit - cost, cost) : null);

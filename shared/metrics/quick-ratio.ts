import type { IndexDefinition } from "../indices/index-definition.ts";
import { makeResult } from "../indices/make-result.ts";
import {
  bridgePart,
  EMPTY_BRIDGE,
  type MovementAggregate,
  movementNeeds,
  movementParams,
  movementQueries,
  ratioSimulation,
  readMovements,
} from "./mrr-bridge.ts";

/**
 * Quick ratio over the churn window: (new + expansion)/(churned + contraction), recurring revenue gained for each unit lost. Ratio, 0
 * and up, higher is better; below 1 revenue shrinks. Without any loss there is none (flag NO_LOSSES). n = movements of the window.
 * Interval: bootstrap by customer. Source: methods.md 4. Example: (8,000 + 5,000)/(4,000 + 2,000) = 2.166667.
 */
export const quickRatio: IndexDefinition<"quickRatio", MovementAggregate> = {
  id: "quickRatio",
  byWave: false,
  table: () => "movements",
  unit: () => "ratio",
  needs: movementNeeds,
  params: movementParams,
  emptyParts: { bridge: EMPTY_BRIDGE, gained: 0, lost: 0 },
  queries: movementQueries,
  compute(aggregate, context) {
    const facts = readMovements(aggregate, context);
    const { new: added, expansion, contraction, churned } = facts.window;
    const gained = added + expansion;
    const lost = churned + contraction;
    const reason = facts.inWindow === 0 ? "EMPTY" : lost === 0 ? "ZERO_DENOMINATOR" : null;
    return makeResult({
      value: reason === null ? gained / lost : null,
      unit: "ratio",
      n: facts.inWindow,
      reason,
      excluded: facts.excluded,
      flags: [...facts.flags, ...(reason === "ZERO_DENOMINATOR" ? ["NO_LOSSES"] : [])],
      params: movementParams(context),
      parts: { bridge: bridgePart(facts.window), gained, lost },
    });
  },
  simulation: ratioSimulation("added + expansion", "churned + contraction", 1),
};

import { INDEX_IDS, type IndexId } from "../../../shared/indices/index-result.ts";
import type { BaselineEstimate } from "../../../shared/ipc/contract.ts";
import type { Scenario } from "../../../shared/project/document.ts";
import type { WhatifOutput } from "../../../shared/scenario/scenario.ts";
import { createWhatif } from "../../../shared/scenario/whatif.ts";
import { activeLevers } from "../../store/active-levers.ts";

/** A scenario and what it leads to, the same for all. */
export type Compared = { readonly scenario: Scenario; readonly output: WhatifOutput };

/** Money rows of the comparison; the words stand under `scenarios:compare.<id>`. */
export const MONEY_ROWS = {
  gain: ({ delta }) => delta.revenue.abs,
  margin: ({ scenario, baseline }) => scenario.margin - baseline.margin + scenario.programmeCost,
  cost: ({ scenario }) => -scenario.programmeCost,
  net: ({ scenario, baseline }) => scenario.margin - baseline.margin,
  pv: ({ delta }) => delta.pvMargin.abs,
} as const satisfies Record<string, (output: WhatifOutput) => number>;
export type MoneyRow = keyof typeof MONEY_ROWS;

/** Every scenario over the same baseline; one that has not changed since the last time is not computed again. */
export function createComparing(estimate: BaselineEstimate): (scenarios: readonly Scenario[]) => readonly Compared[] {
  // The document keeps a scenario's object until the scenario changes.
  const known = new WeakMap<Scenario, Compared>();
  const compare = (scenario: Scenario): Compared => {
    const output = createWhatif(estimate.baseline, scenario.horizon, estimate)(activeLevers(scenario.levers));
    const compared = { scenario, output };
    known.set(scenario, compared);
    return compared;
  };
  return (scenarios) => scenarios.map((scenario) => known.get(scenario) ?? compare(scenario));
}

/** Indices that a lever of any of the scenarios reaches. */
export const reachedIndices = (compared: readonly Compared[]): readonly IndexId[] =>
  INDEX_IDS.filter((id) => compared.some(({ output }) => output.indices[id]?.affected === true));

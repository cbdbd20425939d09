import { useMemo } from "react";
import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import type { Scenario } from "../../shared/project/document.ts";
import { project } from "../../shared/scenario/project.ts";
import type { Lever, Projection, WhatifOutput } from "../../shared/scenario/scenario.ts";
import { whatif } from "../../shared/scenario/whatif.ts";

/** A lever of the document: with a name of its own and a switch. */
export type ScenarioLever = Scenario["levers"][number];

/** The lever as the engine knows it. */
export function plainLever({ id: _id, on: _on, ...lever }: ScenarioLever): Lever {
  return lever;
}

export const leversInForce = (scenario: Scenario): readonly ScenarioLever[] => scenario.levers.filter((lever) => lever.on);

/** The answer to the scenario in force: pure arithmetic, cheap enough for every frame of a drag. */
export function useWhatif(estimate: BaselineEstimate, scenario: Scenario): WhatifOutput {
  return useMemo(
    () => whatif(estimate.baseline, leversInForce(scenario).map(plainLever), scenario.horizon, estimate),
    [estimate, scenario],
  );
}

/** What one lever alone does: more revenue, and more margin after its own programme cost. */
export function leverAlone(
  estimate: BaselineEstimate,
  base: Projection,
  lever: Lever,
  horizon: number,
): { readonly revenue: number; readonly net: number } {
  const alone = project(estimate.baseline, [lever], horizon);
  return { revenue: alone.revenue - base.revenue, net: alone.margin - base.margin };
}

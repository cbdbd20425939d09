import type { Scenario } from "../../shared/project/document.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";

/** A lever of the document as the engine knows it. */
export function plainLever({ id: _id, on: _on, ...lever }: Scenario["levers"][number]): Lever {
  return lever;
}

/** Levers that are switched on, as the engine knows them. */
export const activeLevers = (levers: Scenario["levers"]): readonly Lever[] => levers.filter(({ on }) => on).map(plainLever);

import type { Simulation, Uncertainty } from "./simulation.ts";
import { partOf } from "./spread-of.ts";

/** The answer with the chance that the revenue gain reaches `target`; `null` = none is asked. */
export function withTarget({ uncertainty, outcomes }: Simulation, target: number | null): Uncertainty {
  const probability = target === null ? 0 : partOf(outcomes.revenueGain, uncertainty.runs, (gain) => gain >= target);
  return { ...uncertainty, target: target === null ? null : { revenue: target, probability } };
}

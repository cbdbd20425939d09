import { startDrawing } from "../simulate/draw-inputs.ts";
import { createDrawn, settleCertain } from "../simulate/drawn-scenario.ts";
import { listInputs } from "../simulate/list-inputs.ts";
import type { SimulationSettings } from "../simulate/simulation.ts";
import type { Situation } from "./outcome.ts";

/** The situation in each of the first `runs` draws of its simulation: the same draws that its range and its chances rest on. */
export function drawSituations(
  situation: Situation,
  { seed, correlations }: Pick<SimulationSettings, "seed" | "correlations">,
  runs: number,
): readonly Situation[] {
  const { baseline, levers } = settleCertain(situation.baseline, situation.levers);
  const drawing = startDrawing(listInputs(baseline, levers), seed, correlations, runs);
  drawing.next(0, runs);
  // Without anything uncertain every draw is the same, and one says it all.
  const drawn = createDrawn(baseline, levers, drawing.columns);
  return Array.from({ length: drawing.columns.length === 0 ? 1 : runs }, (_, run) => drawn(run));
}

import type { Baseline, Lever } from "../scenario.ts";
import { BLOCK, createBlockTotals } from "./block-totals.ts";
import { collect, createCollected, discountFactors } from "./collect.ts";
import { startDrawing } from "./draw-inputs.ts";
import { createDrawn, settleCertain } from "./drawn-scenario.ts";
import { isPreciseEnough } from "./is-precise-enough.ts";
import { listInputs } from "./list-inputs.ts";
import { isPlain } from "./plain/is-plain.ts";
import { createPlainKernel } from "./plain/plain-kernel.ts";
import { createProjectionKernel } from "./projection-kernel.ts";
import type { Simulation, SimulationSettings } from "./simulation.ts";
import { summarise } from "./summarise.ts";
import { withTarget } from "./with-target.ts";

/** A simulation that is done piece by piece, so that whoever runs it can do something else in between. */
export type SimulationRun = {
  /** Draws done so far. */
  readonly done: () => number;
  /** Draws at least `count` more and says whether all are done. */
  readonly advance: (count: number) => boolean;
  /** The answer from the draws done, with pauses on the way. */
  readonly finish: () => Generator<void, Simulation>;
};

/** Numbers of draws at which early stop is looked at: every thousand from the second on. */
const CHECK_EVERY = 1_000;

/**
 * Baseline and scenario over the same draws of everything uncertain (methods.md 12.6): a draw of an input hangs on the seed, its name
 * and its number, so that the difference is the levers' and nothing else's. The same inputs and seed give the same digits.
 */
export function startSimulation(
  baseline: Baseline,
  levers: readonly Lever[],
  horizon: number,
  settings: SimulationSettings,
): SimulationRun {
  const settled = settleCertain(baseline, levers);
  const inputs = listInputs(settled.baseline, settled.levers);
  const drawing = startDrawing(inputs, settings.seed, settings.correlations, settings.draws);
  const drawn = createDrawn(settled.baseline, settled.levers, drawing.columns);
  const kernel = isPlain(settled.baseline, settled.levers)
    ? createPlainKernel(settled.baseline, settled.levers, horizon, drawing.columns)
    : createProjectionKernel(drawn, baseline.segments.length, horizon);
  const sides = [createBlockTotals(horizon), createBlockTotals(horizon)] as const;
  const discount = discountFactors(baseline.discountRate, horizon);
  const collected = createCollected(settings.draws, horizon);
  let done = 0;
  let isPrecise = false;
  const isDone = (): boolean => isPrecise || done >= settings.draws;
  return {
    done: () => done,
    advance: (count) => {
      const until = done + count;
      while (!isDone() && done < until) {
        const size = Math.min(BLOCK, settings.draws - done);
        drawing.next(done, size);
        kernel(done, size, ...sides);
        collect(collected, ...sides, done, size, discount);
        done += size;
        if (settings.stopEarly && done >= 2 * CHECK_EVERY && done % CHECK_EVERY === 0)
          isPrecise = isPreciseEnough(collected.outcomes, done);
      }
      return isDone();
    },
    finish: () => summarise({ settings, horizon, drawing, drawn, collected, done, leverCount: levers.length }),
  };
}

/** The whole simulation in one go; `target` = the revenue gain whose chance is asked. */
export function simulate(
  baseline: Baseline,
  levers: readonly Lever[],
  horizon: number,
  settings: SimulationSettings,
  target: number | null = null,
): Simulation {
  const run = startSimulation(baseline, levers, horizon, settings);
  run.advance(settings.draws);
  const answering = run.finish();
  for (;;) {
    const step = answering.next();
    if (step.done === true) return { ...step.value, uncertainty: withTarget(step.value, target) };
  }
}

import type { Baseline, Lever } from "../scenario.ts";
import { BLOCK, createBlockTotals } from "./block-totals.ts";
import { type Collected, collect, createCollected, discountFactors } from "./collect.ts";
import { startDrawing } from "./draw-inputs.ts";
import { createDrawn, settleCertain } from "./drawn-scenario.ts";
import { isPreciseEnough } from "./is-precise-enough.ts";
import { listInputs } from "./list-inputs.ts";
import { isPlain } from "./plain/is-plain.ts";
import { createPlainKernel } from "./plain/plain-kernel.ts";
import { createProcessNoise } from "./process-noise.ts";
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
  /** Outcomes and months of the draws done, in rooms for all of them. */
  readonly collected: Collected;
  /** The answer from the draws done, with pauses on the way. */
  readonly finish: () => Generator<void, Simulation>;
};

/** Inputs are drawn, and early stop is looked at (from the second on), every thousand draws; a whole number of blocks. */
const CHECK_EVERY = 1_000;

/**
 * Baseline and scenario over the same draws of everything uncertain (methods.md 12.6): a draw of an input hangs on the seed, its name
 * and its number, so that the difference is the levers' and nothing else's. The same inputs and seed give the same digits. Whoever needs no
 * bands of months (`bands`: false) saves their room and time.
 */
export function startSimulation(
  baseline: Baseline,
  levers: readonly Lever[],
  horizon: number,
  settings: SimulationSettings,
  { bands = true }: { readonly bands?: boolean } = {},
): SimulationRun {
  const settled = settleCertain(baseline, levers);
  const inputs = listInputs(settled.baseline, settled.levers);
  const drawing = startDrawing(inputs, settings.seed, settings.correlations, settings.draws);
  const drawn = createDrawn(settled.baseline, settled.levers, drawing.columns);
  // One month more than the horizon, as customers may be billed at its end.
  const noise = settings.processNoise ? createProcessNoise(settled.baseline, horizon + 1, settings.seed) : null;
  const kernel =
    noise === null && isPlain(settled.baseline, settled.levers)
      ? createPlainKernel(settled.baseline, settled.levers, horizon, drawing.columns)
      : createProjectionKernel(drawn, baseline.segments.length, horizon, noise);
  const sides = [createBlockTotals(horizon), createBlockTotals(horizon)] as const;
  const discount = discountFactors(baseline.discountRate, horizon);
  const collected = createCollected(settings.draws, horizon, bands);
  let done = 0;
  let isPrecise = false;
  const isDone = (): boolean => isPrecise || done >= settings.draws;
  return {
    done: () => done,
    collected,
    advance: (count) => {
      const until = done + count;
      while (!isDone() && done < until) {
        const size = Math.min(BLOCK, settings.draws - done);
        if (done % CHECK_EVERY === 0) drawing.next(done, Math.min(CHECK_EVERY, settings.draws - done));
        kernel(done, size, ...sides);
        collect(collected, ...sides, done, size, discount);
        done += size;
        if (settings.stopEarly && done >= 2 * CHECK_EVERY && done % CHECK_EVERY === 0)
          isPrecise = isPreciseEnough(collected.outcomes, done);
      }
      return isDone();
    },
    finish: () => summarise({ baseline: settled.baseline, settings, horizon, drawing, drawn, collected, done, leverCount: levers.length }),
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

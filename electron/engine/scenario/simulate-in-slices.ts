import type { ComparisonQuery, ScenarioComparison, SimulationQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { checkLevers } from "../../../shared/scenario/check-levers.ts";
import { outputRanges } from "../../../shared/scenario/formulas/output-ranges.ts";
import { BLOCK } from "../../../shared/scenario/simulate/block-totals.ts";
import { compareOutcomes, type DrawnOutcomes } from "../../../shared/scenario/simulate/compare-outcomes.ts";
import { startSimulation } from "../../../shared/scenario/simulate/simulate.ts";
import type { Simulation, Uncertainty } from "../../../shared/scenario/simulate/simulation.ts";
import { withTarget } from "../../../shared/scenario/simulate/with-target.ts";
import { compareFlips } from "../../../shared/scenario/understand/answer-flips.ts";
import { answerRobustness, type RobustnessAnswer } from "../../../shared/scenario/understand/answer-robustness.ts";
import { inSlices } from "./in-slices.ts";

/** Answers that are kept: a scenario and its previews, to and fro between two sizes of a lever. */
const USUALLY_KEPT = 6;
/** Answers of more draws take too much room to be kept, as do many of fewer. */
const MOST_DRAWS_KEPT = 50_000;
const MOST_ROOM = 20 * MOST_DRAWS_KEPT;
/** Part of the work that is drawing; the rest is summing up. */
const DRAWING = 0.7;
/** Of the words that say what is going on. */
const STEP = "scenario";

export type Simulating = {
  /** One scenario. */
  readonly simulate: (query: SimulationQuery, job: Job) => Promise<Result<Uncertainty>>;
  /** What the decision for a scenario hangs on, from the same draws. */
  readonly understand: (query: SimulationQuery, job: Job) => Promise<Result<RobustnessAnswer>>;
  /** Several over common draws. */
  readonly compare: (query: ComparisonQuery, job: Job) => Promise<Result<ScenarioComparison>>;
};

/** Simulates in short slices. The last answers are kept: one for another target, or beside another scenario, costs only the counting. */
export function createSimulating(): Simulating {
  const kept = new Map<string, Simulation>();
  // All scenarios that are compared stay beside those, or each would drive out the one that is asked for next.
  let mostKept = USUALLY_KEPT;
  const simulationOf = async (query: Drawn, job: Job): Promise<Result<Simulation>> => {
    const key = JSON.stringify(query);
    const found = kept.get(key);
    if (found !== undefined) {
      // Moved to the end: the one that was not asked for longest goes first.
      kept.delete(key);
      kept.set(key, found);
      return ok(found);
    }
    const checked = checkLevers(query.levers, query.baseline);
    if (!checked.ok) return checked;
    const simulation = await inSlices(draw(query), job, STEP);
    if (!simulation.ok) return simulation;
    if (query.settings.draws <= MOST_DRAWS_KEPT) kept.set(key, simulation.value);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return simulation;
  };
  return {
    simulate: async ({ target, outputs = [], ...query }, job) => {
      const simulation = await simulationOf(query, job);
      if (!simulation.ok) return simulation;
      const answer = withTarget(simulation.value, target);
      if (outputs.length === 0) return ok(answer);
      const ranges = await inSlices(outputRanges(query, query.settings, simulation.value, outputs), job, STEP);
      return ranges.ok ? ok({ ...answer, outputs: ranges.value }) : ranges;
    },
    understand: async ({ target: _target, outputs: _outputs, ...query }, job) => {
      const simulation = await simulationOf(query, job);
      return simulation.ok ? inSlices(answerRobustness(query, query.horizon, simulation.value), job, STEP) : simulation;
    },
    compare: async ({ baseline, scenarios: asked, settings, reference, flipsOf }, job) => {
      const drawn: DrawnOutcomes[] = [];
      mostKept = Math.max(USUALLY_KEPT, Math.min(asked.length + USUALLY_KEPT, Math.floor(MOST_ROOM / settings.draws)));
      // Levers on segments that are not there do nothing here, as on the screen.
      const scenarios = asked.map(({ levers, horizon }) => ({
        levers: levers.filter((lever) => checkLevers([lever], baseline).ok),
        horizon,
      }));
      for (const scenario of scenarios) {
        const simulation = await simulationOf({ baseline, ...scenario, settings }, job);
        if (!simulation.ok) return simulation;
        drawn.push({ draws: simulation.value.uncertainty.runs, outcomes: simulation.value.outcomes });
      }
      const comparison = compareOutcomes(drawn, reference);
      const [own, other] = [scenarios[flipsOf ?? -1], scenarios[reference ?? -1]];
      if (own === undefined || other === undefined || own === other || own.horizon !== other.horizon)
        return ok({ ...comparison, flips: null });
      const flips = await inSlices(compareFlips({ baseline, levers: own.levers }, other.levers, "together", own.horizon), job, STEP);
      return flips.ok ? ok({ ...comparison, flips: flips.value }) : flips;
    },
  };
}

type Drawn = Omit<SimulationQuery, "target" | "outputs">;

/** The simulation block by block; yields the fraction that is done. */
function* draw({ baseline, levers, horizon, settings }: Drawn): Generator<number, Simulation> {
  const run = startSimulation(baseline, levers, horizon, settings);
  while (!run.advance(BLOCK)) yield (DRAWING * run.done()) / settings.draws;
  const answering = run.finish();
  for (let step = answering.next(); ; step = answering.next()) {
    if (step.done === true) return step.value;
    yield DRAWING;
  }
}

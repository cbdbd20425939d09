import type { Simulation } from "../simulate/simulation.ts";
import { answerFlips, type FlipAnswer } from "./answer-flips.ts";
import { answerInformation, answerRanking, type InformationAnswer } from "./answer-information.ts";
import { OUTCOMES, type Outcome, type Situation } from "./outcome.ts";
import type { RankedInput } from "./rank-inputs.ts";

/** What a decision hangs on, and what is uncertain in it. */
export type RobustnessAnswer = {
  readonly flips: FlipAnswer;
  /** `null` where nothing is uncertain. */
  readonly information: InformationAnswer | null;
  /** Inputs by their part in the spread of each outcome that is drawn; `null` for the others. */
  readonly rankings: Readonly<Record<Outcome, readonly RankedInput<string>[] | null>>;
  readonly runs: number;
  readonly seed: number;
};

/** All of it from one simulation. Yields between its parts, so that a caller can pause. */
export function* answerRobustness(situation: Situation, horizon: number, simulation: Simulation): Generator<undefined, RobustnessAnswer> {
  const flips = answerFlips(situation, "together", horizon);
  yield;
  const information = answerInformation(simulation);
  yield;
  const rankings: Partial<Record<Outcome, readonly RankedInput<string>[] | null>> = {};
  for (const outcome of OUTCOMES) {
    rankings[outcome] = answerRanking(simulation, outcome);
    yield;
  }
  const { revenue = null, revenue12 = null, pvMargin = null, margin = null, netGain = null, customers = null } = rankings;
  const { runs, seed } = simulation.uncertainty;
  return { flips, information, rankings: { revenue, revenue12, pvMargin, margin, netGain, customers }, runs, seed };
}

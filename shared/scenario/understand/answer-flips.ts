import { type FlipPoint, flipPoints } from "./flip-points.ts";
import { type Input, listInputs, probe } from "./input.ts";
import { createOutcome, type Situation } from "./outcome.ts";

/** How far a decision is from turning. */
export type FlipAnswer = {
  /** Money by which acting is better, with every input at base; the decision is to act where it is above 0. */
  readonly advantage: number;
  readonly points: readonly FlipPoint[];
};

/** Whether to put the levers in force at all: what their net gain over the horizon hangs on. */
export function answerFlips(situation: Situation, split: "together" | "segments", horizon: number): FlipAnswer {
  const run = createOutcome("netGain", situation.baseline.segments.length, horizon);
  return { advantage: run(situation), points: flipPoints(listInputs(situation, split).map((input) => probe(input, situation, run))) };
}

/**
 * Whether one set of levers is better than another on the same baseline: by its net gain over the horizon. The inputs are the baseline's,
 * put into both, and the levers' of the first.
 */
export function compareFlips(
  situation: Situation,
  against: Situation["levers"],
  split: "together" | "segments",
  horizon: number,
): FlipAnswer {
  const run = createOutcome("margin", situation.baseline.segments.length, horizon);
  const advantage = (moved: Situation): number => {
    const [first, second] = [run(moved), run({ baseline: moved.baseline, levers: against })];
    // What is only the rounding of two sums is no difference.
    return Math.abs(first - second) <= 1e-13 * Math.max(Math.abs(first), Math.abs(second)) ? 0 : first - second;
  };
  const probes = listInputs(situation, split).map((input: Input) => probe(input, situation, advantage));
  return { advantage: advantage(situation), points: flipPoints(probes) };
}

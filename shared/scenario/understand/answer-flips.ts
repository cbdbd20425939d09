import { type FlipPoint, flipPoint, flipPoints, nearestFirst } from "./flip-points.ts";
import { listInputs, probe } from "./input.ts";
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
 * put into both, and the levers' of the first. Pauses after each input, as each is a search of hundreds of projections.
 */
export function* compareFlips(
  situation: Situation,
  against: Situation["levers"],
  split: "together" | "segments",
  horizon: number,
): Generator<undefined, FlipAnswer> {
  const run = createOutcome("margin", situation.baseline.segments.length, horizon);
  const advantage = (moved: Situation): number => {
    const [first, second] = [run(moved), run({ baseline: moved.baseline, levers: against })];
    // What is only the rounding of two sums is no difference.
    return Math.abs(first - second) <= 1e-13 * Math.max(Math.abs(first), Math.abs(second)) ? 0 : first - second;
  };
  const points: FlipPoint[] = [];
  for (const input of listInputs(situation, split)) {
    points.push(flipPoint(probe(input, situation, advantage)));
    yield;
  }
  return { advantage: advantage(situation), points: nearestFirst(points) };
}

import { useApp } from "../store/app-store.ts";
import { currentEstimate } from "../store/current-estimate.ts";
import type { State } from "../store/state.ts";
import { type Answer, createAnswering } from "./answer.ts";

const answering = createAnswering();

function answerOf(state: State): Answer {
  const estimate = currentEstimate(state);
  if (estimate === null) throw new Error("useAnswer requires a baseline: the what-if screen shows nothing without one");
  return answering(estimate, state.history.present.scenario);
}

/** A part of the answer to the scenario in force. Only what it picks draws a component again; it must pick the same object twice. */
export const useAnswer = <T>(pick: (answer: Answer) => T): T => useApp((state) => pick(answerOf(state)));

export const useOutput = () => useAnswer((answer) => answer.output);

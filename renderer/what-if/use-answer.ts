import { useApp } from "../store/app-store.ts";
import type { State } from "../store/state.ts";
import { type Answer, createAnswering } from "./answer.ts";

const answering = createAnswering();

function answerOf({ baseline, history }: State): Answer {
  if (baseline === null) throw new Error("useAnswer requires a baseline: the what-if screen shows nothing without one");
  return answering(baseline.value, history.present.scenario);
}

/** A part of the answer to the scenario in force. Only what it picks draws a component again; it must pick the same object twice. */
export const useAnswer = <T>(pick: (answer: Answer) => T): T => useApp((state) => pick(answerOf(state)));

export const useOutput = () => useAnswer((answer) => answer.output);

import { createContext, useContext } from "react";
import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import type { Scenario } from "../../shared/project/document.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";

/** A scenario and what it leads to. */
export type Answer = { readonly output: WhatifOutput; readonly scenario: Scenario; readonly estimate: BaselineEstimate };

/** Hands the answer past what does not change with it: at every step of a drag only those are drawn again that read it. */
export const AnswerContext = createContext<Answer | null>(null);

export function useAnswer(): Answer {
  const answer = useContext(AnswerContext);
  if (answer === null) throw new Error("useAnswer requires an AnswerContext around it");
  return answer;
}

import { useDeferredValue, useMemo } from "react";
import type { Situation } from "../../../shared/scenario/understand/outcome.ts";
import { activeLevers } from "../../store/active-levers.ts";
import { useApp } from "../../store/app-store.ts";
import { isSlide } from "../edit-levers.ts";
import { useAnswer } from "../use-answer.ts";
import { useAtRest } from "../use-at-rest.ts";

/** A scenario whose sliders have come to rest. */
export type Rested = {
  readonly situation: Situation;
  readonly horizon: number;
  /** Of each lever in force: its id in the document and its number on the screen. */
  readonly levers: readonly { readonly id: string; readonly number: number }[];
  /** True while a slider is on its way and this is still the scenario before it. */
  readonly isStale: boolean;
};

/** The scenario in force, as it was before a slider began to move: what looks into an answer does not keep pace with a hand. */
export function useRested(): Rested {
  const baseline = useAnswer(({ estimate }) => estimate.baseline);
  const scenario = useApp((state) => state.history.present.scenario);
  const isMoving = useApp((state) => isSlide(state.history.past.at(-1)?.drag));
  const shown = useDeferredValue(useAtRest(isMoving, () => scenario));
  const isStale = shown !== scenario;
  return useMemo(
    () => ({
      situation: { baseline, levers: activeLevers(shown.levers) },
      horizon: shown.horizon,
      levers: shown.levers.flatMap(({ id, on }, index) => (on ? [{ id, number: index + 1 }] : [])),
      isStale,
    }),
    [baseline, shown, isStale],
  );
}

import { useEffect, useMemo } from "react";
import type { Uncertainty } from "../../../shared/scenario/simulate/simulation.ts";
import { useApp } from "../../store/app-store.ts";
import { dropJob } from "../../store/jobs.ts";
import type { Simulated } from "../../store/state.ts";
import { isSlide } from "../edit-levers.ts";
import { useAnswer } from "../use-answer.ts";
import { simulateScenario } from "./simulate-scenario.ts";

/** How long a lever must have been at rest, ms: a hand that only changes its direction asks for nothing. */
const REST_MS = 120;

/** Keeps the ranges in step with the scenario once it has come to rest. Draws nothing itself, as it runs at every move; one a screen. */
export function Simulating(): null {
  const baseline = useAnswer(({ estimate }) => estimate.baseline);
  const levers = useAnswer(({ scenario }) => scenario.levers);
  const horizon = useAnswer(({ scenario }) => scenario.horizon);
  const settings = useApp((state) => state.history.present.simulation);
  const target = useApp((state) => state.view.gainTarget);
  const outputs = useApp((state) => state.history.present.outputs);
  const isMoving = useApp((state) => isSlide(state.history.past.at(-1)?.drag));
  const isLost = useApp((state) => state.engineLost !== null);
  useEffect(() => {
    if (isMoving || isLost) return;
    const of = { baseline, levers, horizon, settings, target, outputs };
    if (isOf(useApp.getState().simulated, of) && useApp.getState().simulated?.isPreview === false) return;
    const timer = setTimeout(() => void simulateScenario(of), REST_MS);
    return () => clearTimeout(timer);
  }, [baseline, levers, horizon, settings, target, outputs, isMoving, isLost]);
  useEffect(() => () => dropJob("simulate"), []);
  return null;
}

/** Ranges to draw, and whether they belong to what the screen shows. */
export type Shown = { readonly value: Uncertainty; readonly isCurrent: boolean };

/** `null` until the first have come, and where they are of another horizon. */
export function useSimulated(): Shown | null {
  const simulated = useApp((state) => state.simulated);
  const settings = useApp((state) => state.history.present.simulation);
  const target = useApp((state) => state.view.gainTarget);
  const outputs = useApp((state) => state.history.present.outputs);
  const horizon = useAnswer(({ scenario }) => scenario.horizon);
  const isCurrent = useAnswer(({ estimate, scenario }) =>
    isOf(simulated, { baseline: estimate.baseline, levers: scenario.levers, horizon: scenario.horizon, settings, target, outputs }),
  );
  // The same object while a lever moves, so that what shows it is not drawn again.
  return useMemo(
    () => (simulated === null || simulated.of.horizon !== horizon ? null : { value: simulated.value, isCurrent }),
    [simulated, horizon, isCurrent],
  );
}

function isOf(simulated: Simulated | null, { baseline, levers, horizon, settings, target, outputs }: Simulated["of"]): boolean {
  const of = simulated?.of;
  const isSame = of?.baseline === baseline && of.levers === levers && of.horizon === horizon;
  return isSame && of.settings === settings && of.target === target && of.outputs === outputs;
}

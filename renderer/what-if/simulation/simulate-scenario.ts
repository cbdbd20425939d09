import { PREVIEW_DRAWS, type SimulationSettings } from "../../../shared/scenario/simulate/simulation.ts";
import { activeLevers } from "../../store/active-levers.ts";
import { runJob } from "../../store/jobs.ts";
import type { SimulationInputs } from "../../store/state.ts";

let asked = 0;

/** Asks the engine for ranges: first those of fewer draws, which are the first of the many. Whoever asks again meanwhile ends this. */
export async function simulateScenario(of: SimulationInputs): Promise<void> {
  asked += 1;
  const number = asked;
  const { baseline, horizon, settings, target, outputs } = of;
  const keys = baseline.segments.map(({ key }) => key);
  // A lever on a segment that is not there does nothing, which the screen says elsewhere.
  const levers = activeLevers(of.levers).filter(({ segment }) => segment === null || keys.includes(segment));
  const ask = (asking: SimulationSettings, isPreview: boolean) =>
    runJob(
      "simulate",
      String(number),
      "scenario:simulate",
      { simulation: { baseline, levers, horizon, settings: asking, target, outputs } },
      (value) => ({
        simulated: { of, value, isPreview },
      }),
    );
  if (settings.draws > PREVIEW_DRAWS) {
    const preview = await ask({ ...settings, draws: PREVIEW_DRAWS }, true);
    if (preview?.ok !== true || number !== asked) return;
  }
  await ask(settings, false);
}

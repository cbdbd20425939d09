import { activeLevers } from "../../store/active-levers.ts";
import { useApp } from "../../store/app-store.ts";
import { bridge } from "../../store/bridge.ts";
import { runJob } from "../../store/jobs.ts";
import { importScenario } from "./edit-scenarios.ts";

/** Opens a scenario file that the dialog gives; levers on segments that are not there are flagged by the answer, and lose nothing. */
export async function openScenarioFile(): Promise<void> {
  const read = await runJob("scenario", "open", "scenario:open", {}, () => ({}));
  if (read?.ok === true && read.value !== null) importScenario(read.value);
}

/** Saves the levers in force where the dialog says. */
export async function saveScenarioFile(name: string): Promise<void> {
  const { horizon, levers } = useApp.getState().history.present.scenario;
  const written = await bridge().call("scenario:save", { scenario: { name, horizon, levers: activeLevers(levers) } });
  if (!written.ok) useApp.setState(({ failures }) => ({ failures: { ...failures, scenario: { key: "save", problem: written.problem } } }));
}

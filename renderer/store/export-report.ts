import type { ReportRequest } from "../../shared/ipc/contract.ts";
import { activeLevers } from "./active-levers.ts";
import { useApp } from "./app-store.ts";
import { runJob } from "./jobs.ts";
import { outputKey, queryOf } from "./keys.ts";
import type { State } from "./state.ts";

/** The report that belongs to the document, as main and the engine want it. */
export function reportOf(state: State): ReportRequest {
  const { name, scenario, baseline } = state.history.present;
  const levers = activeLevers(scenario.levers);
  return {
    format: "pptx",
    query: queryOf(state.history.present),
    scenario: levers.length === 0 ? null : { name: scenario.name, horizon: scenario.horizon, levers },
    baseline,
    theme: null,
    language: state.preferences.language,
    title: name,
  };
}

/** Key of what a deck would hold. */
export const reportKey = (state: State): string => `${outputKey(state)} ${JSON.stringify(reportOf(state))}`;

/** Writes the deck where the save dialog says. */
export async function exportReport(): Promise<void> {
  const state = useApp.getState();
  if (state.output === null) return;
  const key = reportKey(state);
  // The dialog may have been closed without a choice: then nothing was written.
  await runJob("export", key, "report:export", { report: reportOf(state) }, (value) =>
    value === null ? {} : { exported: { key, value } },
  );
}

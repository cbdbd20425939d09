import type { Preferences } from "../../shared/ipc/contract.ts";
import { loadLanguage } from "../ui/translators.ts";
import { useApp } from "./app-store.ts";
import { bridge } from "./bridge.ts";
import { runCommand } from "./commands.ts";
import { receiveProgress } from "./jobs.ts";
import { openFiles } from "./open-files.ts";
import { startPipeline } from "./pipeline.ts";

/** Connects the store with main and opens what the command line asked for. Returns what takes it all back. */
export function startApp(): () => void {
  const stops = [
    bridge().on("job:progress", receiveProgress),
    bridge().on("engine:lost", ({ problem }) => useApp.setState({ engineLost: problem, jobs: {} })),
    bridge().on("menu:command", ({ command }) => runCommand(command)),
    startPipeline(),
  ];
  void bridge()
    .call("app:info", null)
    .then(async (answer) => {
      if (!answer.ok) return;
      await loadLanguage(answer.value.preferences.language);
      useApp.setState({ info: answer.value, preferences: answer.value.preferences });
      if (answer.value.open.length > 0) void openFiles(answer.value.open);
    });
  return () => {
    for (const stop of stops) stop();
  };
}

/** Language or colour scheme: shown as soon as its words are there, kept by main. */
export async function setPreferences(change: Partial<Preferences>): Promise<void> {
  if (change.language !== undefined) await loadLanguage(change.language);
  const preferences = { ...useApp.getState().preferences, ...change };
  useApp.setState({ preferences });
  await bridge().call("app:preferences", preferences);
}

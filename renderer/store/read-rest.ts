import { useApp } from "./app-store.ts";
import { cancelJob, runJob } from "./jobs.ts";
import { keepWhole } from "./keep-loaded.ts";
import { loadKey } from "./keys.ts";

/** Reads the columns that the first look has left out, while what there is can be worked with. */
export async function readRest(): Promise<void> {
  const document = useApp.getState().history.present;
  const key = loadKey(document);
  const tokens = document.files.map((file) => file.token);
  await runJob("rest", key, "data:import", { tokens, readings: document.readings, part: "rest" }, (value) => keepWhole(key, value));
}

/** Gives the rest up, because other files are wanted. */
export const stopRest = (): void => cancelJob("rest");

import { useApp } from "./app-store.ts";
import { runJob } from "./jobs.ts";

/** Saves the empty template, in the language of the window, where the save dialog says. */
export async function saveTemplate(): Promise<void> {
  const { language } = useApp.getState().preferences;
  // The dialog may have been closed without a choice: then nothing was written.
  await runJob("template", language, "template:save", { language }, (value) => (value === null ? {} : { template: value.name }));
}

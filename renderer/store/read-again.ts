import type { FileRef, ProjectDocument } from "../../shared/project/document.ts";
import type { Result } from "../../shared/result.ts";
import type { FileReading } from "../../shared/table/file-reading.ts";
import { keepMapping } from "../../shared/table/keep-mapping.ts";
import { useApp } from "./app-store.ts";
import { bridge } from "./bridge.ts";
import { edit } from "./history.ts";
import { runJob } from "./jobs.ts";
import { keepLoaded } from "./keep-loaded.ts";
import { loadKey } from "./keys.ts";
import { stopRest } from "./read-rest.ts";

/** Adds files to those of the project: everything is read together, as they may join. */
export const addFiles = async (): Promise<void> => add(await bridge().call("file:open", null));
export const addDropped = async (files: readonly File[]): Promise<void> => add(await bridge().drop(files));

async function add(picked: Result<readonly FileRef[]>): Promise<void> {
  if (!picked.ok) {
    useApp.setState((state) => ({ failures: { ...state.failures, import: { key: "", problem: picked.problem } } }));
    return;
  }
  const { files } = useApp.getState().history.present;
  if (picked.value.length > 0) await readAgain("data:edit.addFiles", { files: [...files, ...picked.value] });
}

/** Takes a file of the project out of it. */
export async function removeFile(token: string): Promise<void> {
  const { files } = useApp.getState().history.present;
  const left = files.filter((file) => file.token !== token);
  if (left.length > 0) await readAgain("data:edit.removeFile", { files: left });
}

/** Reads one file otherwise: another encoding, another separator, other tables on a sheet. Nothing said = as found. */
export async function setReading(name: string, reading: FileReading): Promise<boolean> {
  const { [name]: _before, ...others } = useApp.getState().history.present.readings;
  const readings = Object.keys(reading).length === 0 ? others : { ...others, [name]: reading };
  return readAgain("data:edit.reading", { readings });
}

/**
 * Reads the files anew and changes the document only when that has ended well, as one step of undo; what a person has said about
 * the mapping is kept where it still has its columns. After a failure everything is as it was.
 */
async function readAgain(label: string, change: Partial<Pick<ProjectDocument, "files" | "readings">>): Promise<boolean> {
  stopRest();
  const wanted = { ...useApp.getState().history.present, ...change };
  const key = loadKey(wanted);
  const tokens = wanted.files.map((file) => file.token);
  const result = await runJob("import", key, "data:import", { tokens, readings: wanted.readings }, (value) => {
    const { history, loaded, facts } = useApp.getState();
    const before = history.present.mapping;
    const mapping =
      before === null || loaded === null
        ? value.mapping
        : keepMapping({ edited: before, before: loaded.value.tables, inferred: value.mapping, after: value.tables });
    return {
      ...keepLoaded(key, value),
      appended: loaded === null || facts === null ? null : { before: { facts: facts.value, tables: loaded.value.tables } },
      history: edit(history, label, (draft) => Object.assign(draft, { files: wanted.files, readings: wanted.readings, mapping })),
    };
  });
  return result?.ok === true;
}

import { EMPTY_DOCUMENT, type FileRef, type ProjectDocument } from "../../shared/project/document.ts";
import type { Result } from "../../shared/result.ts";
import { useApp } from "./app-store.ts";
import { bridge } from "./bridge.ts";
import { defaultQuery } from "./default-query.ts";
import { startHistory } from "./history.ts";
import { runJob } from "./jobs.ts";
import { FIRST_VIEW } from "./state.ts";

export const openFromDialog = async (): Promise<void> => take(await bridge().call("file:open", null));
export const openSample = async (): Promise<void> => take(await bridge().call("file:sample", null));
export const openDropped = async (files: readonly File[]): Promise<void> => take(await bridge().drop(files));

/** Adds files to those of the project: everything is read together, as they may join. */
export const addFiles = async (): Promise<void> => add(await bridge().call("file:open", null));
export const addDropped = async (files: readonly File[]): Promise<void> => add(await bridge().drop(files));

async function add(picked: Result<readonly FileRef[]>): Promise<void> {
  if (picked.ok && picked.value.length > 0) await openFiles([...useApp.getState().history.present.files, ...picked.value]);
  else if (!picked.ok) await take(picked);
}

/** Reads again what the project works on, after the engine was lost. The mapping and all else stays as it was. */
export async function reload(): Promise<void> {
  const { files } = useApp.getState().history.present;
  await runJob("import", keyOf(files), "data:import", { tokens: files.map((file) => file.token) }, (value) => ({
    loaded: { serial: nextSerial(), value },
    engineLost: null,
  }));
}

async function take(picked: Result<readonly FileRef[]>): Promise<void> {
  if (!picked.ok) {
    useApp.setState((state) => ({ failures: { ...state.failures, import: { key: "", problem: picked.problem } } }));
    return;
  }
  if (picked.value.length > 0) await openFiles(picked.value);
}

/** Reads files, infers what they are, and begins a new document on them. What was open stays until that has ended well. */
export async function openFiles(files: readonly FileRef[]): Promise<void> {
  await runJob("import", keyOf(files), "data:import", { tokens: files.map((file) => file.token) }, (value) => {
    const { mapping, tables } = value;
    const document: ProjectDocument = { ...EMPTY_DOCUMENT, name: nameOf(files), files, mapping, ...defaultQuery(mapping) };
    const first = tables.find((table) => mapping.tables.some((use) => matches(use, table))) ?? tables[0];
    return {
      history: startHistory(document),
      loaded: { serial: nextSerial(), value },
      engineLost: null,
      facts: null,
      output: null,
      baseline: null,
      exported: null,
      failures: {},
      view: { ...FIRST_VIEW, screen: "data", table: first === undefined ? null : { id: first.id, use: 0 } },
    };
  });
}

const nextSerial = (): number => (useApp.getState().loaded?.serial ?? 0) + 1;

const keyOf = (files: readonly FileRef[]): string => files.map((file) => file.token).join(" ");

/** The first file's name without its ending. */
function nameOf(files: readonly FileRef[]): string {
  const name = files[0]?.name ?? "";
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

const matches = (
  use: { readonly file?: string; readonly sheet?: string },
  table: { readonly file: string; readonly sheet: string | null },
): boolean => (use.file === undefined || use.file === table.file) && (use.sheet === undefined || use.sheet === table.sheet);

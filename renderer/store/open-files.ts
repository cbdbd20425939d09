import { EMPTY_DOCUMENT, type FileRef, type ProjectDocument } from "../../shared/project/document.ts";
import type { Result } from "../../shared/result.ts";
import { useApp } from "./app-store.ts";
import { bridge } from "./bridge.ts";
import { defaultQuery } from "./default-query.ts";
import { startHistory } from "./history.ts";
import { runJob } from "./jobs.ts";
import { keepLoaded, keepWhole, nextSerial } from "./keep-loaded.ts";
import { loadKey } from "./keys.ts";
import { stopRest } from "./read-rest.ts";
import { FIRST_VIEW } from "./state.ts";

export const openFromDialog = async (): Promise<void> => take(await bridge().call("file:open", null));
export const openSample = async (): Promise<void> => take(await bridge().call("file:sample", null));
export const openDropped = async (files: readonly File[]): Promise<void> => take(await bridge().drop(files));

async function take(picked: Result<readonly FileRef[]>): Promise<void> {
  if (!picked.ok) {
    useApp.setState((state) => ({ failures: { ...state.failures, import: { key: "", problem: picked.problem } } }));
    return;
  }
  if (picked.value.length > 0) await openFiles(picked.value);
}

/**
 * Reads files, infers what they are, and begins a new document on them. What was open stays until that has ended well. Of a large and
 * wide file only the first columns may be there then (`pending`); the pipeline reads the rest.
 */
export async function openFiles(files: readonly FileRef[]): Promise<void> {
  stopRest();
  const key = loadKey({ files, readings: {} });
  await runJob("import", key, "data:import", { tokens: files.map((file) => file.token), part: "first" }, (value) => {
    const { mapping, tables } = value;
    const document: ProjectDocument = { ...EMPTY_DOCUMENT, name: nameOf(files), files, mapping, ...defaultQuery(mapping) };
    const first = tables.find((table) => mapping.tables.some((use) => matches(use, table))) ?? tables[0];
    return {
      history: startHistory(document),
      loaded: { serial: nextSerial(), key, value },
      appended: null,
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

/** Reads again what the project works on: after the engine was lost, or after an undo that changes what is read. */
export async function reload(): Promise<void> {
  const document = useApp.getState().history.present;
  const key = loadKey(document);
  const tokens = document.files.map((file) => file.token);
  stopRest();
  await runJob("import", key, "data:import", { tokens, readings: document.readings }, (value) =>
    useApp.getState().loaded?.value.pending === undefined ? keepLoaded(key, value) : keepWhole(key, value),
  );
}

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

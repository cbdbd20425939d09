import type { Settings } from "../../shared/indices/settings.ts";
import { readSettings } from "../../shared/project/settings-schema.ts";
import { ok, type Result } from "../../shared/result.ts";
import { inFile, readJsonFile } from "../storage/read-json-file.ts";

/** SET.json; no settings at all where there is no file. */
export async function readSettingsFile(path: string | undefined): Promise<Result<Partial<Settings>>> {
  if (path === undefined) return ok({});
  const json = await readJsonFile(path, "SETTINGS_INVALID");
  return json.ok ? inFile(readSettings(json.value), path) : json;
}

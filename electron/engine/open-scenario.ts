import { readScenarioFile, type ScenarioFile } from "../../shared/project/scenario-file.ts";
import type { Result } from "../../shared/result.ts";
import { readJsonFile } from "../storage/read-json-file.ts";
import type { EngineFile } from "./protocol.ts";

/** A scenario file, read under the engine's caps as every file of unknown origin is. SCENARIO_INVALID names the place and the cause. */
export async function openScenario({ path, name }: EngineFile): Promise<Result<ScenarioFile>> {
  const json = await readJsonFile(path, "SCENARIO_INVALID");
  const read = json.ok ? readScenarioFile(json.value) : json;
  // The path is that of a copy of ours; a person knows the file by its own name.
  return read.ok ? read : { ok: false, problem: { ...read.problem, file: name } };
}

import { readMapping } from "../../shared/project/mapping-schema.ts";
import type { Result } from "../../shared/result.ts";
import type { Mapping } from "../../shared/table/mapping.ts";
import { inFile, readJsonFile } from "../storage/read-json-file.ts";

/** MAP.json, or what `octad inspect --json` printed. */
export async function readMappingFile(path: string): Promise<Result<Mapping>> {
  const json = await readJsonFile(path, "MAPPING_INVALID");
  return json.ok ? inFile(readMapping(json.value), path) : json;
}

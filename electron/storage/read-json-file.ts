import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ProblemCode } from "../../shared/problem.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { fileProblem } from "./file-problem.ts";

/** A mapping, settings, scenario or theme is a page of text, never more. */
const LIMIT_MB = 16;

/** The JSON in a file; `code` is the problem when it is none (cause `json`). A byte order mark is no fault. */
export async function readJsonFile(path: string, code: ProblemCode): Promise<Result<unknown>> {
  const file = basename(path);
  try {
    const { size } = await stat(path);
    if (size > LIMIT_MB * 1024 * 1024) return fail("FILE_TOO_LARGE", { file, detail: { limitMb: LIMIT_MB } });
    const text = (await readFile(path, "utf8")).replace(/^\uFEFF/, "");
    try {
      return ok(JSON.parse(text));
    } catch (error) {
      const line = faultLine(text, error);
      return fail(code, { file, detail: { path: "", ...(line === null ? { cause: "json" } : { cause: "jsonLine", line }) } });
    }
  } catch (error) {
    return fileProblem(error, file);
  }
}

/** Puts the name of the file into a problem found in its content. */
export function inFile<T>(result: Result<T>, path: string): Result<T> {
  return result.ok ? result : { ok: false, problem: { ...result.problem, file: basename(path) } };
}

/** Line of the fault: where the parser says, else the first thing that is no token of JSON; `null` where neither tells. */
function faultLine(text: string, error: unknown): number | null {
  const said = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  const position = said === undefined ? firstStrayToken(text) : Number(said);
  return position === null ? null : text.slice(0, position).split("\n").length;
}

function firstStrayToken(text: string): number | null {
  const token = /\s+|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    if (!token.test(text)) return at;
  }
  return null;
}

import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { SourceFile } from "../engine/workbench.ts";
import { fileProblem } from "../storage/file-problem.ts";
import { usage } from "./parse-options.ts";

/** The files named on the command line, each of which must be there. */
export async function sourceFiles(paths: readonly string[]): Promise<Result<readonly SourceFile[]>> {
  if (paths.length === 0) return usage("noFile");
  const files: SourceFile[] = [];
  for (const path of paths) {
    const name = basename(path);
    try {
      const facts = await stat(path);
      if (!facts.isFile()) return fail("FILE_UNREADABLE", { file: name, detail: { reason: "notAFile" } });
      files.push({ path, name, bytes: facts.size });
    } catch (error) {
      return fileProblem(error, name);
    }
  }
  return ok(files);
}

import { randomUUID } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ProblemCode } from "../../shared/problem.ts";
import type { FileRef } from "../../shared/project/document.ts";
import { fail, ok, type Result } from "../../shared/result.ts";

export type KnownFile = { readonly path: string; readonly name: string; readonly bytes: number };

/** Text, JSON lines and Parquet stream and may be this large; the engine's gate is stricter with workbooks. */
const MOST_BYTES = 2 * 1024 ** 3;

/** The files that a person chose, by the tokens under which the window knows them. Paths stay here. */
export class FileTokens {
  readonly #files = new Map<string, KnownFile>();

  /** Takes in a path that a native dialog, a drop or the command line gave; only a regular file with something in it. */
  async add(path: string): Promise<Result<FileRef>> {
    const name = basename(path);
    const found = await realpath(path).then(
      async (target) => ({ target, facts: await stat(target) }),
      (error: unknown) => error,
    );
    if (!isFound(found)) return fail(codeOf(found), { file: name });
    if (!found.facts.isFile()) return fail("FILE_TYPE_UNSUPPORTED", { file: name });
    const bytes = found.facts.size;
    if (bytes > MOST_BYTES) return fail("FILE_TOO_LARGE", { file: name, detail: { limitMb: MOST_BYTES / 1024 ** 2 } });
    const token = randomUUID();
    this.#files.set(token, { path: found.target, name, bytes });
    return ok({ token, name, bytes });
  }

  /** All of them, or the first problem: half an answer would hide that a file is missing. */
  async addAll(paths: readonly string[]): Promise<Result<readonly FileRef[]>> {
    const refs: FileRef[] = [];
    for (const path of paths) {
      const added = await this.add(path);
      if (!added.ok) return added;
      refs.push(added.value);
    }
    return ok(refs);
  }

  /** The files behind tokens; a token that main did not hand out is refused. */
  resolve(tokens: readonly string[]): Result<readonly KnownFile[]> {
    const files: KnownFile[] = [];
    for (const token of tokens) {
      const file = this.#files.get(token);
      if (file === undefined) return fail("REFUSED", { detail: { why: "token" } });
      files.push(file);
    }
    return ok(files);
  }
}

type Found = { readonly target: string; readonly facts: { readonly size: number; readonly isFile: () => boolean } };

const isFound = (value: unknown): value is Found => typeof value === "object" && value !== null && "facts" in value;

function codeOf(error: unknown): ProblemCode {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" ? "FILE_NOT_FOUND" : "FILE_UNREADABLE";
}

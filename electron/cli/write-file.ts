import { randomBytes } from "node:crypto";
import { access, constants, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { fail, ok, type Result } from "../../shared/result.ts";

/** Proves before the long work that the folder of a path can be written to and that the path is no folder. */
export async function checkWritable(path: string): Promise<Result<null>> {
  const target = resolve(path);
  try {
    await access(dirname(target), constants.W_OK);
    if ((await stat(target).catch(() => null))?.isDirectory() === true) return refused(target, "EISDIR");
    return ok(null);
  } catch (error) {
    return refused(target, codeOf(error));
  }
}

/** Writes a file whole or not at all: beside it under another name first, then renamed over it. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<null>> {
  const target = resolve(path);
  const partial = `${target}.${randomBytes(4).toString("hex")}.partial`;
  try {
    await writeFile(partial, bytes, { flag: "wx" });
    await rename(partial, target);
    return ok(null);
  } catch (error) {
    await rm(partial, { force: true });
    return refused(target, codeOf(error));
  }
}

const refused = (target: string, reason: string) => fail("WRITE_FAILED", { file: basename(target), detail: { reason } });

function codeOf(error: unknown): string {
  // Without a code it is no refusal of the file system but a fault of our own.
  if (!(error instanceof Error) || !("code" in error)) throw error;
  return String(error.code);
}

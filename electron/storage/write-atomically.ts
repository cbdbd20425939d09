import { randomBytes } from "node:crypto";
import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** The few acts on the file system that a save is made of, so that tests can make each of them fail. */
export type FileActs = {
  readonly open: (path: string, flags: string, mode?: number) => Promise<Pick<FileHandle, "writeFile" | "sync" | "close">>;
  readonly realpath: (path: string) => Promise<string>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly rm: (path: string, options: { readonly force: boolean }) => Promise<void>;
  readonly stat: (path: string) => Promise<{ readonly mode: number }>;
};

const REAL: FileActs = { open, realpath, rename, rm, stat };

/**
 * Writes a file so that at any instant either the old or the new content stands there, whole: a temporary file beside it,
 * flushed to the disk, renamed over it, and the folder flushed too. When anything fails the old file is untouched, the temporary one
 * is gone and the error is thrown. A symbolic link keeps pointing where it did: its target is replaced.
 */
export async function writeAtomically(path: string, content: string | Uint8Array, acts: FileActs = REAL): Promise<void> {
  const target = await acts.realpath(path).catch(() => path);
  const mode = await acts.stat(target).then(
    (found) => found.mode & 0o777,
    () => 0o600,
  );
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await acts.open(temporary, "wx", mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await acts.rename(temporary, target);
  } catch (error) {
    await acts.rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target), acts);
}

/** Makes the rename itself durable. Windows has no way to open a folder, and needs none. */
async function syncFolder(folder: string, acts: FileActs): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await acts.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

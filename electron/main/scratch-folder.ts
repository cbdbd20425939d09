import { randomBytes } from "node:crypto";
import { copyFile, link, mkdir, readdir, rm } from "node:fs/promises";
import { extname, join } from "node:path";
import type { EngineFile } from "../engine/protocol.ts";
import type { KnownFile } from "./file-tokens.ts";

/** What the engine is handed: the same files in a folder of their own, and a way to throw them away. */
export type HandedFiles = { readonly files: readonly EngineFile[]; readonly remove: () => Promise<void> };

/**
 * The folder where files stand that the engine may read. Each is a hard link, or a copy where the disk differs or forbids
 * one; so the engine never sees a person's own path.
 */
export class ScratchFolder {
  readonly #folder: string;
  #next = 1;

  /** @param parent the scratch folders of all runs, one each, named by the process that made it */
  constructor(parent: string) {
    this.#folder = join(parent, `${process.pid}-${randomBytes(6).toString("hex")}`);
  }

  async hand(files: readonly KnownFile[]): Promise<HandedFiles> {
    const folder = join(this.#folder, String(this.#next++));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      const handed: EngineFile[] = [];
      for (const [index, file] of files.entries()) {
        const path = join(folder, `${index + 1}${safeExtension(file.name)}`);
        await link(file.path, path).catch(() => copyFile(file.path, path));
        handed.push({ path, name: file.name, bytes: file.bytes });
      }
      return { files: handed, remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Throws away what earlier runs left when they were killed: folders whose process is gone. */
export async function sweepScratch(parent: string, isAlive: (pid: number) => boolean = isProcessAlive): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const pid = Number(/^(\d+)-[0-9a-f]{12}$/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

const safeExtension = (name: string): string => /^\.[a-z0-9]{1,8}$/i.exec(extname(name))?.[0]?.toLowerCase() ?? "";

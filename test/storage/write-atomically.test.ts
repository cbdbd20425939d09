import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FileActs, writeAtomically } from "../../electron/storage/write-atomically.ts";

const REAL: FileActs = { open, realpath, rename, rm, stat };

describe("writeAtomically", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "octad-write-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("writes a new file that only its owner can read, and leaves nothing else behind", async () => {
    await writeAtomically(join(folder, "a.json"), "one");
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("one");
    expect(readdirSync(folder)).toEqual(["a.json"]);
    if (process.platform !== "win32") expect(statSync(join(folder, "a.json")).mode & 0o777).toBe(0o600);
  });

  it("replaces a file and keeps its mode", async () => {
    writeFileSync(join(folder, "a.json"), "old");
    chmodSync(join(folder, "a.json"), 0o640);
    await writeAtomically(join(folder, "a.json"), new Uint8Array([110, 101, 119]));
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("new");
    expect(statSync(join(folder, "a.json")).mode & 0o777).toBe(0o640);
  });

  it("replaces the target of a symbolic link and keeps the link", async () => {
    writeFileSync(join(folder, "real.json"), "old");
    symlinkSync(join(folder, "real.json"), join(folder, "link.json"));
    await writeAtomically(join(folder, "link.json"), "new");
    expect(readFileSync(join(folder, "real.json"), "utf8")).toBe("new");
    expect(readdirSync(folder).sort()).toEqual(["link.json", "real.json"]);
  });

  it("flushes the file before the rename and the folder after it", async () => {
    const acts: string[] = [];
    const watched: FileActs = {
      ...REAL,
      open: async (path, flags, mode) => {
        const handle = await open(path, flags, mode);
        const what = path.endsWith(".tmp") ? "file" : "folder";
        return {
          writeFile: handle.writeFile.bind(handle),
          sync: async () => {
            acts.push(`sync ${what}`);
            await handle.sync();
          },
          close: () => handle.close(),
        };
      },
      rename: async (from, to) => {
        acts.push("rename");
        await rename(from, to);
      },
    };
    await writeAtomically(join(folder, "a.json"), "x", watched);
    expect(acts).toEqual(["sync file", "rename", "sync folder"]);
  });

  const disk = (code: string) => Object.assign(new Error(code), { code });
  const faults: readonly (readonly [string, Partial<FileActs>])[] = [
    ["the folder is read-only", { open: () => Promise.reject(disk("EACCES")) }],
    ["the disk is full", failing({ writeFile: () => Promise.reject(disk("ENOSPC")) })],
    ["the flush fails", failing({ sync: () => Promise.reject(disk("EIO")) })],
    ["the rename fails", { rename: () => Promise.reject(disk("EXDEV")) }],
  ];
  for (const [name, acts] of faults) {
    it(`leaves the old file untouched and no other when ${name}`, async () => {
      writeFileSync(join(folder, "a.json"), "old");
      await expect(writeAtomically(join(folder, "a.json"), "new", { ...REAL, ...acts })).rejects.toThrow(/EACCES|ENOSPC|EIO|EXDEV/);
      expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("old");
      expect(readdirSync(folder)).toEqual(["a.json"]);
    });
  }
});

/** Real files on which one act fails. */
function failing(broken: Partial<Awaited<ReturnType<FileActs["open"]>>>): Partial<FileActs> {
  return {
    open: async (path, flags, mode) => {
      const handle = await open(path, flags, mode);
      return { writeFile: handle.writeFile.bind(handle), sync: () => handle.sync(), close: () => handle.close(), ...broken };
    },
  };
}

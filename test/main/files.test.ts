import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FileTokens } from "../../electron/main/file-tokens.ts";
import { filesGiven } from "../../electron/main/files-given.ts";
import { ScratchFolder, sweepScratch } from "../../electron/main/scratch-folder.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "octad-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("FileTokens", () => {
  it("gives a token, a name and a size, never a path", async () => {
    writeFileSync(join(folder, "a b.csv"), "x;y\n");
    const added = await new FileTokens().add(join(folder, "a b.csv"));
    expect(added).toEqual({ ok: true, value: { token: expect.stringMatching(/^[0-9a-f-]{36}$/), name: "a b.csv", bytes: 4 } });
    expect(JSON.stringify(added)).not.toContain(folder);
  });

  it("resolves only tokens that it gave", async () => {
    writeFileSync(join(folder, "a.csv"), "x");
    const tokens = new FileTokens();
    const added = await tokens.add(join(folder, "a.csv"));
    if (!added.ok) throw new Error("a.csv is a regular file");
    expect(tokens.resolve([added.value.token])).toEqual({ ok: true, value: [{ path: join(folder, "a.csv"), name: "a.csv", bytes: 1 }] });
    expect(tokens.resolve([added.value.token, "forged"])).toEqual({ ok: false, problem: { code: "REFUSED", detail: { why: "token" } } });
    expect(new FileTokens().resolve([added.value.token])).toMatchObject({ ok: false });
  });

  it("says what is wrong with a path, by the name of the file", async () => {
    mkdirSync(join(folder, "folder.xlsx"));
    symlinkSync(join(folder, "gone"), join(folder, "dangling.csv"));
    symlinkSync(join(folder, "loop.csv"), join(folder, "loop.csv"));
    writeFileSync(join(folder, "huge.csv"), "");
    truncateSync(join(folder, "huge.csv"), 3 * 1024 ** 3);
    const problem = async (name: string) => {
      const added = await new FileTokens().add(join(folder, name));
      return added.ok ? "ok" : `${added.problem.code} ${added.problem.file}`;
    };
    expect(await problem("none.csv")).toBe("FILE_NOT_FOUND none.csv");
    expect(await problem("dangling.csv")).toBe("FILE_NOT_FOUND dangling.csv");
    expect(await problem("loop.csv")).toBe("FILE_NOT_FOUND loop.csv");
    expect(await problem("folder.xlsx")).toBe("FILE_TYPE_UNSUPPORTED folder.xlsx");
    expect(await problem("huge.csv")).toBe("FILE_TOO_LARGE huge.csv");
  });

  it.runIf(process.platform === "linux")("takes no device", async () => {
    expect(await new FileTokens().add("/dev/zero")).toMatchObject({ ok: false, problem: { code: "FILE_TYPE_UNSUPPORTED", file: "zero" } });
  });
});

describe("ScratchFolder", () => {
  it("hands the content under neutral names, and takes it away again", async () => {
    writeFileSync(join(folder, "Enquête été.XLSX"), "content");
    const scratch = new ScratchFolder(join(folder, "scratch"));
    const handed = await scratch.hand([{ path: join(folder, "Enquête été.XLSX"), name: "Enquête été.XLSX", bytes: 7 }]);
    const [file] = handed.files;
    expect(file?.path).toMatch(/[\\/]1\.xlsx$/);
    expect(file?.name).toBe("Enquête été.XLSX");
    expect(readFileSync(file?.path ?? "", "utf8")).toBe("content");
    await handed.remove();
    expect(() => readFileSync(file?.path ?? "")).toThrow(/ENOENT/);
    expect(readFileSync(join(folder, "Enquête été.XLSX"), "utf8")).toBe("content");
  });

  it("keeps two files of one name apart", async () => {
    for (const name of ["1", "2"]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "s.csv"), name);
    }
    const handed = await new ScratchFolder(join(folder, "scratch")).hand(
      ["1", "2"].map((name) => ({ path: join(folder, name, "s.csv"), name: "s.csv", bytes: 1 })),
    );
    expect(handed.files.map((file) => readFileSync(file.path, "utf8"))).toEqual(["1", "2"]);
  });

  it("leaves nothing behind when a file has gone meanwhile", async () => {
    const scratch = new ScratchFolder(join(folder, "scratch"));
    await expect(scratch.hand([{ path: join(folder, "gone.csv"), name: "gone.csv", bytes: 1 }])).rejects.toThrow(/ENOENT/);
    const [own] = readdirSync(join(folder, "scratch"));
    expect(readdirSync(join(folder, "scratch", own ?? ""))).toEqual([]);
  });

  it("sweeps what dead processes left, and nothing else", async () => {
    for (const name of ["11-0123456789ab", "22-0123456789ab", "notes"]) mkdirSync(join(folder, name));
    writeFileSync(join(folder, "11-0123456789ab", "1.csv"), "x");
    linkSync(join(folder, "11-0123456789ab", "1.csv"), join(folder, "original.csv"));
    await sweepScratch(folder, (pid) => pid === 22);
    expect(readdirSync(folder).sort()).toEqual(["22-0123456789ab", "notes", "original.csv"]);
    await sweepScratch(join(folder, "nowhere"));
  });
});

describe("filesGiven", () => {
  it("takes what is neither an option nor the application itself", () => {
    expect(filesGiven(["electron", "--no-sandbox", ".", "--user-data-dir=/x", "a.xlsx", "b.csv"], false)).toEqual(["a.xlsx", "b.csv"]);
    expect(filesGiven(["/opt/Octad/octad", "--flag", "a.xlsx"], true)).toEqual(["a.xlsx"]);
    expect(filesGiven(["electron", "."], false)).toEqual([]);
  });
});

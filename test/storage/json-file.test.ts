import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jsonFile } from "../../electron/storage/json-file.ts";

const repair = (read: unknown): number => (typeof read === "number" ? read : 7);

describe("jsonFile", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "octad-json-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("starts with the repaired default when there is no file", () => {
    expect(jsonFile(join(folder, "none.json"), repair).value()).toBe(7);
  });

  it("starts with the repaired default when the file is damaged", () => {
    writeFileSync(join(folder, "bad.json"), '{"half');
    expect(jsonFile(join(folder, "bad.json"), repair).value()).toBe(7);
  });

  it("keeps what was saved for the next start", async () => {
    const file = jsonFile(join(folder, "n.json"), repair);
    await file.save(3);
    expect(file.value()).toBe(3);
    expect(jsonFile(join(folder, "n.json"), repair).value()).toBe(3);
  });

  it("never runs two saves at once, and the last one stands", async () => {
    let running = 0;
    let most = 0;
    const file = jsonFile(join(folder, "n.json"), repair, async (path, content) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, 2));
      writeFileSync(path, content);
      running -= 1;
    });
    await Promise.all([1, 2, 3, 4, 5].map((value) => file.save(value)));
    expect(most).toBe(1);
    expect(readFileSync(join(folder, "n.json"), "utf8")).toBe("5\n");
  });

  it("tells the caller of a failed save, and lets the next one through", async () => {
    let fails = true;
    const file = jsonFile(join(folder, "n.json"), repair, async () => {
      if (fails) throw new Error("ENOSPC");
    });
    await expect(file.save(1)).rejects.toThrow("ENOSPC");
    fails = false;
    await expect(file.save(2)).resolves.toBeUndefined();
  });
});

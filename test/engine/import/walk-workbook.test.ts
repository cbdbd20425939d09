import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

describe("the process that walks a workbook", () => {
  it("says that it is loaded before it says anything of the file, so that only the file is timed", () => {
    const source = readFileSync(join("electron", "engine", "import", "walk-workbook.mjs"), "utf8");
    const library = createRequire(import.meta.url).resolve("@e965/xlsx");
    const { stdout } = spawnSync(
      process.execPath,
      ["--input-type=module", "-e", source, "--", "--octad-walk-workbook", library, join("samples", "no such file.xls")],
      { encoding: "utf8" },
    );
    const [first, second] = stdout.trim().split("\n");
    expect(JSON.parse(first ?? "")).toEqual({ loaded: true });
    expect(JSON.parse(second ?? "")).toMatchObject({ error: expect.stringContaining("ENOENT") });
  });
});

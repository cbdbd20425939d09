import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/**
 * Who may import whom (docs/architecture.md) is enforced by Biome, and a pattern that Biome cannot read switches a rule off
 * without a word. So files that break every rule are kept in test/support/broken-layers, laid out like the repository, and
 * each of their imports must be reported.
 */
const ROOT = resolve(import.meta.dirname, "../..");
const BROKEN = join(ROOT, "test", "support", "broken-layers");

type Report = {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: unknown; readonly start?: unknown } }[];
  readonly summary: { readonly changed: number; readonly unchanged: number };
};

const files = readdirSync(BROKEN, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));

describe("the layers of the house", () => {
  let folder = "";
  let report: Report;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "octad-layers-"));
    cpSync(BROKEN, folder, { recursive: true });
    cpSync(join(ROOT, "biome.json"), join(folder, "biome.json"));
    const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
    const run = spawnSync(process.execPath, [biome, "lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    report = JSON.parse(run.stdout);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Places where a rule speaks; two patterns may both match one import. */
  const count = (file: string, rule: string): number => {
    const places = report.diagnostics
      .filter((found) => found.category === rule)
      .map((found) => JSON.stringify(found.location))
      .filter((place) => place.includes(file.replaceAll("\\", "/")));
    return new Set(places).size;
  };

  it("are checked on every broken file", () => {
    expect(files.length).toBeGreaterThan(20);
    expect(report.summary.unchanged + report.summary.changed).toBeGreaterThanOrEqual(files.length);
  });

  it("have a broken file for every override of the rule", () => {
    const { overrides }: { overrides: readonly { includes: readonly string[] }[] } = JSON.parse(
      readFileSync(join(ROOT, "biome.json"), "utf8"),
    );
    const restricted = overrides
      .filter((override) => JSON.stringify(override).includes("noRestrictedImports"))
      .flatMap((override) => override.includes);
    expect(restricted.length).toBeGreaterThan(15);
    for (const glob of restricted) {
      const start = glob.replace(/\*.*$/, "");
      expect(
        files.filter((file) => file.replaceAll("\\", "/").startsWith(start)),
        glob,
      ).not.toEqual([]);
    }
  });

  for (const file of files.filter((name) => !/cycle|clock/.test(name))) {
    it(`report every import of ${file.replaceAll("\\", "/")}`, () => {
      const imports = readFileSync(join(BROKEN, file), "utf8").match(/^import /gm)?.length ?? 0;
      expect(imports).toBeGreaterThan(0);
      expect(count(file, "lint/style/noRestrictedImports")).toBe(imports);
    });
  }

  it("report a cycle on both of its files", () => {
    expect(count("cycle/one.ts", "lint/suspicious/noImportCycles")).toBe(1);
    expect(count("cycle/two.ts", "lint/suspicious/noImportCycles")).toBe(1);
  });

  it("report a clock and unseeded chance in shared/", () => {
    expect(count("clock/now.ts", "lint/nursery/noJsRestrictedProperties")).toBe(3);
  });
});

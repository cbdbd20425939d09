import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FuzzEngine, failureOf, HANG_MS, keepFailure, mutants, REGRESSIONS, runFuzz } from "./run-fuzz.ts";

/** As many files as every run of the tests can afford; `npm run fuzz -- 10000` makes more, from another seed each time. */
const FILES = 500;
const SEED = 20_261_122;
const CEILING_MB = 1_600;

describe("damaged files", () => {
  test(`${FILES} of every format end in a table or in a problem that names the file, and none holds the engine up`, {
    timeout: 600_000,
  }, async () => {
    const report = await runFuzz(FILES, SEED);
    const failed = report.failures.map(
      (failure) => `${failure.name} (seed ${failure.seed}): ${failure.why}, kept as ${keepFailure(failure)}`,
    );
    expect(failed).toEqual([]);
    expect(report.files).toBe(FILES);
    expect(report.slowest.ms).toBeLessThan(HANG_MS);
    expect(report.peakMb).toBeLessThan(CEILING_MB);
    // Restarts are what a hang in SheetJS costs: rare, or the gate lets too much through.
    expect(report.restarts).toBeLessThanOrEqual(FILES / 100);
    // Damage that changes nothing and damage that nothing survives would both prove little.
    expect(report.outcomes.get("read") ?? 0).toBeGreaterThan(FILES / 10);
    expect(report.outcomes.get("FILE_CORRUPT") ?? 0).toBeGreaterThan(FILES / 10);
  });

  test("are the same for the same seed, and others for another", async () => {
    const made = async (seed: number): Promise<readonly string[]> => {
      const files: string[] = [];
      for await (const { name, bytes } of mutants(20, seed))
        if (!name.endsWith(".parquet")) files.push(`${name} ${bytes.toString("base64")}`);
      return files;
    };
    // A workbook holds the moment in which it was written, so only those made byte by byte here are compared.
    const plain = (files: readonly string[]): readonly string[] => files.filter((file) => /^(plain|rich)\.xlsx|\.csv|\.json/.test(file));
    const first = plain(await made(7));
    expect(first.length).toBeGreaterThan(3);
    expect(plain(await made(7))).toEqual(first);
    expect(plain(await made(8_000))).not.toEqual(first);
  });

  test("count as failures when the reader hangs, dies, errs, or does not say which file it was", () => {
    expect(failureOf("a.csv", { problem: null, ms: 5 })).toBeNull();
    expect(failureOf("a.csv", { problem: { code: "FILE_CORRUPT", file: "a.csv" }, ms: 5 })).toBeNull();
    expect(failureOf("a.csv", { problem: { code: "FILE_CORRUPT" }, ms: 5 })).toContain("does not name");
    expect(failureOf("a.csv", { problem: null, ms: HANG_MS + 1 })).toContain("took");
    for (const code of ["INTERNAL", "ENGINE_GONE", "TIMED_OUT", "OUT_OF_MEMORY"] as const) {
      expect(failureOf("a.xlsx", { problem: { code, file: "a.xlsx" }, ms: 5 })).toBe(code);
    }
  });
});

describe("files that once made the reader fail", () => {
  const names = existsSync(REGRESSIONS) ? readdirSync(REGRESSIONS) : [];
  let engine: FuzzEngine;
  beforeAll(async () => {
    engine = await FuzzEngine.start();
    await engine.load("warm.csv", Buffer.from("a,b\n1,2\n"));
  });
  afterAll(() => engine.stop());

  test.each(names)("%s does so no more", { timeout: 30_000 }, async (name) => {
    const bytes = readFileSync(join(REGRESSIONS, name));
    expect(failureOf(name, await engine.load(name, bytes))).toBeNull();
    expect(failureOf(name, await engine.preview(name, bytes))).toBeNull();
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import type { TextFacts } from "../../../electron/engine/import/csv-encoding.ts";
import { rewriteCsv } from "../../../electron/engine/import/csv-rewrite.ts";
import { type Job, QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";

const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FACTS: TextFacts = { encoding: "utf-8", found: "utf-8", reason: "ascii", mark: 0, isUtf8: true, clean: true };

function source(name: string, text: string) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { path, file: name, facts: FACTS, delimiter: ";", header: ["a", "b"], summing: false };
}

/** Errors that nobody takes while `work` runs and a moment after: any of them would end the engine. */
async function uncaughtDuring(work: () => Promise<void>): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const others = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => seen.push(error));
  try {
    await work();
    await wait(50);
  } finally {
    process.removeAllListeners("uncaughtException");
    for (const other of others) process.on("uncaughtException", other);
  }
  return seen;
}

describe("rewriting a text file", () => {
  // Half of the rows are blank, so that blocks are short and the next one is read while the last is still being written.
  const big = source("big.csv", "a;b\n".concat("1;2\n;;;;;;;;;;;;\n".repeat(400_000)));

  test("fills up short rows, leaves out blank ones and keeps row numbers", async () => {
    const target = join(folder, "small.csv");
    expect(await rewriteCsv(source("short.csv", "a;b\n1;2\n;\n3\n"), target, 1, 2, QUIET_JOB)).toMatchObject({
      width: 2,
      ragged: 1,
      blank: 1,
      dropped: 0,
      outside: [],
    });
    expect(readFileSync(target, "utf8")).toBe("2,1,2\n4,3,\n");
  });

  test("cancelled while a block is being written, raises nothing but CANCELLED", async () => {
    const seen = await uncaughtDuring(async () => {
      for (let stop = 2; stop <= 6; stop++) {
        let polls = 0;
        const job: Job = {
          report: () => undefined,
          checkpoint: () => {
            if (++polls === stop) throw new ProblemError({ code: "CANCELLED" });
          },
        };
        await expect(rewriteCsv(big, join(folder, "out.csv"), 1, 2, job)).rejects.toMatchObject({ problem: { code: "CANCELLED" } });
      }
    });
    expect(seen).toEqual([]);
  });

  test("into a folder that is gone, is an error of the call and of nobody else", async () => {
    const seen = await uncaughtDuring(async () => {
      await expect(rewriteCsv(big, join(folder, "gone", "out.csv"), 1, 2, QUIET_JOB)).rejects.toMatchObject({ code: "ENOENT" });
    });
    expect(seen).toEqual([]);
  });
});

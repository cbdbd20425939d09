import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { importFile } from "../../electron/engine/import/import-file.ts";
import { quoteName, Store } from "../../electron/engine/store.ts";
import { createTranslator, LANGUAGES } from "../../shared/messages/translator.ts";
import type { Problem } from "../../shared/problem.ts";
import { type Job, QUIET_JOB } from "../../shared/progress.ts";
import { ProblemError } from "../../shared/result.ts";
import { importPath } from "../support/import-bytes.ts";
import { makeXlsx } from "../support/make-xlsx.ts";
import { CONTAINERS } from "./containers.ts";
import { type Expected, GOOD, type HostileCase } from "./hostile-case.ts";
import { RECORDS } from "./records.ts";
import { SHEETJS_FORMATS } from "./sheetjs-formats.ts";
import { TEXTS } from "./texts.ts";
import { ADDRESSES, CELLS, NAMES, XML_TRICKS } from "./workbooks.ts";

/** The threats of reliability.md 3.3, each with the outcome that is written for it. */
const FAMILIES: Readonly<Record<string, readonly HostileCase[]>> = {
  "containers and kinds of file": CONTAINERS,
  "XML that explodes": XML_TRICKS,
  "addresses and sizes that lie": ADDRESSES,
  "what stands in cells": CELLS,
  "names, hidden things, macros and links": NAMES,
  "text files": TEXTS,
  "JSON and Parquet": RECORDS,
  "xls, xlsb and ods": SHEETJS_FORMATS,
};

const ALL = Object.values(FAMILIES).flat();
const LONGEST_MS = 5_000;
const LONGEST_BIG_MS = 60_000;
const longest = ({ big }: HostileCase): number => (big === true ? LONGEST_BIG_MS : LONGEST_MS);
const FILE = "file";

let folder = "";
let store: Store;
const problems = new Map<string, Problem>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "octad-test-"));
  store = await Store.open();
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype).filter((name) => name.startsWith("pollut"))).toEqual([]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

async function read(one: HostileCase) {
  const path = join(folder, "file");
  writeFileSync(path, one.bytes());
  const started = performance.now();
  // A file that takes far too long is given up, so that it does not get into the way of those that follow.
  const job: Job = {
    report: () => undefined,
    checkpoint: () => {
      if (performance.now() - started > 2 * longest(one)) throw new ProblemError({ code: "TIMED_OUT" });
    },
  };
  const { tables, problem } = await importPath(store, path, one.file ?? FILE, job, { sheetjs: "child" });
  const ms = performance.now() - started;
  for (const name of await tableNames()) await store.run(`drop table ${quoteName(name)}`);
  return { tables, problem, ms };
}

const tableNames = async (): Promise<readonly string[]> =>
  (await store.all<{ name: string }>("select table_name as name from information_schema.tables")).map(({ name }) => name);

function check(expected: Expected, { tables, problem }: Awaited<ReturnType<typeof read>>, file: string): void {
  if ("problem" in expected) {
    expect(tables.map(({ headerRow, rowCount }) => ({ headerRow, rowCount }))).toEqual([]);
    expect(problem).toMatchObject({ file, ...expected.problem });
    return;
  }
  expect(problem).toBeNull();
  const [table] = tables;
  if (table === undefined) throw new Error("a file that can be read must give a table");
  const cells = table.rows.map((row) => table.columns.map(({ id }) => row[id]));
  if (expected.sheets !== undefined) expect(tables.map(({ sheet }) => sheet)).toEqual(expected.sheets);
  if (expected.headers !== undefined) expect(table.columns.map(({ header }) => header)).toEqual(expected.headers);
  if (expected.rows !== undefined) expect(cells).toEqual(expected.rows);
  if (expected.rowCount !== undefined) expect(table.rowCount).toBe(expected.rowCount);
  if (expected.columnCount !== undefined) expect(table.columns).toHaveLength(expected.columnCount);
  if (expected.longest !== undefined) expect(table.columns[0]?.profile.longest).toBe(expected.longest);
  if (expected.rowNumbers !== undefined) expect(table.rows.map((row) => row["_row"])).toEqual(expected.rowNumbers);
  if (expected.odd !== undefined) expect(table.oddCells.map(({ row, text }) => [row, text])).toEqual(expected.odd);
  for (const [code, count] of expected.notes ?? []) expect(table.notes).toContainEqual(expect.objectContaining({ code, count }));
}

describe.each(Object.entries(FAMILIES))("%s", (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", { timeout: 130_000 }, async (name, one) => {
    const outcome = await read(one);
    if (outcome.problem !== null) problems.set(name, outcome.problem);
    check(one.expect, outcome, one.file ?? FILE);
    expect(outcome.ms).toBeLessThan(longest(one));
  });
});

describe("all of them together", () => {
  test("are at least 120 files, no name twice", () => {
    expect(ALL.length).toBeGreaterThanOrEqual(120);
    const names = Object.entries(FAMILIES).flatMap(([family, cases]) => cases.map(({ name }) => `${family}: ${name}`));
    expect(new Set(names).size).toBe(ALL.length);
  });

  test("each problem has words in every language, with all values filled in", () => {
    expect(problems.size).toBeGreaterThan(80);
    for (const [name, problem] of problems) {
      for (const language of LANGUAGES) {
        const words = createTranslator(language)(`problem:${problem.code}`, { ...problem.detail });
        expect(words, `${name} (${language})`).not.toMatch(/^problem:|^FILE_|^NO_|\{\{|\(\)/);
        expect(words.length).toBeGreaterThan(20);
      }
    }
  });

  test("those that are refused leave nothing of themselves in the store", async () => {
    for (const one of ALL.filter((candidate) => "problem" in candidate.expect).filter((_, index) => index % 5 === 0)) {
      writeFileSync(join(folder, "file"), one.bytes());
      await importFile(store, { path: join(folder, "file"), name: FILE }, () => "raw_refused", QUIET_JOB);
      expect(await tableNames(), one.name).toEqual([]);
    }
  });

  test("the libraries of known faults are not among the dependencies", () => {
    const lock = JSON.parse(readFileSync(join(process.cwd(), "package-lock.json"), "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly version?: string }>>;
    };
    const versions = (name: string): readonly string[] =>
      Object.entries(lock.packages).flatMap(([path, { version }]) =>
        path.endsWith(`node_modules/${name}`) && version !== undefined ? [version] : [],
      );
    expect(versions("xlsx")).toEqual([]);
    expect(versions("exceljs")).toEqual([]);
    // CVE-2023-30533 is fixed in 0.19.3, CVE-2024-22363 in 0.20.2; CVE-2026-41139 of mathjs in 15.2.0.
    for (const version of versions("@e965/xlsx")) expect(isAtLeast(version, [0, 20, 2])).toBe(true);
    for (const version of versions("mathjs")) expect(isAtLeast(version, [15, 2, 0])).toBe(true);
  });
});

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, wanted] of least.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

describe("what is no readable file", () => {
  const at = async (path: string) => importFile(store, { path, name: "x.csv" }, () => "raw_none", QUIET_JOB);

  test("a missing file, a folder and a pipe are told apart, and none is waited for", async () => {
    mkdirSync(join(folder, "sub"));
    expect(await at(join(folder, "none.csv"))).toMatchObject({ ok: false, problem: { code: "FILE_NOT_FOUND", file: "x.csv" } });
    expect(await at(join(folder, "sub"))).toMatchObject({ ok: false, problem: { code: "FILE_UNREADABLE", detail: { context: "folder" } } });
    expect(await at(join(folder, "sub", "x", "y"))).toMatchObject({ ok: false, problem: { code: "FILE_NOT_FOUND" } });
    if (process.platform === "win32") return;
    execFileSync("mkfifo", [join(folder, "pipe")]);
    expect(await at(join(folder, "pipe"))).toMatchObject({
      ok: false,
      problem: { code: "FILE_UNREADABLE", detail: { context: "special" } },
    });
    expect(await at("/dev/zero")).toMatchObject({ ok: false, problem: { code: "FILE_UNREADABLE", detail: { context: "special" } } });
  });

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)("a file that may not be read", async () => {
    const path = join(folder, "locked.csv");
    writeFileSync(path, "a,b\n1,2\n");
    chmodSync(path, 0o000);
    expect(await at(path)).toMatchObject({ ok: false, problem: { code: "FILE_UNREADABLE", detail: { cause: "EACCES" } } });
  });

  test("a file that shrinks while it is read gives a problem or the rows it had, never a crash", async () => {
    const path = join(folder, "shrinking.csv");
    writeFileSync(path, `a,b\n${"1,2\n".repeat(500_000)}`);
    let cut = false;
    const job = {
      report: () => undefined,
      checkpoint: () => {
        if (!cut) writeFileSync(path, "a,b\n1,");
        cut = true;
      },
    };
    const result = await importFile(store, { path, name: "x.csv" }, () => "raw_shrunk", job);
    expect(cut).toBe(true);
    if (!result.ok) expect(result.problem).toMatchObject({ file: "x.csv" });
  });
});

describe("a workbook cut or damaged anywhere", () => {
  const good = makeXlsx(GOOD);

  test("never crashes and never gives other values: a problem, or the same table", async () => {
    const path = join(folder, "file.xlsx");
    let next = 1;
    const outcomes = new Map<string, number>();
    for (let step = 1; step <= 128; step++) {
      const bytes = Buffer.from(good);
      // Half are cut at every 1/64, half have one bit turned.
      const mutant = step <= 64 ? bytes.subarray(0, Math.floor((good.length * step) / 65)) : bytes;
      if (step > 64) {
        const place = (step * 104_729) % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ (1 << (step % 8));
      }
      writeFileSync(path, mutant);
      const result = await importFile(store, { path, name: "file.xlsx" }, () => `raw_cut_${next++}`, QUIET_JOB);
      const outcome = result.ok ? "read" : result.problem.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (result.ok) {
        const id = result.value[0]?.id ?? "";
        expect(await store.all(`select c0, c1 from ${id}`)).toEqual([{ c0: 1, c1: 2 }]);
      }
    }
    expect(outcomes.has("INTERNAL")).toBe(false);
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(128);
    expect(outcomes.get("FILE_CORRUPT") ?? 0).toBeGreaterThan(55);
  });
});

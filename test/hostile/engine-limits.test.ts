import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { EngineMethods } from "../../electron/engine/protocol.ts";
import { EngineClient, type EngineClientOptions } from "../../electron/main/engine-client.ts";
import { ok } from "../../shared/result.ts";
import { makeXlsx } from "../support/make-xlsx.ts";
import { type NodeEngines, nodeEngines } from "../support/node-engine.ts";
import { ods, odsRow, odsText, written } from "./sheetjs-formats.ts";

/** What ends a job of the real engine process, and what is there again afterwards. */

/** An old workbook in which SheetJS reads on for minutes; found by the fuzzer. */
const ENDLESS = "test/hostile/regressions/fd557807cfbf-older.xls";
const MB = 1024 ** 2;

type Load = EngineMethods["load"]["params"];

let folder = "";
let engines: NodeEngines;
let client: EngineClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "octad-test-"));
  engines = await nodeEngines();
});
afterAll(() => {
  engines.remove();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => client.stop());

function connect(options: Partial<EngineClientOptions> = {}, own: NodeEngines = engines): void {
  client = new EngineClient({
    start: own.start,
    onLost: (problem) => {
      throw new Error(`what was loaded must come back, but was lost for ${problem.code}`);
    },
    log: () => undefined,
    ...options,
  });
}

function file(name: string, bytes: string | Uint8Array): Load["files"][number] {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, name, bytes: statSync(path).size };
}

const endless = (): Load => ({ files: [file("endless.xls", readFileSync(ENDLESS))], readings: {} });

/** Two files, one of which is read otherwise than it would be: "n" holds decimal commas between colons. */
function several(): Load {
  const workbook = makeXlsx({
    sheets: ["One", "Two"].map((name, index) => ({
      name,
      rows: [
        ["a", "b"],
        [index, "x"],
        [index + 1, "y"],
      ],
    })),
  });
  const prices = Buffer.from("name:n\ncaf\xe9:1,5\nth\xe9:2,5\n", "latin1");
  return {
    files: [file("book.xlsx", workbook), file("prices.csv", prices)],
    readings: { "prices.csv": { encoding: "windows-1252", delimiter: ":" } },
  };
}

/** Loads the good files and gives back a way to look at all their cells. */
async function loaded(): Promise<() => Promise<unknown>> {
  // A load and a refused one before, so that the tables are not simply the first ones.
  await client.call("load", { files: [file("first.csv", "x,y\n1,2\n")], readings: {} });
  await client.call("load", { files: [file("bad.xlsx", "PK\x03\x04")], readings: {} });
  const result = await client.call("load", several());
  if (!result.ok) throw new Error(`the good files must load, but ${result.problem.code}`);
  const ids = result.value.tables.map(({ id }) => id);
  expect(ids).toHaveLength(3);
  return async () => Promise.all(ids.map((table) => client.call("rows", { table, offset: 0, limit: 10 })));
}

/** A workbook of which SheetJS makes some hundred megabytes. */
function big(): Buffer {
  const rows = Array.from({ length: 40_000 }, (_, row) =>
    odsRow(Array.from({ length: 8 }, (__, column) => odsText(`text ${row * column} that is like no other`)).join("")),
  );
  return ods(rows.join(""));
}

const timed = async <T>(work: Promise<T>): Promise<{ readonly value: T; readonly ms: number }> => {
  const started = performance.now();
  const value = await work;
  return { value, ms: performance.now() - started };
};
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe("the engine process", { timeout: 60_000 }, () => {
  test("is ended when a file makes the parser hang; several files with their readings are there again, under the same names", async () => {
    connect({ limits: { silenceMs: () => 1_500 } });
    const cells = await loaded();
    const before = await cells();
    expect(JSON.stringify(before)).toContain("café");
    const started = engines.started();
    const { value, ms } = await timed(client.call("load", endless()));
    expect(value).toMatchObject({ ok: false, problem: { code: "TIMED_OUT", file: "endless.xls" } });
    expect(ms).toBeLessThan(10_000);
    expect(await cells()).toEqual(before);
    expect(engines.started()).toBe(started + 1);
  });

  test("is ended within a second of Cancel, though the parser hears nothing", async () => {
    connect();
    const cells = await loaded();
    const before = await cells();
    const call = client.call("load", endless(), { job: "hang" });
    await wait(1_000);
    client.cancel("hang");
    const { value, ms } = await timed(call);
    expect(value).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
    // 800 ms are its chance to end by itself.
    expect(ms).toBeLessThan(1_500);
    expect(await cells()).toEqual(before);
  });

  test("stops a long import by itself when it is cancelled, and lives on", async () => {
    // On a busy machine it may hear of it late; what is asked here is that it hears of it at all.
    connect({ graceMs: 10_000 });
    const cells = await loaded();
    const before = await cells();
    const started = engines.started();
    const rows = Array.from(
      { length: 600_000 },
      (_, index) => `k${index},${index % 11},2026-01-${String(1 + (index % 28)).padStart(2, "0")},some words ${index % 977}`,
    );
    const steps: string[] = [];
    const call = client.call(
      "load",
      { files: [file("long.csv", `id,n,day,text\n${rows.join("\n")}\n`)], readings: {} },
      { job: "long", onProgress: ({ step }) => steps.push(step) },
    );
    while (!steps.includes("read")) await wait(20);
    client.cancel("long");
    const { value, ms } = await timed(call);
    expect(value).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
    expect(ms).toBeLessThan(4_000);
    expect(await cells()).toEqual(before);
    expect(engines.started()).toBe(started);
  });

  test("is not taken for hanging while DuckDB works longer than a parser may be silent", async () => {
    connect({ limits: { silenceMs: () => 1_200 } });
    const line = Array.from({ length: 40 }, (_, index) => `value ${index} of some length`).join(",");
    const rows = Array.from({ length: 120_000 }, (_, index) => `${index},${line}`);
    const load = {
      files: [file("wide.csv", `${Array.from({ length: 41 }, (_, index) => `h${index}`).join(",")}\n${rows.join("\n")}\n`)],
      readings: {},
    };
    const { value, ms } = await timed(client.call("load", load));
    expect(value).toMatchObject({ ok: true });
    expect(ms).toBeGreaterThan(1_200);
  });

  test.skipIf(process.platform !== "linux")("is ended when a file makes it grow beyond its limit", async () => {
    connect({ limits: { memoryBytes: () => 120 * MB } });
    const cells = await loaded();
    const before = await cells();
    const result = await client.call("load", { files: [file("big.ods", big())], readings: {} });
    expect(result).toMatchObject({ ok: false, problem: { code: "OUT_OF_MEMORY", file: "big.ods" } });
    expect(await cells()).toEqual(before);
  });

  test("says that there was not enough memory when its heap is full", async () => {
    const small = await nodeEngines({ heapMb: 90 });
    try {
      connect({}, small);
      const cells = await loaded();
      const before = await cells();
      const result = await client.call("load", { files: [file("heap.ods", big())], readings: {} });
      expect(result).toMatchObject({ ok: false, problem: { code: "OUT_OF_MEMORY", file: "heap.ods" } });
      expect(await cells()).toEqual(before);
    } finally {
      client.stop();
      small.remove();
    }
  });

  test("keeps what every object inherits out of reach of a file", async () => {
    connect();
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "then", "length"];
    const result = await client.call("load", {
      files: [
        file("names.xlsx", makeXlsx({ sheets: [{ name: "__proto__", rows: [names, names] }] })),
        file("names.xls", written("xls", [names, names], "__proto__")),
      ],
      readings: {},
    });
    expect(result.ok && result.value.tables.map(({ columns }) => columns.map(({ header }) => header))).toEqual([names, names]);
    expect(await client.call("rows", { table: "raw_1", offset: 0, limit: 1 })).toMatchObject(ok({}));
  });
});

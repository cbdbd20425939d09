import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EngineFile } from "../../electron/engine/protocol.ts";
import { EngineClient } from "../../electron/main/engine-client.ts";
import type { Imported } from "../../shared/ipc/contract.ts";
import type { Result } from "../../shared/result.ts";
import { writeWideCsv } from "../support/make-big-files.ts";
import { type NodeEngines, nodeEngines } from "../support/node-engine.ts";

/** Enough rows of 60 columns for the engine to read the file in two passes. */
const ROWS = 120_000;
const QUERY = { settings: {}, by: null, wave: null, where: null, metrics: false };

let folder = "";
let engines: NodeEngines;
let client: EngineClient;
let file: EngineFile;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "octad-test-"));
  const path = join(folder, "wide.csv");
  await writeWideCsv(path, ROWS);
  file = { path, name: "wide.csv", bytes: (await stat(path)).size };
  engines = await nodeEngines();
  client = new EngineClient({ start: engines.start, onLost: () => undefined, log: () => undefined });
}, 120_000);
afterAll(async () => {
  client.stop();
  engines.remove();
  await rm(folder, { recursive: true });
});

const valueIn = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};

test("the engine answers while it reads the rest of a wide file, gives that up when cancelled, and in the end has all of it", async () => {
  const early: Imported = valueIn(await client.call("load", { files: [file], readings: {}, part: "first" }, { job: "first" }));
  expect(early.pending).toBeGreaterThan(50);
  expect(early.tables[0]?.rowCount).toBe(ROWS);
  const { mapping } = early;
  valueIn(await client.call("map", { mapping }));
  const first = valueIn(await client.call("indices", { query: QUERY }));
  expect(first.indices.nps.n).toBe(ROWS);

  const order: string[] = [];
  const rest = (job: string) =>
    client.call("load", { files: [file], readings: {}, part: "rest" }, { job }).then((result) => {
      order.push(job);
      return result;
    });
  const given = rest("given up");
  const meanwhile = client.call("indices", { query: { ...QUERY, settings: { confidence: 0.9 } } }).then((result) => {
    order.push("indices");
    return result;
  });
  expect(valueIn(await meanwhile).indices.nps.value).toBe(first.indices.nps.value);
  client.cancel("given up");
  expect(await given).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
  expect(order).toEqual(["indices", "given up"]);
  expect(engines.started()).toBe(1);

  const late = valueIn(await rest("read"));
  expect(late.pending).toBeUndefined();
  expect(late.tables[0]?.columns).toHaveLength(60);
  expect(late.tables[0]?.id).not.toBe(early.tables[0]?.id);
  valueIn(await client.call("map", { mapping: early.mapping }));
  expect(valueIn(await client.call("indices", { query: QUERY })).indices.nps).toEqual(first.indices.nps);
}, 240_000);

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FromEngine, ToEngine } from "../../electron/engine/protocol.ts";
import { EngineClient, type EngineClientOptions, type EngineProcess } from "../../electron/main/engine-client.ts";
import { memoryLimitOf, silenceLimitOf } from "../../electron/main/engine-watch.ts";
import { fail, ok, type Result } from "../../shared/result.ts";

const GB = 1024 ** 3;

type Call = Extract<ToEngine, { kind: "call" }>;

/** An engine in whose place the test answers. */
class FakeEngine {
  readonly posted: ToEngine[] = [];
  memory: number | null = 1_000;
  killed = false;
  #message: (message: FromEngine) => void = () => undefined;
  #exit: (code: number, outOfMemory?: boolean) => void = () => undefined;

  readonly process: EngineProcess = {
    post: (message) => {
      this.posted.push(message);
    },
    onMessage: (listener) => {
      this.#message = listener;
    },
    onExit: (listener) => {
      this.#exit = listener;
    },
    kill: () => {
      this.killed = true;
      this.die(9);
    },
    memoryBytes: () => this.memory,
  };

  say(message: FromEngine): void {
    this.#message(message);
  }
  die(code: number, outOfMemory = false): void {
    this.#exit(code, outOfMemory);
  }
  get calls(): readonly Call[] {
    return this.posted.filter((message): message is Call => message.kind === "call");
  }
  answer(method: Call["method"], result: Result<unknown> = ok(method === "load" ? LOADED : "done")): void {
    const call = this.calls.findLast((candidate) => candidate.method === method);
    if (call === undefined) throw new Error(`nobody called ${method}`);
    // What a method answers does not matter to the client.
    this.say({ kind: "result", id: call.id, result: result as Extract<FromEngine, { kind: "result" }>["result"] });
  }
}

/** What a load answers, as much of it as the client looks at. */
const LOADED = { tables: [{ id: "raw_4" }, { id: "raw_5" }] };
const FILES = { files: [{ path: "/scratch/1.csv", name: "a.csv", bytes: 1 }], readings: {} };
const MAPPING = { mapping: { tables: [] } };
const ROWS = { table: "raw_1", offset: 0, limit: 1 };
const QUERY = { query: { settings: {}, by: null, wave: null, where: null, metrics: false } };

describe("EngineClient", () => {
  let engines: FakeEngine[] = [];
  const lost = vi.fn();
  const log = vi.fn();

  const make = (options: Partial<EngineClientOptions> = {}) =>
    new EngineClient({
      start: () => {
        const engine = new FakeEngine();
        engines.push(engine);
        return engine.process;
      },
      onLost: lost,
      log,
      ...options,
    });
  const engine = (index = engines.length - 1): FakeEngine => {
    const found = engines.at(index);
    if (found === undefined) throw new Error("no engine was started");
    return found;
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    engines = [];
    lost.mockClear();
    log.mockClear();
  });
  afterEach(() => vi.useRealTimers());

  /** A client whose engine runs and has files loaded and mapped. */
  async function loaded(options: Partial<EngineClientOptions> = {}) {
    const client = make(options);
    client.start();
    engine().say({ kind: "ready" });
    const load = client.call("load", FILES);
    await settle();
    engine().answer("load");
    await load;
    const map = client.call("map", MAPPING);
    await settle();
    engine().answer("map");
    await map;
    return client;
  }

  it("starts no process before it is asked to", () => {
    make();
    expect(engines).toHaveLength(0);
  });

  it("gives each call its own answer and its own progress", async () => {
    const client = make();
    const heard: unknown[] = [];
    const first = client.call("indices", QUERY, { job: "a", onProgress: (progress) => heard.push(["a", progress.step]) });
    const second = client.call("rows", ROWS, { job: "b", onProgress: (progress) => heard.push(["b", progress.step]) });
    await settle();
    const [indices, rows] = engine().calls;
    engine().say({ kind: "progress", id: rows?.id ?? 0, progress: { fraction: 0.5, step: "reading" } });
    engine().say({ kind: "progress", id: indices?.id ?? 0, progress: { fraction: 0.1, step: "counting" } });
    engine().answer("rows", ok("rows"));
    engine().answer("indices", fail("NO_USABLE_COLUMN"));
    expect(await second).toEqual(ok("rows"));
    expect(await first).toEqual(fail("NO_USABLE_COLUMN"));
    expect(heard).toEqual([
      ["b", "reading"],
      ["a", "counting"],
    ]);
  });

  it("drops a late message of a job that has ended", async () => {
    const client = make();
    const heard = vi.fn();
    const call = client.call("rows", ROWS, { job: "a", onProgress: heard });
    await settle();
    engine().answer("rows");
    await call;
    engine().say({ kind: "progress", id: engine().calls[0]?.id ?? 0, progress: { fraction: 1, step: "late" } });
    engine().answer("rows");
    expect(heard).not.toHaveBeenCalled();
  });

  it("cancels by asking, when the engine listens", async () => {
    const client = await loaded();
    const call = client.call("indices", QUERY, { job: "a" });
    await settle();
    client.cancel("a");
    engine().answer("indices", fail("CANCELLED"));
    expect(await call).toEqual(fail("CANCELLED"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(engines).toHaveLength(1);
    expect(engine().killed).toBe(false);
  });

  it("kills an engine that does not listen within 800 ms, and brings back what was loaded", async () => {
    const client = await loaded();
    const call = client.call("indices", QUERY, { job: "a" });
    await settle();
    client.cancel("a");
    await vi.advanceTimersByTimeAsync(799);
    expect(engines).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toEqual(fail("CANCELLED"));
    expect(engines).toHaveLength(2);
    engine().say({ kind: "ready" });
    expect(engine().calls.map((message) => [message.method, message.params])).toEqual([["load", { ...FILES, firstTable: 1 }]]);
    engine().answer("load");
    await settle();
    expect(engine().calls.map((message) => message.method)).toEqual(["load", "map"]);
    engine().answer("map");
    await settle();
    const next = client.call("rows", ROWS);
    await settle();
    engine().answer("rows", ok("rows"));
    expect(await next).toEqual(ok("rows"));
    expect(lost).not.toHaveBeenCalled();
  });

  it("cancels a job that waits without harm to the one that runs", async () => {
    const client = await loaded();
    const running = client.call("indices", QUERY, { job: "a" });
    const waiting = client.call("baseline", { ...QUERY, bySegment: true }, { job: "b" });
    await settle();
    client.cancel("b");
    expect(await waiting).toEqual(fail("CANCELLED"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(engine().killed).toBe(false);
    engine().answer("indices");
    expect(await running).toEqual(ok("done"));
  });

  it("cancels a job of an engine that is still starting, which may take its time", async () => {
    const client = make();
    const call = client.call("indices", QUERY, { job: "a" });
    await settle();
    client.cancel("a");
    expect(await call).toEqual(fail("CANCELLED"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(engines).toHaveLength(1);
    expect(engine().killed).toBe(false);
  });

  it("cancels a job that has not reached the engine yet", async () => {
    const client = make();
    client.cancel("a");
    expect(await client.call("load", FILES, { job: "a" })).toEqual(fail("CANCELLED"));
    expect(engines).toHaveLength(0);
  });

  it("tells only the running job when the engine dies, and asks the others again", async () => {
    const client = await loaded();
    const running = client.call("indices", QUERY, { job: "a" });
    const waiting = client.call("rows", ROWS);
    await settle();
    engine().die(133);
    expect(await running).toEqual(fail("ENGINE_GONE", { detail: { status: 133 } }));
    engine().say({ kind: "ready" });
    engine().answer("load");
    await settle();
    engine().answer("map");
    await settle();
    engine().answer("rows", ok("rows"));
    expect(await waiting).toEqual(ok("rows"));
  });

  it("makes calls wait until what was loaded is back", async () => {
    const client = await loaded();
    engine().die(1);
    const call = client.call("rows", ROWS);
    await settle();
    expect(engine().calls.map((message) => message.method)).toEqual(["load"]);
    engine().answer("load");
    await settle();
    engine().answer("map");
    await settle();
    expect(engine().calls.map((message) => message.method)).toEqual(["load", "map", "rows"]);
    engine().answer("rows");
    expect(await call).toEqual(ok("done"));
  });

  it("says that nothing is loaded when the files kill the next engine too", async () => {
    const client = await loaded();
    engine().die(1);
    engine().say({ kind: "ready" });
    engine().die(1);
    await settle();
    engine().say({ kind: "ready" });
    expect(lost).toHaveBeenCalledTimes(1);
    expect(engines).toHaveLength(3);
    expect(engine().calls).toEqual([]);
    const call = client.call("rows", ROWS);
    await settle();
    engine().answer("rows");
    expect(await call).toEqual(ok("done"));
  });

  it("keeps the files that were loaded when an import of others kills the engine", async () => {
    const client = await loaded();
    const other = { files: [{ path: "/scratch/2.xlsx", name: "bad.xlsx", bytes: 9 }], readings: {} };
    const call = client.call("load", other, { job: "a" });
    await settle();
    engine().die(6);
    expect(await call).toMatchObject({ ok: false, problem: { code: "ENGINE_GONE" } });
    expect(engine().calls.map((message) => message.params)).toEqual([{ ...FILES, firstTable: 1 }]);
  });

  it("does not start again and again an engine that cannot start", async () => {
    const client = make();
    const call = client.call("rows", ROWS);
    await settle();
    engine().say({ kind: "fatal", problem: { code: "INTERNAL" }, words: "no library" });
    engine().die(1);
    expect(await call).toMatchObject({ ok: false, problem: { code: "ENGINE_GONE" } });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(engines).toHaveLength(1);
  });

  it("ends a job whose memory grows without end", async () => {
    const client = await loaded({ limits: { memoryBytes: () => 5_000 } });
    const call = client.call("indices", QUERY, { job: "a" });
    await settle();
    engine().memory = 5_900;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(engine().killed).toBe(false);
    engine().memory = 6_100;
    await vi.advanceTimersByTimeAsync(200);
    expect(await call).toEqual(fail("OUT_OF_MEMORY"));
    expect(engines).toHaveLength(2);
  });

  it("gives each job the memory its files have a right to", () => {
    const load = (bytes: number): Call => ({
      kind: "call",
      id: 1,
      method: "load",
      params: { files: [{ path: "/x", name: "x", bytes }], readings: {} },
    });
    expect(memoryLimitOf(load(2_000))).toBeCloseTo(1.5 * GB, -6);
    expect(memoryLimitOf(load(100_000_000))).toBeGreaterThan(2 * GB);
    expect(memoryLimitOf(load(2_000_000_000))).toBe(3 * GB);
    expect(memoryLimitOf({ kind: "call", id: 1, method: "rows", params: ROWS })).toBe(3 * GB);
  });

  it("ends an import that gives no sign of life, says which file it was at, and brings back what was loaded", async () => {
    const client = await loaded();
    const files = ["one.csv", "two.xls"].map((name, index) => ({ path: `/scratch/${index}`, name, bytes: 1_000 }));
    const call = client.call("load", { files, readings: {} }, { job: "a" });
    await settle();
    const { id } = engine().calls.at(-1) ?? { id: 0 };
    for (let second = 0; second < 30; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      engine().say({ kind: "alive", id });
    }
    engine().say({ kind: "progress", id, progress: { fraction: null, step: "read", detail: { file: "two.xls" } } });
    await vi.advanceTimersByTimeAsync(5_900);
    expect(engine().killed).toBe(false);
    await vi.advanceTimersByTimeAsync(400);
    expect(await call).toEqual(fail("TIMED_OUT", { file: "two.xls", detail: { seconds: 6 } }));
    expect(engine().calls.map((message) => message.params)).toEqual([{ ...FILES, firstTable: 1 }]);
  });

  it("is more patient with large files, and endlessly so with what is computed", () => {
    const load = (bytes: number): Call => ({
      kind: "call",
      id: 1,
      method: "load",
      params: { files: [{ path: "/x", name: "x", bytes }], readings: {} },
    });
    expect(silenceLimitOf(load(1_000))).toBeLessThan(10_000);
    expect(silenceLimitOf(load(20_000_000))).toBe(46_000);
    expect(silenceLimitOf(load(2_000_000_000))).toBe(120_000);
    expect(silenceLimitOf({ kind: "call", id: 1, method: "indices", params: QUERY })).toBeNull();
  });

  it("does not take a computer that slept for an engine that hangs", async () => {
    const client = await loaded();
    const call = client.call("load", FILES, { job: "a" });
    await settle();
    const now = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(now + 3_600_000);
    await vi.advanceTimersByTimeAsync(200);
    vi.restoreAllMocks();
    expect(engine().killed).toBe(false);
    engine().answer("load");
    expect(await call).toEqual(ok(LOADED));
  });

  it("numbers the tables of a restored load as they were, whatever was tried in between", async () => {
    const client = await loaded();
    const other = client.call("load", { ...FILES, readings: { "a.csv": { delimiter: ";" } } });
    await settle();
    expect(engine().calls.at(-1)?.params).toMatchObject({ firstTable: 6 });
    engine().answer("load", ok({ tables: [{ id: "raw_6" }] }));
    await other;
    const bad = client.call("load", FILES);
    await settle();
    expect(engine().calls.at(-1)?.params).toMatchObject({ firstTable: 7 });
    engine().answer("load", fail("FILE_CORRUPT"));
    await bad;
    engine().die(1);
    expect(engine().calls[0]?.params).toEqual({ ...FILES, readings: { "a.csv": { delimiter: ";" } }, firstTable: 6 });
  });

  it("brings back the first columns of a file as such, and all of it in one once the rest was read", async () => {
    const client = await loaded();
    const first = client.call("load", { ...FILES, part: "first" });
    await settle();
    engine().answer("load", ok({ tables: [{ id: "raw_6" }] }));
    await first;
    engine().die(1);
    expect(engine().calls[0]?.params).toEqual({ ...FILES, part: "first", firstTable: 6 });
    engine().say({ kind: "ready" });
    engine().answer("load", ok({ tables: [{ id: "raw_6" }] }));
    await settle();
    const rest = client.call("load", { ...FILES, part: "rest" });
    await settle();
    engine().answer("load", ok({ tables: [{ id: "raw_7" }] }));
    await rest;
    engine().die(1);
    expect(engine().calls[0]?.params).toEqual({ ...FILES, firstTable: 7 });
  });

  it("cancels a job that waits for what was loaded to be back", async () => {
    const client = await loaded();
    engine().die(1);
    const call = client.call("indices", QUERY, { job: "late" });
    await settle();
    client.cancel("late");
    expect(await call).toEqual(fail("CANCELLED"));
    expect(engine().calls.map((message) => message.method)).toEqual(["load"]);
  });

  it("cancels a job that was behind the one that ended the engine", async () => {
    const client = await loaded();
    const running = client.call("indices", QUERY, { job: "a" });
    const behind = client.call("baseline", { ...QUERY, bySegment: true }, { job: "b" });
    await settle();
    engine().die(1);
    expect(await running).toMatchObject({ ok: false, problem: { code: "ENGINE_GONE" } });
    client.cancel("b");
    expect(await behind).toEqual(fail("CANCELLED"));
    engine().say({ kind: "ready" });
    engine().answer("load");
    await settle();
    engine().answer("map");
    await settle();
    expect(engine().calls.map((message) => message.method)).toEqual(["load", "map"]);
  });

  it("kills for a cancelled job though rows that were asked for before it are still to come", async () => {
    const client = await loaded();
    void client.call("rows", ROWS);
    const call = client.call("load", FILES, { job: "a" });
    await settle();
    client.cancel("a");
    await vi.advanceTimersByTimeAsync(800);
    expect(await call).toEqual(fail("CANCELLED"));
    expect(engines).toHaveLength(2);
  });

  it("tells a full heap from any other end", async () => {
    const client = await loaded();
    const call = client.call("load", { ...FILES, files: [{ path: "/x", name: "big.ods", bytes: 9 }] }, { job: "a" });
    await settle();
    engine().die(134, true);
    expect(await call).toEqual(fail("OUT_OF_MEMORY", { file: "big.ods" }));
  });

  it("lets memory grow while no job runs", async () => {
    await loaded({ limits: { memoryBytes: () => 5_000 } });
    engine().memory = 1e9;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(engine().killed).toBe(false);
  });

  it("answers nothing any more once it was stopped", async () => {
    const client = await loaded();
    client.stop();
    expect(engine().killed).toBe(true);
    expect(engines).toHaveLength(1);
    expect(await client.call("rows", ROWS)).toEqual(fail("ENGINE_GONE"));
  });
});
